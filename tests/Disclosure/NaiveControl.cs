using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>The planted mistake: small cells are hidden and figures rounded, but nothing is hidden besides. Subtraction finds them.</summary>
internal static class NaiveControl
{
    public static IReadOnlyList<SafeTable> Protect(IReadOnlyList<CountTable> tables, DisclosureRules rules) => [.. tables.Select(table => Protect(table, rules.Threshold))];

    private static SafeTable Protect(CountTable table, int threshold)
    {
        var rows = Enumerable.Range(0, table.Rows.Count).ToList();
        var columns = Enumerable.Range(0, table.Columns.Count).ToList();
        var total = table.Counts.Cast<int>().Sum();
        return new SafeTable(table.Code, table.Rows, table.Columns, [.. rows.Select(row => columns.Select(column => Cell(table.Counts[row, column], threshold)).ToArray())], Round(total), null)
        {
            RowTotals = table.IsCrossed ? [.. rows.Select(row => Cell(columns.Sum(column => table.Counts[row, column]), threshold))] : [],
            ColumnTotals = table.IsCrossed ? [.. columns.Select(column => Cell(rows.Sum(row => table.Counts[row, column]), threshold))] : [],
        };
    }

    private static SafeCell Cell(int count, int threshold) => count < threshold ? SafeCell.Hidden : new SafeCell(CellState.Shown, Round(count), null);

    private static int Round(int count) => (count + 2) / 5 * 5;
}
