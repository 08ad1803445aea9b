namespace ChildProtection.Features.Votes.Counting;

/// <summary>Ballots, added up. From it nobody finds one ballot again.</summary>
/// <param name="Ballots">All of them: blank and void too, on the web and on paper.</param>
/// <param name="Blank">« Votes blancs ».</param>
/// <param name="Void">« Votes nuls »: what is no ballot of this vote.</param>
/// <param name="Counts">For each choice: how many for each grade, worst first, or one number: votes or points.</param>
public sealed record Tally(int Ballots, int Blank, int Void, IReadOnlyList<IReadOnlyList<int>> Counts)
{
    /// <summary>Ballots that say something.</summary>
    public int Expressed => Ballots - Blank - Void;

    /// <param name="rules">Of the vote.</param>
    /// <param name="ballots">Null for what could not be read.</param>
    public static Tally Of(BallotRules rules, IEnumerable<Ballot?> ballots)
    {
        var width = rules.Method == VoteMethod.Judgment ? MajorityJudgment.Grades : 1;
        var counts = Enumerable.Range(0, rules.Options).Select(_ => new int[width]).ToArray();
        var (all, blank, spoilt) = (0, 0, 0);
        foreach (var ballot in ballots)
        {
            all++;
            if (ballot is null) spoilt++;
            else if (ballot.IsBlank) blank++;
            else
                for (var option = 0; option < rules.Options; option++)
                {
                    if (width > 1) counts[option][ballot.Values[option]]++;
                    else counts[option][0] += ballot.Values[option];
                }
        }
        return new Tally(all, blank, spoilt, counts);
    }

    /// <summary>Whether these numbers can be the sum of so many ballots of this vote.</summary>
    public bool Fits(BallotRules rules) => Blank >= 0 && Void >= 0 && Expressed >= 0 && Counts.Count == rules.Options
        && Counts.All(counts => counts.Count == (rules.Method == VoteMethod.Judgment ? MajorityJudgment.Grades : 1) && counts.All(count => count >= 0)) && rules.Method switch
        {
            VoteMethod.Judgment => Counts.All(counts => counts.Sum() == Expressed),
            VoteMethod.Proposal or VoteMethod.OneChoice => Counts.Sum(counts => counts[0]) == Expressed,
            VoteMethod.Several => Counts.All(counts => counts[0] <= Expressed) && Counts.Sum(counts => (long)counts[0]) is var chosen && chosen >= Expressed && chosen <= (long)Expressed * rules.Limit,
            _ => Counts.Sum(counts => (long)counts[0]) is var points && points >= Expressed && points <= (long)Expressed * rules.Limit,
        };
}
