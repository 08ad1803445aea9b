using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Votes.Hands;

/// <summary>Hands counted in a room: noted by whoever runs the committee, read by its members.</summary>
public sealed class HandVotes(PortalDb db, CommitteeAccess committee, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int OnAPage = 20;

    public DateOnly Today => territory.Today(clock);

    /// <summary>Those of the bodies where whoever asks sits, or which they run.</summary>
    public async Task<Paged<HandVote>> ListAsync(int number)
    {
        var mine = (await committee.MineAsync()).Select(body => body.Id).ToList();
        return await db.HandVotes.AsNoTracking().Where(vote => mine.Contains(vote.BodyId)).OrderByDescending(vote => vote.HeldOn).ThenBy(vote => vote.Id).PageAsync(number, OnAPage);
    }

    /// <summary>Lines like « Le sport : 7 »; others, or a body that one does not run: <see cref="BrokenRuleException"/>.</summary>
    public Task NoteAsync(Guid bodyId, string question, string lines, DateOnly heldOn) => db.InOneTransactionAsync(async () =>
    {
        if (!await committee.RunsAsync(bodyId)) throw new BrokenRuleException("Choisissez une instance que vous animez.");
        var vote = HandVote.Of(bodyId, question, [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Read)], heldOn, Today);
        db.HandVotes.Add(vote);
        await db.SaveChangesAsync();
        await audit.WriteAsync(VotesAudit.Hands, objectId: vote.Id);
    });

    private static HandVote.Line Read(string line)
    {
        var at = line.LastIndexOf(':');
        return at > 0 && int.TryParse(line.AsSpan(at + 1).Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var hands)
            ? new HandVote.Line(line[..at].Trim(), hands) : new HandVote.Line("", -1);
    }
}
