namespace ChildProtection.Platform.Territory;

/// <summary>A noun of the territory with its grammar, so that articles agree and elide by rule and not by string replacement.</summary>
public sealed record FrenchTerm
{
    /// <summary>Without article: « Métropole de Lyon ».</summary>
    public required string Noun { get; init; }
    public bool IsFeminine { get; init; }
    public bool IsPlural { get; init; }

    /// <summary>False for a name that takes no article.</summary>
    public bool TakesArticle { get; init; } = true;

    /// <summary>« le hall »: an h that forbids elision.</summary>
    public bool HasAspiratedH { get; init; }
    public string? Acronym { get; init; }
    public string? Plural { get; init; }
    public string? Source { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }

    /// <summary>« la Métropole de Lyon », « l’aide », « les familles ».</summary>
    public string The => !TakesArticle ? Noun : IsPlural ? $"les {Noun}" : Elides ? $"l’{Noun}" : IsFeminine ? $"la {Noun}" : $"le {Noun}";

    /// <summary>« de la Métropole », « du Département », « de l’aide », « des familles », « d’Arras ».</summary>
    public string OfThe => (TakesArticle, IsPlural, Elides, IsFeminine) switch
    {
        (false, _, true, _) => $"d’{Noun}",
        (false, _, false, _) => $"de {Noun}",
        (true, true, _, _) => $"des {Noun}",
        (true, false, true, _) => $"de l’{Noun}",
        (true, false, false, true) => $"de la {Noun}",
        (true, false, false, false) => $"du {Noun}",
    };

    /// <summary>« à la Métropole », « au Département », « à l’aide », « aux familles ».</summary>
    public string ToThe => (TakesArticle, IsPlural, Elides, IsFeminine) switch
    {
        (false, _, _, _) => $"à {Noun}",
        (true, true, _, _) => $"aux {Noun}",
        (true, false, true, _) => $"à l’{Noun}",
        (true, false, false, true) => $"à la {Noun}",
        (true, false, false, false) => $"au {Noun}",
    };

    /// <summary>« une Métropole », « un comité », « des familles ».</summary>
    public string A => IsPlural ? $"des {Noun}" : IsFeminine ? $"une {Noun}" : $"un {Noun}";

    /// <summary>The first letter as a capital, for the head of a sentence.</summary>
    public static string Capital(string text) =>
        text.Length == 0 ? text : string.Concat(text[..1].ToUpper(System.Globalization.CultureInfo.GetCultureInfo("fr-FR")), text.AsSpan(1));

    private bool Elides => Noun.Length > 0 && !HasAspiratedH
        && "aeiouyhàâäéèêëîïôöùûüœæ".Contains(char.ToLowerInvariant(Noun[0]), StringComparison.Ordinal);
}
