using ChildProtection.Features.Committee.Bodies.Running;

namespace ChildProtection.Features.Forums;

/// <summary>As long as an event that is announced is to come, its body cannot be closed: nobody would run it on the day.</summary>
internal sealed class ForumsKeepBodyOpen(PortalDb db, TerritoryPack territory, TimeProvider clock) : IKeepsBodyOpen
{
    public async Task<string?> WhyAsync(Guid bodyId)
    {
        var today = territory.Today(clock);
        return await db.Forums.AnyAsync(forum => forum.BodyId == bodyId && forum.PublishedAt != null && forum.CancelledAt == null && forum.LastDay >= today)
            ? "Un forum est annoncé. Il faut attendre sa fin, ou l’annuler." : null;
    }
}
