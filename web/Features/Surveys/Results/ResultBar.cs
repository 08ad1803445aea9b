using System.Globalization;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>One bar of a chart, over 200 units for 100 %. It is drawn from the safe cell: its length tells nothing that the figure does not.</summary>
internal sealed record ResultBar(string Width, string Pattern, string Words, bool IsHidden)
{
    private const int Full = 200;
    private const int Patterns = 5;

    public static ResultBar Of(SafeTable table, int row, int column)
    {
        var cell = table.Cells[row][column];
        var of = table.IsCrossed ? table.ColumnTotals[column].RoundedCount : table.RoundedTotal;
        var pattern = $"motif-{(table.IsCrossed ? column % Patterns : 0)}";
        return cell switch
        {
            { State: CellState.Mostly } => new(Number(Full * WordsFirst.Most / 100), pattern, Figure(cell), false),
            { RoundedCount: { } count } when of > 0 => new(Number(Math.Min(Full, Full * count / of.Value)), pattern, Figure(cell), false),
            _ => new(Number(Full), "motif-cache", Figure(cell), true),
        };
    }

    /// <summary>The same bar as the second of two: another drawing.</summary>
    public ResultBar Second => IsHidden ? this : this with { Pattern = "motif-1" };

    /// <summary>« 25 (33 %) », « la plupart », or « caché ».</summary>
    public static string Figure(SafeCell cell) => cell switch
    {
        { State: CellState.Mostly } => "la plupart",
        { RoundedCount: { } count, Percent: { } percent } => $"{Number(count)} ({Number(percent)}\u00A0%)",
        { RoundedCount: { } count } => Number(count),
        _ => "caché",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
