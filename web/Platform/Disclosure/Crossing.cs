namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// The inside of a table of two variables. Its proof takes the totals of rows and columns as known exactly, but for what the
/// margins themselves may hide: nothing that another table says about these totals can then make it weaker.
/// </summary>
internal sealed class Crossing(int[,] counts, Margin rows, Margin columns)
{
    public int[,] Counts => counts;
    public Margin Rows => rows;
    public Margin Columns => columns;
    public int RowCount => rows.Counts.Length;
    public int ColumnCount => columns.Counts.Length;
    public bool[,] Hidden { get; } = new bool[rows.Counts.Length, columns.Counts.Length];

    /// <summary>For each column, the row told as « la plupart ».</summary>
    public int?[] Mostly { get; } = new int?[columns.Counts.Length];

    private bool neverMostly;

    public bool IsProtected(int row, int column, int threshold) =>
        counts[row, column] < threshold || rows.Counts[row] - counts[row, column] < threshold || columns.Counts[column] - counts[row, column] < threshold;

    public int Least(int row, int column, DisclosureRules rules) =>
        Mostly[column] == row ? Rounding.LeastMost(columns.Counts[column]) : Hidden[row, column] ? 0 : Rounding.LeastLike(counts[row, column], rules);

    /// <summary>People who can leave this line of a margin, each inside her own column (or row), without a shown figure changing.</summary>
    public int Slack(Margin margin, int line, DisclosureRules rules) => ReferenceEquals(margin, rows)
        ? Enumerable.Range(0, ColumnCount).Sum(column => counts[line, column] - Least(line, column, rules))
        : Enumerable.Range(0, RowCount).Sum(row => counts[row, line] - Least(row, line, rules));

    /// <summary>Hides what must be; true when something changed, here or in a margin.</summary>
    public bool Protect(DisclosureRules rules)
    {
        var before = HiddenCount;
        Mark(rules);
        CompleteLines();
        Tell(rules);
        var changed = HiddenCount != before;
        foreach (var (row, column) in Cells().Where(cell => IsProtected(cell.Row, cell.Column, rules.Threshold)))
        {
            while (!new CellRange(this, rules).IsWide(row, column))
            {
                if (!HideNear(row, column) && !StopTelling()) return changed;
                changed = true;
                CompleteLines();
            }
        }
        return changed;
    }

    private int HiddenCount => Hidden.Cast<bool>().Count(hidden => hidden);

    private IEnumerable<(int Row, int Column)> Cells() =>
        from row in Enumerable.Range(0, RowCount) from column in Enumerable.Range(0, ColumnCount) select (row, column);

    private void Mark(DisclosureRules rules)
    {
        foreach (var (row, column) in Cells())
            Hidden[row, column] |= rows.Hidden[row] || columns.Hidden[column] || IsProtected(row, column, rules.Threshold) || IsTooAlike(column, rules);
    }

    private bool IsTooAlike(int column, DisclosureRules rules) =>
        rows.IsSensitive && ColumnOf(column).Max() >= rules.SameAnswerShare * columns.Counts[column];

    private int[] ColumnOf(int column) => [.. Enumerable.Range(0, RowCount).Select(row => counts[row, column])];

    private void CompleteLines()
    {
        var changed = true;
        while (changed)
        {
            changed = false;
            for (var row = 0; row < RowCount; row++)
            {
                var hidden = Enumerable.Range(0, ColumnCount).Select(column => Hidden[row, column]).ToArray();
                if (!Line.Complete([.. Enumerable.Range(0, ColumnCount).Select(column => counts[row, column])], hidden)) continue;
                for (var column = 0; column < ColumnCount; column++) Hidden[row, column] = hidden[column];
                changed = true;
            }
            for (var column = 0; column < ColumnCount; column++)
            {
                var hidden = Enumerable.Range(0, RowCount).Select(row => Hidden[row, column]).ToArray();
                if (!Line.Complete(ColumnOf(column), hidden)) continue;
                for (var row = 0; row < RowCount; row++) Hidden[row, column] = hidden[row];
                changed = true;
            }
        }
    }

    /// <summary>A group whose answers are all hidden may still be told « la plupart », if the others stay far enough from zero.</summary>
    private void Tell(DisclosureRules rules)
    {
        for (var column = 0; column < ColumnCount; column++)
        {
            var (size, cells) = (columns.Counts[column], ColumnOf(column));
            var top = Array.IndexOf(cells, cells.Max());
            var told = !neverMostly && !columns.Hidden[column] && !rows.Hidden[top] && Enumerable.Range(0, RowCount).All(row => Hidden[row, column])
                && cells[top] >= Rounding.LeastMost(size) && size - Rounding.LeastMost(size) >= rules.Threshold;
            Mostly[column] = told ? top : null;
        }
    }

    /// <summary>The smallest figure of the same row or column, or else of the table.</summary>
    private bool HideNear(int row, int column)
    {
        var shown = Cells().Where(cell => !Hidden[cell.Row, cell.Column]).OrderBy(cell => cell.Row != row && cell.Column != column).ThenBy(cell => counts[cell.Row, cell.Column]).ToList();
        if (shown.Count == 0) return false;
        Hidden[shown[0].Row, shown[0].Column] = true;
        return true;
    }

    /// <summary>« La plupart » is not said in any column.</summary>
    public void NeverTell()
    {
        neverMostly = true;
        Array.Clear(Mostly);
    }

    private bool StopTelling()
    {
        if (Mostly.All(row => row is null) && rows.Mostly is null && columns.Mostly is null) return false;
        NeverTell();
        rows.StopTelling();
        columns.StopTelling();
        return true;
    }
}
