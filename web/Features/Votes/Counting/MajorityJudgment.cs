namespace ChildProtection.Features.Votes.Counting;

/// <summary>
/// Majority judgment (Balinski and Laraki). The better one is whose lower median grade is better. The same median: the judgments of that
/// grade are taken out of the middle, and the larger group that remains, those who wanted more or those who wanted less, says which way the
/// median moves; as many on both sides, downwards. Again until they differ. The same grades exactly: the same rank, and nobody is dropped.
/// </summary>
public static class MajorityJudgment
{
    /// <summary>From « à rejeter » (0) to « très bien » (4).</summary>
    public const int Grades = 5;

    public static readonly IReadOnlyList<(string Words, string Icon)> Pictured =
        [("À rejeter", "visage-mal"), ("Pas bien", "visage-pas-bien"), ("Moyen", "visage-moyen"), ("Bien", "visage-bien"), ("Très bien", "visage-tres-bien")];

    /// <summary>The rank of each, from 1; equals share a rank.</summary>
    /// <param name="profiles">For each choice, how many gave each grade, worst first; all of one total.</param>
    public static IReadOnlyList<int> Rank(IReadOnlyList<IReadOnlyList<int>> profiles)
    {
        var scores = profiles.Select(Score).ToList();
        return [.. scores.Select(mine => 1 + scores.Count(other => Compare(other, mine) > 0))];
    }

    /// <summary>The lower median, 0 for the worst grade; -1 when nobody judged.</summary>
    public static int Median(IReadOnlyList<int> profile)
    {
        var (total, seen) = (profile.Sum(), 0);
        for (var grade = 0; grade < profile.Count && total > 0; grade++)
            if ((seen += profile[grade]) * 2 >= total) return grade;
        return -1;
    }

    /// <summary>Medians, one after the other, each with the signed size of the group that moves it.</summary>
    private static List<int> Score(IReadOnlyList<int> profile)
    {
        var (left, score) = (profile.ToArray(), new List<int>());
        for (var round = 0; round < left.Length; round++)
        {
            var median = Median(left);
            if (median < 0) break;
            var (less, more) = (left.Take(median).Sum(), left.Skip(median + 1).Sum());
            var moves = more > less ? 1 : less > 0 ? -1 : 0;
            score.AddRange([median, moves * (moves > 0 ? more : less)]);
            if (moves == 0) break;
            var next = median + moves;
            while (left[next] == 0) next += moves;
            left[next] += left[median]; // the judgments of the middle follow the group that moves it
            left[median] = 0;
        }
        return score;
    }

    private static int Compare(List<int> one, List<int> other)
    {
        foreach (var (mine, theirs) in one.Zip(other))
            if (mine != theirs) return mine.CompareTo(theirs);
        return 0;
    }
}
