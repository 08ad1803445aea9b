namespace ChildProtection.Features.Votes.Counting;

/// <summary>What a counted vote says to everybody (VOTE-22): in small numbers the outcome only, and no result at all for fewer than five ballots.</summary>
/// <param name="Ranks">The rank of each choice; equals share one. Empty when nothing is published.</param>
/// <param name="Winners">Numbers of the choices adopted or first, from 0; several when equal. Empty for a proposal that is not adopted.</param>
/// <param name="Tally">Null when numbers could tell who chose what.</param>
public sealed record PublishedResult(IReadOnlyList<int> Ranks, IReadOnlyList<int> Winners, Tally? Tally)
{
    /// <summary>Fewer ballots: nothing is published.</summary>
    public const int FewestBallots = 5;

    /// <summary>Fewer ballots: the outcome without numbers, whatever they say. A threshold for unanimous ballots alone would tell that they are.</summary>
    public const int FewestForNumbers = 20;

    /// <summary>Ballots that do not fit this vote: <see cref="BrokenRuleException"/>.</summary>
    public static PublishedResult Of(BallotRules rules, Tally tally)
    {
        if (!tally.Fits(rules)) throw new BrokenRuleException("Ces nombres ne vont pas avec ce vote.");
        if (tally.Ballots < FewestBallots) return new([], [], null);
        var ranks = RanksOf(rules, tally);
        var winners = WinnersOf(rules, tally, ranks);
        return tally.Ballots >= FewestForNumbers ? new(ranks, winners, tally) : new([], winners, null);
    }

    /// <summary>Best first; as many for as many against: the proposal is not adopted.</summary>
    public static IReadOnlyList<int> RanksOf(BallotRules rules, Tally tally) => rules.Method == VoteMethod.Judgment
        ? MajorityJudgment.Rank(tally.Counts)
        : [.. tally.Counts.Select(mine => 1 + tally.Counts.Count(other => other[0] > mine[0]))];

    private static IReadOnlyList<int> WinnersOf(BallotRules rules, Tally tally, IReadOnlyList<int> ranks) => rules.Method switch
    {
        VoteMethod.Proposal => tally.Counts[0][0] > tally.Counts[1][0] ? [0] : [],
        _ when tally.Expressed == 0 => [],
        VoteMethod.Several or VoteMethod.Budget => [.. Enumerable.Range(0, rules.Options).Where(option => tally.Counts[option][0] > 0 && ranks[option] <= (rules.Method == VoteMethod.Several ? rules.Limit : 1))],
        _ => [.. Enumerable.Range(0, rules.Options).Where(option => ranks[option] == 1)],
    };
}
