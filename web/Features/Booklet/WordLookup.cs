namespace ChildProtection.Features.Booklet;

/// <summary>How often a word of the glossary was opened on one day, by all readers together: no account, no address, no hour.</summary>
public sealed class WordLookup
{
    public const int WordLength = 80;

    /// <summary>More in a day is no reader: it is not counted.</summary>
    public const int MostADay = 10_000;

    /// <summary>The word’s slug; only words of the glossary are counted, so the table is bounded.</summary>
    public required string Word { get; init; }
    public required DateOnly Day { get; init; }
    public required int Count { get; set; }
}
