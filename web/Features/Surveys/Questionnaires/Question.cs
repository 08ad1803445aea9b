namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>One question. « Je passe » always stands beside it and is never declared.</summary>
public sealed record Question
{
    /// <summary>The identity of the item: the same for all publics, so that their answers compare.</summary>
    public required string Code { get; init; }
    public required QuestionKind Kind { get; init; }
    public required SaidTo Text { get; init; }
    public required SaidTo Why { get; init; }
    public string? Hint { get; init; }
    public IReadOnlyList<Option> Choices { get; init; } = [];

    /// <summary>The most choices of « plusieurs »; null for all.</summary>
    public int? Most { get; init; }

    /// <summary>The bounds of « nombre ».</summary>
    public int Least { get; init; }

    /// <inheritdoc cref="Least"/>
    public int Greatest { get; init; } = 999;
    public Condition? If { get; init; }

    /// <summary>Codes of <see cref="Public"/>.</summary>
    public required IReadOnlyList<string> For { get; init; }

    /// <summary>Its answers are shown in words when nearly everybody gives the same.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Free words: kept apart from the other answers in an anonymous survey.</summary>
    public bool IsFreeText => Kind is QuestionKind.ShortText or QuestionKind.LongText;

    /// <summary>In characters.</summary>
    public int TextLength => Kind == QuestionKind.LongText ? 1_000 : 200;

    /// <summary>What one may answer, as this reader sees it; empty for words, numbers, dates, places and zones.</summary>
    public IReadOnlyList<Option> OptionsFor(Reader reader) => Scales.Of(this, reader);

    /// <summary>Every code that anybody may have answered, in the order of the rows of a table.</summary>
    public IReadOnlyList<Option> AllOptions => Scales.All(this);
}

/// <param name="Code">What is kept.</param>
/// <param name="Words">What is read.</param>
/// <param name="Icon">A name of the sprite, or null.</param>
/// <param name="Apart">« Je ne sais pas »: below the others.</param>
public sealed record Option(string Code, string Words, string? Icon = null, bool Apart = false);

/// <summary>Shown only when an earlier question has one of these answers.</summary>
public sealed record Condition(string Question, IReadOnlyList<string> Answers);

public enum QuestionKind { Choice, Several, YesNo, Faces, Agreement, Frequency, ShortText, LongText, Number, Date, Ranking, Pictures, Place, Zone }

/// <summary>Whoever answers.</summary>
/// <param name="Public">A code of <see cref="Questionnaires.Public"/>.</param>
/// <param name="Age">Of a young person, in years; null when the portal does not know it.</param>
public sealed record Reader(string Public, int? Age)
{
    /// <summary>A zone of the territory pack; null when it is not known. Used by a declared table « par: zone », and by nothing else.</summary>
    public string? Zone { get; init; }

    public bool SaysVous => Public != Questionnaires.Public.Young;

    /// <summary>Eleven to thirteen: three faces instead of four (accessibility.md §3.8).</summary>
    public bool SeesThreeFaces => Public == Questionnaires.Public.Young && Age <= 13;

    /// <summary>« 11-14 », « 15-17 » or « 18-21 »; null for adults and unknown ages.</summary>
    public string? AgeBand => Public != Questionnaires.Public.Young ? null : Age switch { null => null, <= 14 => "11-14", <= 17 => "15-17", _ => "18-21" };
}

/// <summary>Who may be asked, as files and tables name them.</summary>
public static class Public
{
    public const string Young = "jeune";
    public const string Parent = "parent";
    public const string Mentor = "mentor";
    public const string Professional = "pro";

    public static readonly IReadOnlyList<string> All = [Young, Parent, Mentor, Professional];
    public static readonly IReadOnlyList<string> AgeBands = ["11-14", "15-17", "18-21"];

    /// <summary>« Jeunes ».</summary>
    public static string Words(string code) => code switch { Young => "Jeunes", Parent => "Parents", Mentor => "Mentors et marraines", _ => "Professionnels" };

    /// <summary>What an account's role is asked as; null for those who are never asked.</summary>
    public static string? OfRole(string? role) => role switch
    {
        Role.YoungPerson => Young, Role.Parent => Parent, Role.Mentor => Mentor, Role.Professional => Professional, _ => null,
    };
}

/// <summary>The same words, or others for each public and age: « jeune », « jeune-11-14 », « parent »…</summary>
public sealed record SaidTo(IReadOnlyDictionary<string, string> Words)
{
    /// <summary>For everybody who has no words of their own.</summary>
    public const string Everybody = "tous";

    public static IEnumerable<string> Keys => [.. Public.All, .. Public.AgeBands.Select(band => $"{Public.Young}-{band}")];

    public static SaidTo All(string words) => new(new Dictionary<string, string> { [Everybody] = words });

    public string To(Reader reader) =>
        reader.AgeBand is { } band && Words.TryGetValue($"{reader.Public}-{band}", out var own) ? own
        : Words.TryGetValue(reader.Public, out var words) ? words
        : Words.GetValueOrDefault(Everybody) ?? Words.Values.First();
}
