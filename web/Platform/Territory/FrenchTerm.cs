using System.Globalization;

namespace ChildProtection.Platform.Territory;

/// <summary>A noun of the territory with its grammar, so that articles agree and elide by rule and not by string replacement.</summary>
public sealed record FrenchTerm
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    /// <summary>Without article: « Métropole de Lyon ».</summary>
    public required string Noun { get; init; }
    public bool IsFeminine { get; init; }
    public bool IsPlural { get; init; }

    /// <summary>False for a name that takes no article.</summary>
    public bool TakesArticle { get; init; } = true;

    /// <summary>« le hall »: an h that forbids elision. Null leaves it to the common words of <see cref="FrenchSounds"/>.</summary>
    public bool? HasAspiratedH { get; init; }
    public string? Acronym { get; init; }

    /// <summary>Null when the acronym has the noun's gender.</summary>
    public bool? AcronymIsFeminine { get; init; }
    public string? Plural { get; init; }
    public string? Source { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>« la Métropole de Lyon », « l’aide », « les familles »; the bare noun when it takes no article.</summary>
    public string The => TakesArticle ? Article + Noun : Noun;

    /// <summary>« de la Métropole », « du Département », « de l’aide », « des familles », « d’Arras », « du Havre ».</summary>
    public string OfThe => Kind switch
    {
        Shape.Bare => OwnArticle(le: "du ", les: "des ") ?? (Elides ? $"d’{Noun}" : $"de {Noun}"),
        Shape.Plural => $"des {Noun}",
        Shape.Masculine => $"du {Noun}",
        _ => $"de {The}",
    };

    /// <summary>« à la Métropole », « au Département », « à l’aide », « aux familles », « au Havre ».</summary>
    public string ToThe => Kind switch
    {
        Shape.Bare => OwnArticle(le: "au ", les: "aux ") ?? $"à {Noun}",
        Shape.Plural => $"aux {Noun}",
        Shape.Masculine => $"au {Noun}",
        _ => $"à {The}",
    };

    /// <summary>« une Métropole », « un comité », « des familles »; the bare noun when it takes no article.</summary>
    public string A => !TakesArticle ? Noun : IsPlural ? $"des {Noun}" : IsFeminine ? $"une {Noun}" : $"un {Noun}";

    /// <summary>« mon référent », « ma maison », « mon équipe » (feminine, but it begins with a vowel), « mes parents ».</summary>
    public string My => IsPlural ? $"mes {Noun}" : IsFeminine && !Elides ? $"ma {Noun}" : $"mon {Noun}";

    /// <summary>« ton référent », « ta maison », « ton équipe », « tes parents ».</summary>
    public string Your => string.Concat("t", My.AsSpan(1));

    /// <summary>The same in the plural, or null when the territory did not write it.</summary>
    public FrenchTerm? Many => IsPlural ? this : Plural is null ? null : this with { Noun = Plural, IsPlural = true };

    /// <summary>The acronym as a noun of its own (« la CRIP », « de l’ODPE »), or null when there is none.</summary>
    public FrenchTerm? Abbreviated => Acronym is null ? null : this with
    {
        Noun = Acronym, IsFeminine = AcronymIsFeminine ?? IsFeminine, Acronym = null, Plural = Acronym, HasAspiratedH = null,
    };

    /// <summary>The first letter as a capital, for the head of a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpper(French), text.AsSpan(1));

    private enum Shape { Bare, Plural, Elided, Feminine, Masculine }

    private Shape Kind =>
        !TakesArticle ? Shape.Bare
        : IsPlural ? Shape.Plural
        : Elides ? Shape.Elided
        : IsFeminine ? Shape.Feminine : Shape.Masculine;

    private string Article => Kind switch
    {
        Shape.Plural => "les ",
        Shape.Elided => "l’",
        Shape.Feminine => "la ",
        _ => "le ",
    };

    private bool Elides => HasAspiratedH != true && FrenchSounds.BeginsWithVowel(Noun, hIsMute: HasAspiratedH == false);

    /// <summary>A name that brings its own article contracts: « Le Havre », « du Havre », « Les Mureaux », « aux Mureaux ».</summary>
    private string? OwnArticle(string le, string les) =>
        Noun.StartsWith("Le ", StringComparison.Ordinal) ? le + Noun[3..]
        : Noun.StartsWith("Les ", StringComparison.Ordinal) ? les + Noun[4..]
        : null;
}
