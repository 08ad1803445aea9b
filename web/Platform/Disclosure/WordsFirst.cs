namespace ChildProtection.Platform.Disclosure;

/// <summary>Whom the sentences speak of: « des jeunes », « des personnes » (the plural with its article), and a few of them.</summary>
public sealed record Speakers(string OfThem, string Some)
{
    public static Speakers People { get; } = new("des personnes", "Quelques-unes");
    public static Speakers YoungPeople { get; } = new("des jeunes", "Quelques-uns");
}

/// <summary>
/// The table in plain words, before any figure. Words are read from the safe table alone, so they cannot say more than it does.
/// Their bounds are declared, and shown to readers with the words.
/// </summary>
public static class WordsFirst
{
    /// <summary>Least whole percentage of « la plupart ».</summary>
    public const int Most = 67;

    /// <summary>The words with their least and greatest whole percentage, in the order of size.</summary>
    public static readonly IReadOnlyList<(string Words, int Least, int Greatest)> Scale =
        [("Quelques-uns", 0, 15), ("Une partie", 16, 44), ("Environ la moitié", 45, 55), ("Plus de la moitié", 56, Most - 1), ("La plupart", Most, 100)];

    /// <summary>How readers are told what the words mean, one sentence for each.</summary>
    public static IEnumerable<string> Bounds() => Scale.Select(word => word.Greatest == 100
        ? $"«\u00A0{word.Words}\u00A0»\u00A0: {word.Least} sur 100 ou plus."
        : word.Least == 0 ? $"«\u00A0{word.Words}\u00A0»\u00A0: {word.Greatest} sur 100 ou moins." : $"«\u00A0{word.Words}\u00A0»\u00A0: de {word.Least} à {word.Greatest} sur 100.");

    /// <summary>The words for one cell of a column whose rounded size is <paramref name="of"/>; null when nothing may be said.</summary>
    public static string? Of(SafeCell cell, int? of)
    {
        if (cell.State == CellState.Mostly) return Scale[^1].Words;
        if (cell.State != CellState.Shown || cell.RoundedCount is not { } count || of is not > 0 and not null || of is not { } total) return null;
        var percent = Math.Min(100, (int)Math.Round(100.0 * count / total, MidpointRounding.AwayFromZero));
        return Scale.First(word => percent <= word.Greatest).Words;
    }

    /// <summary>The sentences of a table: first the largest answer of each column, then the others. Empty when all is hidden.</summary>
    public static IReadOnlyList<string> Say(SafeTable table, Speakers speakers) =>
        [.. Enumerable.Range(0, table.Columns.Count).SelectMany(column => Say(table, column, speakers))];

    private static IEnumerable<string> Say(SafeTable table, int column, Speakers speakers)
    {
        var of = table.IsCrossed ? table.ColumnTotals.ElementAtOrDefault(column)?.RoundedCount : table.RoundedTotal;
        var who = table.IsCrossed ? $"{table.Columns[column]}\u00A0: " : "";
        return Enumerable.Range(0, table.Rows.Count)
            .Select(row => (Row: table.Rows[row], Cell: table.Cells[row][column], Words: Of(table.Cells[row][column], of)))
            .Where(said => said.Words is not null && said.Cell.RoundedCount != 0)
            .OrderByDescending(said => said.Cell.State == CellState.Mostly ? int.MaxValue : said.Cell.RoundedCount)
            .Select(said => Sentence(who, said.Words!, said.Row, speakers));
    }

    private static string Sentence(string who, string words, string answer, Speakers speakers)
    {
        var subject = words == Scale[0].Words ? speakers.Some : $"{words} {speakers.OfThem}";
        var verb = words == Scale[1].Words ? "répond" : "répondent";
        return $"{who}{(who.Length > 0 ? char.ToLowerInvariant(subject[0]) + subject[1..] : subject)} {verb} «\u00A0{answer}\u00A0».";
    }
}
