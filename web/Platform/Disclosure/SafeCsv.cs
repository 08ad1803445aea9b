using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// The safe tables as CSV (RFC 4180, « ; » as French spreadsheets expect, UTF-8 with its mark). Only safe tables go in, so a file never
/// says more than the screen. A spreadsheet never takes a text of it for a formula.
/// </summary>
public static class SafeCsv
{
    private const char Separator = ';';

    /// <summary>What makes a spreadsheet run a text, at its start: = + - @, tab, line ends, and their wide twins.</summary>
    private const string Dangerous = "=+-@\t\r\n＝＋－＠|%";

    private static readonly SearchValues<char> Quoted = SearchValues.Create("\";,\r\n\t'");

    public static byte[] Write(string title, IReadOnlyList<SafeTable> tables, Func<SafeTable, string> nameOf)
    {
        var lines = new StringBuilder();
        Add(lines, "enquête", "tableau", "groupe", "réponse", "nombre arrondi à 5", "pour cent", "état");
        foreach (var table in tables)
        {
            var name = nameOf(table);
            if (table.WhyHidden is { } why)
            {
                Add(lines, title, name, "", "", "", "", why);
                continue;
            }
            Add(lines, title, name, "ensemble", "total", Number(table.RoundedTotal), "", "arrondi");
            for (var column = 0; column < table.ColumnTotals.Count; column++) AddCell(lines, title, name, table.Columns[column], "total", table.ColumnTotals[column]);
            for (var row = 0; row < table.Rows.Count; row++)
            {
                if (table.IsCrossed) AddCell(lines, title, name, "ensemble", table.Rows[row], table.RowTotals[row]);
                for (var column = 0; column < table.Columns.Count; column++)
                    AddCell(lines, title, name, table.IsCrossed ? table.Columns[column] : "ensemble", table.Rows[row], table.Cells[row][column]);
            }
        }
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <summary>A text as one field: quoted when needed, with an apostrophe before what a spreadsheet would run.</summary>
    public static string Field(string text)
    {
        var first = text.TrimStart(' ', '\u00A0', '\u202F', '\uFEFF', '\u200B');
        var safe = first.Length > 0 && Dangerous.Contains(first[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }

    private static void AddCell(StringBuilder lines, string title, string name, string column, string row, SafeCell cell) =>
        Add(lines, title, name, column, row, Number(cell.RoundedCount), Number(cell.Percent), cell.State switch
        {
            CellState.Shown => "montré",
            CellState.Mostly => "la plupart",
            _ => "caché",
        });

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static void Add(StringBuilder lines, params ReadOnlySpan<string> fields)
    {
        for (var field = 0; field < fields.Length; field++) lines.Append(field == 0 ? "" : Separator.ToString()).Append(Field(fields[field]));
        lines.Append("\r\n");
    }
}
