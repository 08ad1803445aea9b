using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Content;

/// <summary>
/// A word explained (« content/fr/mots.yaml »), with the other forms found in texts; one sentence says « tu », one « vous ».
/// </summary>
public sealed record GlossaryWord(
    string Word, IReadOnlyList<string> Forms, string? Acronym, string ForTheYoung, string ForAdults, IReadOnlyList<string> SeeAlso)
{
    /// <summary>The anchor on « /mots ».</summary>
    public string Slug { get; } = ContentMarkup.Slug(Word);

    public string For(Audience audience) => audience == Audience.Young ? ForTheYoung : ForAdults;
}

/// <summary>The words the portal explains, found whatever their form and their capital.</summary>
public sealed class Glossary
{
    private readonly Dictionary<string, GlossaryWord> byForm = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, GlossaryWord> bySlug;

    private Glossary(IReadOnlyList<GlossaryWord> words) =>
        (Words, bySlug) = (words, words.DistinctBy(word => word.Slug).ToDictionary(word => word.Slug, StringComparer.Ordinal));

    /// <summary>In alphabetical order, accents aside.</summary>
    public IReadOnlyList<GlossaryWord> Words { get; }

    public GlossaryWord? Find(string form) => byForm.GetValueOrDefault(form);

    /// <summary>By the name in its address: « aide-sociale-a-l-enfance ».</summary>
    public GlossaryWord? BySlug(string slug) => bySlug.GetValueOrDefault(slug);

    internal static Glossary Read(string shownFile, string text, ICollection<FileFinding> findings)
    {
        var maps = YamlMap.ReadList(new YamlFile(shownFile, findings), text);
        var entries = maps.Select(map => (Map: map, Word: Word(map))).ToList();
        var glossary = new Glossary([.. entries.Select(entry => entry.Word).Where(word => word.Word.Length > 0)
            .OrderBy(word => ContentMarkup.Slug(word.Word), StringComparer.Ordinal)]);

        foreach (var (map, word) in entries)
            foreach (var form in word.Forms.Prepend(word.Word).Where(form => form.Length > 0))
                if (!glossary.byForm.TryAdd(form, word)) map.Report(form == word.Word ? "mot" : "formes", $"le mot « {form} » est là deux fois");
        foreach (var (map, word) in entries)
            foreach (var other in word.SeeAlso.Where(other => glossary.Find(other) is null))
                map.Report("voir", $"« voir » : le mot « {other} » n’est pas dans la liste");
        return glossary;
    }

    private static GlossaryWord Word(YamlMap map)
    {
        var word = new GlossaryWord(
            map.Text("mot"), map.Texts("formes"), map.OptionalText("sigle"), Wording.Typeset(map.Text("jeune")),
            Wording.Typeset(map.Text("adulte")), map.Texts("voir"));
        foreach (var (key, text) in new[] { ("mot", word.Word), ("jeune", word.ForTheYoung), ("adulte", word.ForAdults) })
        {
            if (Wording.HasStraightApostrophe(text)) map.Report(key, Wording.StraightApostrophe);
            if (text.Contains("{{", StringComparison.Ordinal) || text.Contains("[[", StringComparison.Ordinal))
                map.Report(key, $"« {key} » : ni {{{{ }}}} ni [[ ]] dans une explication");
        }
        foreach (var (key, text) in new[] { ("jeune", word.ForTheYoung), ("adulte", word.ForAdults) })
            if (Wording.LongestSentence(text) is var words and > Wording.MostWords)
                map.Report(key, $"phrase de {words} mots : {Wording.MostWords} au plus");
        map.RefuseTheRest();
        return word;
    }
}
