namespace ChildProtection.Platform.Disclosure;

/// <summary>One question asked twice: what was published of each time, answer by answer. Nobody is followed from one to the other.</summary>
/// <param name="Before">As published then.</param>
/// <param name="Now">As published now.</param>
public sealed record ComparedTable(SafeTable Before, SafeTable Now)
{
    /// <summary>The words of one answer then and now; null where nothing may be said.</summary>
    public (string? Before, string? Now) Words(int row) => (WordsFirst.Of(Before.Cells[row][0], Before.RoundedTotal), WordsFirst.Of(Now.Cells[row][0], Now.RoundedTotal));

    /// <summary>What moved, in sentences: only answers that words can be put to both times, and whose word changed. Never a difference of numbers.</summary>
    public IReadOnlyList<string> Say()
    {
        var told = Enumerable.Range(0, Now.Rows.Count).Select(row => (Answer: Now.Rows[row], Said: Words(row))).Where(one => one.Said is { Before: not null, Now: not null }).ToList();
        var moved = told.Where(one => one.Said.Before != one.Said.Now).Select(one => $"«\u00A0{one.Answer}\u00A0»\u00A0: avant, {Small(one.Said.Before!)}\u00A0; maintenant, {Small(one.Said.Now!)}.").ToList();
        return told.Count == 0 ? [] : moved.Count == 0 ? ["Les réponses sont à peu près les mêmes."] : moved;
    }

    private static string Small(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}

/// <summary>
/// Two waves of one questionnaire side by side. It takes published tables only, so it says nothing that they do not say already; that
/// the second one could be published beside the first was decided at closing (<see cref="Differencing"/>).
/// </summary>
public static class Waves
{
    /// <summary>The tables that both waves have, not crossed, with the same answers, and not withheld.</summary>
    public static IReadOnlyList<ComparedTable> Compare(IReadOnlyList<SafeTable> before, IReadOnlyList<SafeTable> now)
    {
        var old = before.ToDictionary(table => table.Code);
        return [.. from table in now
                   where table is { IsCrossed: false, WhyHidden: null } && old.TryGetValue(table.Code, out var first)
                       && first is { IsCrossed: false, WhyHidden: null } && first.Rows.SequenceEqual(table.Rows)
                   select new ComparedTable(old[table.Code], table)];
    }
}
