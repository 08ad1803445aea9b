namespace ChildProtection.Features.Discussions.Polls;

/// <summary>« À main levée » in a room: asked by whoever runs it, answered by members, said in words.</summary>
public sealed class RoomPolls(PortalDb db, Vault vault)
{
    /// <summary>Shown at once.</summary>
    public const int Most = 3;

    /// <summary>Below this many hands nothing is said: who chose what would be known.</summary>
    public const int Least = 5;

    /// <param name="Id">Of the poll.</param>
    /// <param name="Question">What is asked.</param>
    /// <param name="Choices">In the order they were written.</param>
    /// <param name="Mine">My choice; null for none yet.</param>
    /// <param name="IsOpen">One may still raise or move one’s hand.</param>
    /// <param name="Answer">Said once it is closed; null before.</param>
    public sealed record Shown(Guid Id, string Question, IReadOnlyList<string> Choices, int? Mine, bool IsOpen, string? Answer);

    /// <summary>The last ones of a room.</summary>
    public async Task<IReadOnlyList<Shown>> ShownAsync(RoomPerson me, Guid room)
    {
        var (my, hands) = (me.Id, db.RoomPollHands);
        var asked = await db.RoomPolls.AsNoTracking().Where(poll => poll.RoomId == room).OrderByDescending(poll => poll.At).ThenBy(poll => poll.Id).Take(Most).ToListAsync();
        if (asked.Count == 0) return [];
        var ids = asked.Select(poll => poll.Id).ToList();
        var raised = (await hands.Where(hand => ids.Contains(hand.PollId)).GroupBy(hand => new { hand.PollId, hand.Choice }).Select(some => new { some.Key.PollId, some.Key.Choice, Count = some.Count(), Mine = some.Count(hand => hand.AccountId == my) }).ToListAsync()).ToLookup(one => one.PollId);
        var words = await vault.OpenAllAsync(DiscussionsData.Poll, [.. asked.Select(poll => (Vault.Nobody, poll.Id, poll.Words))]);
        return [.. asked.Select(poll =>
        {
            var lines = (words[poll.Id] ?? "").Split('\n');
            var mine = raised[poll.Id].Where(one => one.Mine > 0).Select(one => (int?)one.Choice).FirstOrDefault();
            return new Shown(poll.Id, lines[0], lines[1..], mine, poll.ClosedAt is null, poll.ClosedAt is null ? null : Say(lines[1..], raised[poll.Id].ToDictionary(one => one.Choice, one => one.Count)));
        })];
    }

    /// <summary>In words, without a number or an order: what most chose, or that hands are shared.</summary>
    public static string Say(IReadOnlyList<string> choices, IReadOnlyDictionary<int, int> hands)
    {
        var (all, most) = (hands.Values.Sum(), hands.Values.DefaultIfEmpty().Max());
        var first = hands.Where(one => one.Value == most).Select(one => one.Key).ToList();
        return all < Least ? "Il y a trop peu de mains pour le dire."
            : first.Count > 1 || first[0] >= choices.Count ? "Les avis sont partagés."
            : most * 2 > all ? $"La plupart choisissent\u00A0: {choices[first[0]]}." : $"Le choix le plus suivi\u00A0: {choices[first[0]]}.";
    }
}
