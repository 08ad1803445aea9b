namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// Two publications of the same answers, the second with some more: their difference is a table of the newcomers. The second one
/// replaces the first only if no figure of that difference can be a small number; else the first one stays, unchanged. The same holds
/// for a group and its parts, published apart: what is left of the group is a difference too.
/// </summary>
public static class Differencing
{
    /// <summary>All tables of the new publication, or all those of the earlier one: mixing them would be a third one.</summary>
    internal static IReadOnlyList<SafeTable> Choose(IReadOnlyList<SafeTable> now, IReadOnlyList<SafeTable>? earlier, DisclosureRules rules) =>
        earlier is null || IsSafe(earlier, now, rules) ? now : earlier;

    /// <summary>No count of newcomers can be found within an interval narrower than k, unless it is surely k or more.</summary>
    public static bool IsSafe(IReadOnlyList<SafeTable> earlier, IReadOnlyList<SafeTable> now, DisclosureRules rules) => IsSafe([earlier], now, rules);

    /// <summary>The same for those of a group who are in none of its parts. The parts share nobody.</summary>
    public static bool IsSafe(IReadOnlyList<IReadOnlyList<SafeTable>> parts, IReadOnlyList<SafeTable> whole, DisclosureRules rules) => whole.All(table =>
    {
        var shown = parts.Select(part => part.FirstOrDefault(one => one.Code == table.Code)).OfType<SafeTable>().Where(one => one.WhyHidden is null).ToList();
        return table.WhyHidden is not null || shown.Count == 0 || shown.TrueForAll(one => IsAlike(one, table)) && IsSafe(shown, table, rules.Threshold);
    });

    private static bool IsAlike(SafeTable one, SafeTable other) => one.Rows.SequenceEqual(other.Rows) && one.Columns.SequenceEqual(other.Columns);

    private static bool IsSafe(List<SafeTable> parts, SafeTable whole, int threshold)
    {
        var (figures, taken) = (Figures(whole).ToList(), parts.ConvertAll(part => Figures(part).ToList()));
        return Enumerable.Range(0, figures.Count).All(at => IsSafe([.. taken.Select(part => part.ElementAtOrDefault(at)).OfType<int>()], figures[at], threshold));
    }

    /// <summary>The total first: a table whose margins are hidden has fewer figures.</summary>
    private static IEnumerable<int?> Figures(SafeTable table) =>
        table.Cells.SelectMany(row => row).Concat(table.RowTotals).Concat(table.ColumnTotals).Select(cell => cell.RoundedCount).Prepend(table.RoundedTotal);

    /// <summary>People only add: the difference of two figures that look alike is between 0 and 4, which is too narrow. What a part hides stays with the rest.</summary>
    private static bool IsSafe(List<int> parts, int? whole, int threshold)
    {
        if (parts.Count == 0 || whole is not { } all) return true;
        var (rest, reach) = (all - parts.Sum(), (parts.Count + 1) * Rounding.Reach);
        var (least, most) = (Math.Max(0, rest - reach), rest + reach);
        return least >= threshold || most - least >= threshold;
    }
}
