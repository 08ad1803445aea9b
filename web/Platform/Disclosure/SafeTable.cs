using System.Text.Json.Serialization;

namespace ChildProtection.Platform.Disclosure;

/// <summary>What a reader gets of a cell: a rounded figure, nothing, or the words « la plupart » (see <see cref="WordsFirst.Most"/>) without figure.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellState>))]
public enum CellState { Shown, Hidden, Mostly }

/// <summary>
/// A cell that may be read by all. The count is rounded to 5. The percentage is of the rounded count in the rounded total:
/// it says nothing more than they do. Both are null unless the cell is <see cref="CellState.Shown"/>.
/// </summary>
public sealed record SafeCell(CellState State, int? RoundedCount, int? Percent)
{
    public static readonly SafeCell Hidden = new(CellState.Hidden, null, null);
    public static readonly SafeCell Mostly = new(CellState.Mostly, null, null);
}

/// <summary>
/// A table that may be read by all: the only source of screen, print and CSV. It keeps nothing of what it hides, and can be stored as JSON.
/// Totals are rounded each on its own: the cells need not add up to them.
/// </summary>
public sealed record SafeTable(
    string Code, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<SafeCell>> Cells, int? RoundedTotal, string? WhyHidden)
{
    /// <summary>All columns together, for each row; only in a crossed table.</summary>
    public IReadOnlyList<SafeCell> RowTotals { get; init; } = [];

    /// <summary>How many people are in each column; only in a crossed table.</summary>
    public IReadOnlyList<SafeCell> ColumnTotals { get; init; } = [];

    /// <summary>A person may be counted in several rows: percentages do not add up to 100.</summary>
    public bool RowsOverlap { get; init; }

    [JsonIgnore]
    public bool IsCrossed => Columns.Count > 1;

    /// <summary>Some cell can be read.</summary>
    [JsonIgnore]
    public bool SaysSomething => Cells.SelectMany(row => row).Concat(RowTotals).Any(cell => cell.State != CellState.Hidden);

    /// <summary>The same table with nothing in it, and the reason.</summary>
    public SafeTable Withhold(string why) => this with
    {
        Cells = [.. Cells.Select(row => row.Select(_ => SafeCell.Hidden).ToArray())], RowTotals = [], ColumnTotals = [], RoundedTotal = null, WhyHidden = why,
    };
}
