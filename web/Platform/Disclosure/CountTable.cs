namespace ChildProtection.Platform.Disclosure;

/// <summary>
/// A table of counts as declared: rows (answers, in the order of the question, « passe » last) × columns (groups; one column
/// « tous » when not crossed). Raw counts: nobody sees them before they went through the disclosure control.
/// </summary>
public sealed record CountTable(string Code, IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, int[,] Counts, bool IsSensitive)
{
    /// <summary>What the rows are: the question. Two tables with the same variable share its totals, and are protected together.</summary>
    public string RowVariable { get; init; } = Code;

    /// <summary>What the columns are: the group. Not read when there is one column.</summary>
    public string ColumnVariable { get; init; } = $"{Code}:groupe";

    /// <summary>Those who were asked. Null: everybody who answered the survey.</summary>
    public CountBase? Base { get; init; }

    /// <summary>
    /// Several answers were allowed: a row counts those who ticked it, rows overlap, and each row is protected against its complement.
    /// One number per column: how many answered.
    /// </summary>
    public IReadOnlyList<int>? Answered { get; init; }

    public bool IsCrossed => Columns.Count > 1;

    /// <summary>How many people the table is about.</summary>
    internal int Total => Answered is { } answered ? answered.Sum() : Counts.Cast<int>().Sum();
}

/// <summary>
/// The people a question was put to: those who gave one of these answers to another question, or are in one of these groups.
/// How many they are tells the count of that answer, so that variable's own table must be given too, and show those rows.
/// </summary>
public sealed record CountBase(string Variable, IReadOnlyList<string> Rows)
{
    /// <summary>The base of that variable, when it was not put to everybody either.</summary>
    public CountBase? Within { get; init; }

    internal string Key => $"{Within?.Key}>{Variable}={string.Join('|', Rows)}";
}
