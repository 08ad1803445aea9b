using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Tests.Disclosure;

/// <summary>One number a reader wants to know, with what she read of it, and the truth she does not have.</summary>
internal sealed class Quantity(string name, Func<int[], bool> counts, int truth)
{
    public string Name => name;
    public int Truth => truth;
    public int Least { get; set; }
    public int Most { get; set; } = 100_000;

    /// <summary>A small number, or nearly everybody: nobody may come near it.</summary>
    public bool IsProtected { get; set; }

    public bool Counts(int[] person) => counts(person);

    public void Learn(int least, int most) => (Least, Most) = (Math.Max(Least, least), Math.Min(Most, most));
}

/// <summary>
/// What a careful reader writes down from the published tables: each figure as an interval, and which figures add up to which.
/// She knows the rules: the rounding, that no figure below k is shown, and what « la plupart » means.
/// </summary>
internal sealed class Published
{
    private readonly Dictionary<string, Quantity> byName = [];
    private readonly Surveyed truth;
    private readonly int threshold;
    private int shownFrom;

    public Published(Surveyed truth, IReadOnlyList<SafeTable> tables, DisclosureRules rules)
    {
        (this.truth, threshold) = (truth, rules.Threshold);
        Add(tables, rules.Threshold);
    }

    /// <summary>Another publication of the same answers, with its own threshold.</summary>
    public Published Add(IReadOnlyList<SafeTable> tables, int shownFrom)
    {
        this.shownFrom = shownFrom;
        foreach (var table in tables.Where(table => table.WhyHidden is null)) Read(table);
        return this;
    }

    public IReadOnlyCollection<Quantity> Quantities => byName.Values;
    public List<(Quantity Total, IReadOnlyList<Quantity> Parts)> Sums { get; } = [];

    private void Read(SafeTable table)
    {
        var total = Of("n", _ => true);
        if (table.RoundedTotal is { } rounded) total.Learn(Math.Max(rounded - 2, shownFrom), rounded + 2);
        var variables = table.Code[1..].Split('x').Select(int.Parse).ToArray();
        var rows = Margin(variables[0], total);
        if (!table.IsCrossed)
        {
            for (var row = 0; row < rows.Count; row++) Learn(rows[row], table.Cells[row][0], total);
            return;
        }

        var columns = Margin(variables[1], total);
        for (var row = 0; row < rows.Count; row++) Learn(rows[row], table.RowTotals[row], total);
        for (var column = 0; column < columns.Count; column++) Learn(columns[column], table.ColumnTotals[column], total);
        var cells = rows.Select((_, row) => columns.Select((_, column) => Cell(table.Code, variables, row, column)).ToList()).ToList();
        for (var row = 0; row < rows.Count; row++)
        {
            Sums.Add((rows[row], cells[row]));
            for (var column = 0; column < columns.Count; column++)
            {
                Learn(cells[row][column], table.Cells[row][column], columns[column]);
                cells[row][column].IsProtected = IsSmall(cells[row][column], rows[row]) || IsSmall(cells[row][column], columns[column]);
            }
        }
        for (var column = 0; column < columns.Count; column++) Sums.Add((columns[column], [.. cells.Select(row => row[column])]));
    }

    private List<Quantity> Margin(int variable, Quantity total)
    {
        var known = byName.ContainsKey($"v{variable}={0}");
        var rows = Enumerable.Range(0, truth.Categories[variable]).Select(row => Of($"v{variable}={row}", person => person[variable] == row)).ToList();
        if (known) return rows;
        Sums.Add((total, rows));
        foreach (var row in rows) row.IsProtected = IsSmall(row, total);
        return rows;
    }

    private Quantity Cell(string code, int[] variables, int row, int column) =>
        Of($"{code}:{row},{column}", person => person[variables[0]] == row && person[variables[1]] == column);

    private Quantity Of(string name, Func<int[], bool> counts)
    {
        if (byName.TryGetValue(name, out var found)) return found;
        return byName[name] = new Quantity(name, counts, truth.People.Count(counts));
    }

    private bool IsSmall(Quantity part, Quantity whole) => part.Truth < threshold || whole.Truth - part.Truth < threshold;

    private void Learn(Quantity quantity, SafeCell cell, Quantity whole)
    {
        if (cell.State == CellState.Shown) quantity.Learn(Math.Max(cell.RoundedCount!.Value - 2, shownFrom), cell.RoundedCount.Value + 2);
        if (cell.State == CellState.Mostly) quantity.Learn((whole.Least * WordsFirst.Most + 99) / 100, whole.Most);
    }
}
