namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// The rule of one line of cells that has a total (a row, a column, or the answers to one question): one hidden cell alone could be
/// found by subtraction, so at least two are hidden, and not just the two smallest, whose sum says too much.
/// </summary>
internal static class Line
{
    /// <summary>Marks the cells to hide besides; false when the line was right as it was.</summary>
    public static bool Complete(int[] counts, bool[] hidden)
    {
        var changed = false;
        while (Missing(counts, hidden) is { } cell)
        {
            hidden[cell] = true;
            changed = true;
        }
        return changed;
    }

    private static int? Missing(int[] counts, bool[] hidden)
    {
        var hiddenCells = Enumerable.Range(0, counts.Length).Where(cell => hidden[cell]).ToList();
        if (hiddenCells.Count is 0 || hiddenCells.Count == counts.Length) return null;
        if (hiddenCells.Count > 2 || hiddenCells.Count == 2 && !AreTheSmallest(counts, hiddenCells)) return null;

        var shown = Enumerable.Range(0, counts.Length).Where(cell => !hidden[cell]).OrderBy(cell => counts[cell]).ToList();
        if (hiddenCells.Count == 2) return shown[0];
        return shown.Cast<int?>().FirstOrDefault(cell => !AreTheSmallest(counts, [hiddenCells[0], cell!.Value])) ?? shown[0];
    }

    private static bool AreTheSmallest(int[] counts, IReadOnlyList<int> pair) =>
        counts.Length > 2 && pair.Sum(cell => counts[cell]) <= counts.Order().Take(2).Sum();
}
