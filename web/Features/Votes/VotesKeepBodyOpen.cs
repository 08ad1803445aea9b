using ChildProtection.Features.Committee.Bodies.Running;

namespace ChildProtection.Features.Votes;

/// <summary>As long as a vote of a body runs (list fixed, not counted, not cancelled), the body cannot be closed.</summary>
internal sealed class VotesKeepBodyOpen(PortalDb db) : IKeepsBodyOpen
{
    public async Task<string?> WhyAsync(Guid bodyId) =>
        await db.Elections.AnyAsync(one => one.BodyId == bodyId && one.AnnouncedOn != null && one.CountedOn == null && one.CancelledOn == null)
            ? "Un vote est en cours. Il faut d’abord le finir, ou l’annuler." : null;
}
