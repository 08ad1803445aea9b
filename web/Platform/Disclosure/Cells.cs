namespace ChildProtection.Platform.Disclosure;

/// <summary>Writes the cells of a table once it is known what is hidden.</summary>
internal static class Cells
{
    public static SafeTable Of(ProtectedTable table, DisclosureRules rules)
    {
        var source = table.Source;
        var total = table.Margins[0].Total;
        var all = Enumerable.Range(0, source.Rows.Count).Select(row => Row(table, row, total, rules)).ToList();
        var columns = table.Crossings.Count > 0 ? table.Crossings[0].Columns : null;
        return new SafeTable(
            source.Code, source.Rows, source.Columns,
            columns is null ? [.. all.Select(cell => new[] { cell })] : [.. Enumerable.Range(0, source.Rows.Count).Select(row => Inner(table, row, rules))],
            Rounding.Of(total), null)
        {
            RowsOverlap = source.Answered is not null,
            RowTotals = columns is null ? [] : all,
            ColumnTotals = columns is null ? [] : [.. Enumerable.Range(0, source.Columns.Count).Select(column => columns.Hidden[column] ? SafeCell.Hidden : new SafeCell(CellState.Shown, Rounding.Of(columns.Counts[column]), null))],
        };
    }

    private static SafeCell Row(ProtectedTable table, int row, int total, DisclosureRules rules)
    {
        var (margin, line) = table.Source.Answered is null ? (table.Margins[0], row) : (table.Margins[row], 0);
        if (margin.Mostly == line) return SafeCell.Mostly;
        return margin.Hidden[line] ? SafeCell.Hidden : Shown(margin.Counts[line], total, rules);
    }

    private static SafeCell[] Inner(ProtectedTable table, int row, DisclosureRules rules)
    {
        var (crossing, line) = table.Source.Answered is null ? (table.Crossings[0], row) : (table.Crossings[row], 0);
        return [.. Enumerable.Range(0, crossing.ColumnCount).Select(column => Inner(crossing, line, column, rules))];
    }

    private static SafeCell Inner(Crossing crossing, int row, int column, DisclosureRules rules)
    {
        if (crossing.Mostly[column] == row) return SafeCell.Mostly;
        return crossing.Hidden[row, column] ? SafeCell.Hidden : Shown(crossing.Counts[row, column], crossing.Columns.Counts[column], rules);
    }

    /// <summary>The percentage is made of the two rounded figures, and comes when the rounded total is surely large enough.</summary>
    private static SafeCell Shown(int count, int total, DisclosureRules rules)
    {
        var (rounded, of) = (Rounding.Of(count), Rounding.Of(total));
        var hasPercent = of - Rounding.Reach >= rules.PercentFrom;
        return new SafeCell(CellState.Shown, rounded, hasPercent ? Math.Min(100, (int)Math.Round(100.0 * rounded / of, MidpointRounding.AwayFromZero)) : null);
    }
}
