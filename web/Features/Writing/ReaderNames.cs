namespace ChildProtection.Features.Writing;

/// <summary>« Lina, un jeune du comité et 2 autres personnes »: the one way in which pages, history and files name their readers.</summary>
internal static class ReaderNames
{
    /// <summary>The names that were chosen, and the others as a number.</summary>
    /// <param name="names">One per reader; null for who stays hidden.</param>
    public static string Of(IReadOnlyList<string?> names) => Joined([.. names.OfType<string>()], names.Count(name => name is null));

    /// <summary>Names that were chosen, then what those are who took theirs back, then the others as a number.</summary>
    public static string Of(IReadOnlyList<PageReader> readers)
    {
        var said = readers.Select(reader => reader.ShownName).OfType<string>().ToList();
        said.AddRange(readers.Where(IsTakenBack).GroupBy(reader => reader.Kind!.Value).OrderBy(group => group.Key).Select(group => Words(group.Key, group.Count())));
        return Joined(said, readers.Count(reader => reader.ShownName is null && !IsTakenBack(reader)));
    }

    private static string Joined(List<string> said, int hidden)
    {
        if (said.Count == 0) return hidden == 1 ? "une personne concernée" : $"{hidden} personnes concernées";
        if (hidden > 0) said.Add(hidden == 1 ? "une autre personne" : $"{hidden} autres personnes");
        return said.Count == 1 ? said[0] : $"{string.Join(", ", said[..^1])} et {said[^1]}";
    }

    /// <summary>What stands in place of one name.</summary>
    public static string Instead(ReaderKind? kind) => kind is { } known ? Words(known, 1) : "une personne concernée";

    /// <summary>What an account of this role rereads as, when nobody expected it.</summary>
    public static ReaderKind? KindOf(string? role) => role switch
    {
        Role.YoungPerson => ReaderKind.Young,
        Role.Parent => ReaderKind.Parent,
        Role.Mentor => ReaderKind.Mentor,
        _ => null,
    };

    private static bool IsTakenBack(PageReader reader) => reader is { ShownAs: ReaderName.TakenBack, Kind: not null };

    private static string Words(ReaderKind kind, int count) => (kind, count) switch
    {
        (ReaderKind.Committee, 1) => "un jeune du comité",
        (ReaderKind.Committee, _) => $"{count} jeunes du comité",
        (ReaderKind.Young, 1) => "un jeune",
        (ReaderKind.Young, _) => $"{count} jeunes",
        (ReaderKind.Parent, 1) => "un parent",
        (ReaderKind.Parent, _) => $"{count} parents",
        (_, 1) => "un mentor",
        _ => $"{count} mentors",
    };
}
