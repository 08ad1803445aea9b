using ChildProtection.Platform.Yaml;

namespace ChildProtection.Platform.Territory;

/// <summary>Reads « termes »: what the place calls each thing, with its grammar.</summary>
internal static class TermReader
{
    /// <summary>Every pack names all of these; when its plan does not, it takes the common word (source « neutre »).</summary>
    public static readonly IReadOnlyList<string> Mandatory =
    [
        "collectivite", "chef_executif", "plan", "direction_enfance", "observatoire", "cellule_ip", "accueil_urgence", "lieu_proximite",
        "zone", "equipe_ase", "instance_jeunes", "instance_parents", "pair_aidance", "evenement_jeunes", "ppe", "conference_familiale",
        "entretien_autonomie", "projet_autonomie", "cadre_autonomie", "contrat_majeur", "lien_apres", "benevole", "tiers", "referent",
        "educateur", "assistant_familial", "juge", "commission_statut", "aide_domicile", "aemo", "placement_domicile", "logement_jeunes",
        "service_mna", "handicap", "sante_ados", "mentor", "avocat", "administrateur_ad_hoc", "adepape", "foyer", "cvs",
    ];

    private static readonly Dictionary<string, bool> Genders = new(StringComparer.Ordinal) { ["m"] = false, ["f"] = true };
    private static readonly Dictionary<string, bool> Numbers = new(StringComparer.Ordinal) { ["s"] = false, ["p"] = true };

    public static IReadOnlyDictionary<string, FrenchTerm> Read(YamlMap? map)
    {
        var terms = new Dictionary<string, FrenchTerm>(StringComparer.Ordinal);
        if (map is null) return terms;
        foreach (var key in Mandatory)
            if (map.Map(key) is { } term) terms[key] = Term(term);
        map.RefuseTheRest();
        return terms;
    }

    private static FrenchTerm Term(YamlMap map)
    {
        var term = new FrenchTerm
        {
            Noun = map.Text("nom"),
            IsFeminine = map.Choice("genre", Genders),
            IsPlural = map.Choice("nombre", Numbers),
            TakesArticle = map.Flag("article"),
            HasAspiratedH = map.OptionalFlag("h_aspire"),
            Acronym = map.OptionalText("sigle"),
            AcronymIsFeminine = map.Has("genre_sigle") ? map.Choice("genre_sigle", Genders) : null,
            Plural = map.OptionalText("pluriel"),
            From = map.OptionalDate("depuis"),
            Until = map.OptionalDate("jusqua"),
            Source = map.Text("source"),
        };
        foreach (var (key, text) in new[] { ("nom", term.Noun), ("pluriel", term.Plural), ("sigle", term.Acronym) })
            if (text?.Contains('\'', StringComparison.Ordinal) == true) map.Report(key, $"« {key} » : écrivez ’ et non '");
        if (term.Until < term.From) map.Report("jusqua", "« jusqua » : la fin vient avant le début");
        map.RefuseTheRest();
        return term;
    }
}
