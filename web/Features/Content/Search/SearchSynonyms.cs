using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Content.Search;

/// <summary>
/// What people write and the content does not (« content/fr/recherche.yaml »): the words of messages (« pk », « jss ») and of
/// the street (« thune »), each with the words to look for instead. One of several words is found as a whole.
/// </summary>
internal sealed class SearchSynonyms
{
    public const string File = "recherche.yaml";
    private const int LongestSaying = 4;

    public static readonly SearchSynonyms None = new();

    private readonly Dictionary<string, IReadOnlyList<string>> meant = new(StringComparer.Ordinal);
    private readonly HashSet<string> danger = new(StringComparer.Ordinal);

    public static SearchSynonyms Read(string shownFile, string text, ICollection<FileFinding> findings)
    {
        var synonyms = new SearchSynonyms();
        foreach (var map in YamlMap.ReadList(new YamlFile(shownFile, findings), text))
        {
            var said = map.Texts("dit");
            var meaning = map.OptionalText("cherche");
            var isDanger = map.OptionalFlag("danger") ?? false;
            if (said.Count == 0) map.Report("dit", "« dit » : il manque ce que les gens écrivent");
            if (meaning is null && !isDanger) map.Report("cherche", "« cherche » : il manque les mots à chercher");
            foreach (var saying in said.Select(one => string.Join(' ', SearchText.Words(one))).Where(saying => saying.Length > 0).Distinct(StringComparer.Ordinal))
            {
                if (meaning is not null && !synonyms.meant.TryAdd(saying, [.. SearchText.Words(meaning)])) map.Report("dit", $"« {saying} » est là deux fois");
                if (isDanger) synonyms.danger.Add(saying);
            }
            map.RefuseTheRest();
        }
        return synonyms;
    }

    /// <summary>The words to look for.</summary>
    public IEnumerable<string> Read(IEnumerable<string> typed)
    {
        var words = typed.ToList();
        for (var at = 0; at < words.Count;)
        {
            var length = Math.Min(LongestSaying, words.Count - at);
            while (length > 0 && !meant.ContainsKey(string.Join(' ', words.Skip(at).Take(length)))) length--;
            if (length == 0) yield return words[at++];
            else
            {
                foreach (var word in meant[string.Join(' ', words.Skip(at).Take(length))]) yield return word;
                at += length;
            }
        }
    }

    /// <summary>Somebody may not be well: the numbers that help stand above what was found. Nothing is kept or told to anybody.</summary>
    public bool SoundsLikeDanger(string typed)
    {
        var words = SearchText.Words(typed).Take(SearchIndex.MostWords * 3).ToList();
        return Enumerable.Range(0, words.Count).Any(at => Enumerable.Range(1, LongestSaying).Any(length => at + length <= words.Count && danger.Contains(string.Join(' ', words.Skip(at).Take(length)))));
    }
}
