using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>
/// Reads « content/fr/enquetes/*.yaml », strictly: an unknown key is a mistake, a condition names an earlier question, a table
/// names questions that can be counted. Each mistake says its file and line.
/// </summary>
internal static class QuestionnaireReader
{
    /// <summary>As files name them.</summary>
    internal static readonly Dictionary<string, SurveyMode> Modes = new(StringComparer.Ordinal)
    {
        ["anonyme"] = SurveyMode.Anonymous, ["confidentiel"] = SurveyMode.Confidential, ["nominatif"] = SurveyMode.Named,
    };

    /// <param name="shownFile">« content/fr/enquetes/mes-loisirs.yaml ».</param>
    /// <param name="code">The name of the file, which the questionnaire repeats; null when it has no such name.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="icons">The pictures there are; null when they are checked elsewhere.</param>
    /// <param name="findings">What is wrong.</param>
    /// <param name="rules">Those of the content, unless said otherwise.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Questionnaire? Read(string shownFile, string? code, string text, IReadOnlySet<string>? icons, ICollection<FileFinding> findings, ReadingRules? rules = null)
    {
        rules ??= ReadingRules.Content;
        var before = findings.Count;
        if (YamlMap.Read(new YamlFile(shownFile, findings), text) is not { } map) return null;
        if (map.Text("code") is var own && code is not null && own != code && own.Length > 0) map.Report("code", $"« code » : il faut le nom du fichier, « {code} »");
        var publics = Publics(map, "publics", Public.All);
        if (publics.Count == 0) map.Report("publics", $"« publics » : il en faut au moins un ; choix : {string.Join(", ", Public.All)}");
        var (ageFrom, ageTo) = Ages(map, publics);
        var minutes = map.Number("duree", 1, 60);
        var why = rules.MayBeLong && map.Has("raison") ? QuestionReader.Plain(map, "raison", rules) : null;
        if (minutes > SurveyDuration.MostForTheYoung && publics.Contains(Public.Young) && why is null) map.Report("duree", $"« duree » : {SurveyDuration.MostForTheYoung} minutes au plus quand des jeunes répondent");
        var back = map.Map("retour");
        var (days, who) = (back?.Number("jours", 1, 365) ?? 0, back?.Text("qui") ?? "");
        if (who.Length > 0 && !TermReader.Mandatory.Contains(who, StringComparer.Ordinal)) back!.Report("qui", $"« qui » : « {who} » n’est pas un mot du territoire");
        back?.RefuseTheRest();

        var reader = new QuestionReader(publics, icons, rules);
        var sections = map.Maps("sections").Select(reader.Section).ToList();
        if (reader.Read.Count == 0) map.Report("sections", "il n’y a aucune question");
        var tables = map.Has("tableaux") ? map.Maps("tableaux").Select(table => Table(table, reader.Read)).ToList() : [];
        foreach (var twice in tables.CountBy(table => table.Code).Where(table => table.Value > 1)) map.Report("tableaux", $"le tableau « {twice.Key} » est écrit deux fois");
        var read = new Questionnaire
        {
            Code = own, Title = QuestionReader.Plain(map, "titre", rules), Purpose = QuestionReader.Plain(map, "but", rules), Source = map.OptionalText("source"), Mode = map.Choice("mode", Modes), Publics = publics,
            AgeFrom = ageFrom, AgeTo = ageTo, Minutes = minutes, WhyLong = why, ReturnDays = days, ReturnWho = who, Sections = sections, Tables = tables,
        };
        map.RefuseTheRest();
        return findings.Count == before ? read : null;
    }

    internal static IReadOnlyList<string> Publics(YamlMap map, string key, IReadOnlyList<string> among)
    {
        var given = map.Texts(key);
        foreach (var other in given.Where(one => !among.Contains(one))) map.Report(key, $"« {key} » : « {other} » n’est pas possible ; choix : {string.Join(", ", among)}");
        return [.. given.Distinct()];
    }

    private static (int? From, int? To) Ages(YamlMap map, IReadOnlyList<string> publics)
    {
        if (map.OptionalMap("ages") is not { } ages) return (null, null);
        if (!publics.Contains(Public.Young)) map.Report("ages", "« ages » : seulement quand des jeunes répondent");
        var (from, to) = (ages.Number("de", 0, 25), ages.Number("a", 0, 25));
        if (from > to) ages.Report("a", "« a » : plus petit que « de »");
        ages.RefuseTheRest();
        return (from, to);
    }

    private static DeclaredTable Table(YamlMap map, IReadOnlyDictionary<string, Question> questions)
    {
        var (code, name, by) = (map.Text("code"), map.Text("question"), map.OptionalText("par"));
        if (name.Length > 0 && !questions.ContainsKey(name)) map.Report("question", $"la question « {name} » n’existe pas");
        else if (name.Length > 0 && !IsCounted(questions[name])) map.Report("question", $"les réponses à « {name} » ne se comptent pas");
        if (by is not null and not (DeclaredTable.ByPublic or DeclaredTable.ByZone or DeclaredTable.ByAge))
        {
            if (!questions.TryGetValue(by, out var other)) map.Report("par", $"« par » : « {by} » n’est ni public, ni zone, ni age, ni une question");
            else if (!Scales.IsListed(other.Kind) || other.Kind is QuestionKind.Several or QuestionKind.Ranking || by == name) map.Report("par", $"« par » : on ne peut pas croiser avec « {by} »");
        }
        map.RefuseTheRest();
        return new DeclaredTable(code, name, by);
    }

    /// <summary>A list, a zone, or a number with few values.</summary>
    internal static bool IsCounted(Question question) =>
        Scales.IsListed(question.Kind) || question.Kind == QuestionKind.Zone || question.Kind == QuestionKind.Number && question.Greatest - question.Least <= 20;
}
