using ChildProtection.Features.Votes;

namespace ChildProtection.Features.Forums.Preparing;

/// <summary>How the budget of an event was voted: a counted election of the body, or hands in a room, called so.</summary>
public sealed class BudgetDesk(PortalDb db, ForumDesk desk, ForumsAccess access)
{
    /// <summary>A counted vote on sharing a budget.</summary>
    public sealed record Vote(Guid Id, string Title, DateOnly CountedOn);

    /// <summary>The counted budget votes of this body, the last first.</summary>
    public async Task<IReadOnlyList<Vote>> VotesAsync(Guid bodyId) =>
        await Counted(bodyId).OrderByDescending(vote => vote.CountedOn).ThenBy(vote => vote.Id).Take(20).Select(vote => new Vote(vote.Id, vote.Title, vote.CountedOn!.Value)).ToListAsync();

    /// <summary>The one that is named by the sheet; null for none.</summary>
    public async Task<Vote?> VoteAsync(Forum forum) =>
        forum.Sheet.ElectionId is { } id ? await Counted(forum.BodyId).Where(vote => vote.Id == id).Select(vote => new Vote(vote.Id, vote.Title, vote.CountedOn!.Value)).SingleOrDefaultAsync() : null;

    /// <summary>« Voté par le comité », by whoever runs it; else false. Not a counted budget vote of this body: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> VotedAsync(Forum forum, Guid electionId)
    {
        if (!await Counted(forum.BodyId).AnyAsync(vote => vote.Id == electionId)) throw new BrokenRuleException("Choisissez un vote de budget déjà compté.");
        return await desk.WriteAsync(forum.Id, sheet => sheet.VotedBy(electionId, null));
    }

    /// <summary>« À main levée »; no majority for it, or a day to come: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> HandsAsync(Forum forum, HandCount hands)
    {
        if (hands.Day > access.Today) throw new BrokenRuleException("Ce jour n’est pas encore venu.");
        if (hands.For <= hands.Against) throw new BrokenRuleException("Il faut plus de pour que de contre\u00A0: ce n’est pas adopté.");
        return desk.WriteAsync(forum.Id, sheet => sheet.VotedBy(null, hands));
    }

    private IQueryable<Election> Counted(Guid bodyId) => db.Elections.AsNoTracking().Where(vote => vote.BodyId == bodyId && vote.Method == VoteMethod.Budget && vote.CountedOn != null && vote.CancelledOn == null);
}
