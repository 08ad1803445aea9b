using System.Globalization;

namespace ChildProtection.Platform.Territory;

/// <summary>
/// The words of the running territory, in content (<c>{{le collectivite}}</c>, <c>{{age entretien}}</c>) and in pages
/// (<c>@Territory.Term("referent").The</c>).
/// </summary>
public sealed class TerritoryWords(TerritoryPack pack)
{
    private const string Forms = "le, du, au, un, nom, sigle ou age";

    public TerritoryPack Pack => pack;

    /// <summary>A key that every pack must have; an unknown one is a fault.</summary>
    public FrenchTerm Term(string key) => pack.Term(key);

    /// <summary>In years.</summary>
    public int Age(string key) => pack.Ages[key];

    /// <summary>What stands between the braces, written in French; null when it means nothing, and why.</summary>
    public string? Write(string expression, out string problem)
    {
        problem = "";
        var parts = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (form, key) = parts switch
        {
            [var only] => ("", only),
            [var first, var second] => (first, second),
            _ => ("?", ""),
        };

        if (form == "age") return Age(key, out problem);
        if (!IsForm(form))
        {
            problem = $"« {{{{{expression}}}}} » : la forme n’existe pas ; choix : {Forms}";
            return null;
        }
        if (!pack.Terms.TryGetValue(key, out var term))
        {
            problem = $"« {{{{{expression}}}}} » : le mot du territoire « {key} » n’existe pas";
            return null;
        }
        if (Form(form, term) is { } text) return text;
        problem = $"« {{{{{expression}}}}} » : le territoire « {pack.Code} » n’a pas de sigle pour « {key} »";
        return null;
    }

    private string? Age(string key, out string problem)
    {
        problem = pack.Ages.ContainsKey(key) ? "" : $"« {{{{age {key}}}}} » : l’âge « {key} » n’existe pas pour « {pack.Code} »";
        return problem.Length == 0 ? pack.Ages[key].ToString(CultureInfo.InvariantCulture) : null;
    }

    private static bool IsForm(string form) => form is "" or "nom" or "le" or "Le" or "du" or "Du" or "au" or "Au" or "un" or "Un" or "sigle";

    private static string? Form(string form, FrenchTerm term) => form switch
    {
        "" or "nom" => term.Noun, // « nom » stands in other languages, which have no French article
        "sigle" => term.Acronym,
        "le" => term.The,
        "du" => term.OfThe,
        "au" => term.ToThe,
        "un" => term.A,
        "Le" => FrenchTerm.Capital(term.The),
        "Du" => FrenchTerm.Capital(term.OfThe),
        "Au" => FrenchTerm.Capital(term.ToThe),
        _ => FrenchTerm.Capital(term.A),
    };
}
