namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// The answers to one question (or the sizes of the groups), over those who were asked. All tables with the same variable share them:
/// a row hidden here is hidden in each of them.
/// </summary>
internal sealed class Margin(string key, int[] counts, bool isSensitive)
{
    public string Key => key;
    public int[] Counts => counts;
    public bool IsSensitive { get; set; } = isSensitive;
    public int Total { get; } = counts.Sum();
    public bool[] Hidden { get; } = new bool[counts.Length];

    /// <summary>The row that is told as « la plupart »; all rows are hidden then.</summary>
    public int? Mostly { get; private set; }

    private bool neverMostly;

    /// <summary>Other questions were put to those who gave some of these answers: their numbers must not move in a proof.</summary>
    public bool IsBase { get; set; }

    public List<Crossing> Crossings { get; } = [];

    /// <summary>Two counts of the same thing that do not agree: one of the tables is wrong.</summary>
    public bool Agrees(int[] others) => counts.SequenceEqual(others);

    public bool IsProtected(int row, int threshold) => counts[row] < threshold || Total - counts[row] < threshold;

    /// <summary>Least count that a reader must hold possible for a row that is not hidden, or is told as « la plupart ».</summary>
    public int Least(int row, DisclosureRules rules) =>
        row == Mostly ? Rounding.LeastMost(Total) : Hidden[row] ? 0 : Rounding.LeastLike(counts[row], rules);

    /// <summary>Hides what must be; true when something changed.</summary>
    public bool Protect(DisclosureRules rules)
    {
        var before = Hidden.Count(hidden => hidden);
        for (var row = 0; row < counts.Length; row++) Hidden[row] |= IsProtected(row, rules.Threshold) || IsTooAlike(rules);
        Line.Complete(counts, Hidden);
        while (Enumerable.Range(0, counts.Length).Any(row => IsProtected(row, rules.Threshold) && Width(rules) < rules.Threshold) && HideSmallest()) { }

        Mostly = !neverMostly && Hidden.All(hidden => hidden) && MostlyRow(rules) is { } top ? top : null;
        return Hidden.Count(hidden => hidden) != before;
    }

    /// <summary>« La plupart » would make another cell too narrow.</summary>
    public void StopTelling() => (neverMostly, Mostly) = (true, null);

    /// <summary>How many people can leave a shown row for a hidden one without any published table changing, <paramref name="except"/> left aside.</summary>
    public int Slack(int row, DisclosureRules rules, Crossing? except = null)
    {
        if (IsBase || Hidden[row]) return 0;
        var slack = counts[row] - Least(row, rules);
        return Crossings.Where(crossing => crossing != except).Select(crossing => crossing.Slack(this, row, rules)).Append(slack).Min();
    }

    /// <summary>The width of the interval of a hidden row: all hidden people could be in it, or none, and some of the shown ones too.</summary>
    private int Width(DisclosureRules rules) =>
        Enumerable.Range(0, counts.Length).Sum(row => Hidden[row] ? counts[row] : Slack(row, rules));

    private bool IsTooAlike(DisclosureRules rules) => IsSensitive && counts.Max() >= rules.SameAnswerShare * Total;

    private bool HideSmallest()
    {
        var shown = Enumerable.Range(0, counts.Length).Where(row => !Hidden[row]).OrderBy(row => counts[row]).ToList();
        if (shown.Count == 0) return false;
        Hidden[shown[0]] = true;
        return true;
    }

    private int? MostlyRow(DisclosureRules rules)
    {
        var top = Array.IndexOf(counts, counts.Max());
        return counts[top] >= Rounding.LeastMost(Total) && Total - Rounding.LeastMost(Total) >= rules.Threshold ? top : null;
    }
}
