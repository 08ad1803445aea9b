namespace ChildProtection.Features.Content.Search;

/// <summary>A page that answers a search, and its sentence that answers best.</summary>
public sealed record SearchHit(ContentPage Page, string Sentence, double Score);

/// <summary>
/// All French pages of one edition, ready to be searched on this machine: nothing of what is looked for is sent or kept.
/// Each word typed is compared with every word of the content: equal, beginning alike, sounding alike, or a slip away.
/// </summary>
internal sealed class SearchIndex
{
    /// <summary>More words than that are not read: who writes a long sentence has said what matters by then.</summary>
    public const int MostWords = 10;
    private const double InTitle = 6, InSummary = 3, InText = 1;

    private readonly IReadOnlyList<ContentPage> pages;
    private readonly SearchSynonyms synonyms;
    private readonly Dictionary<string, List<(int Page, double Weight)>> places = new(StringComparer.Ordinal);
    private readonly (string Word, string Sound)[] words;

    public SearchIndex(IReadOnlyList<ContentPage> pages, SearchSynonyms synonyms)
    {
        (this.pages, this.synonyms) = (pages, synonyms);
        for (var page = 0; page < pages.Count; page++) Add(page);
        words = [.. places.Keys.Order(StringComparer.Ordinal).Select(word => (word, SearchText.Sound(word) is { Length: > 0 } heard ? heard : word))];
    }

    /// <summary>The best first. Pages for these readers come before the others.</summary>
    public IReadOnlyList<SearchHit> Find(string typed, Audience reader, int most)
    {
        var wanted = Wanted(typed);
        if (wanted.Count == 0) return [];
        var scores = new double[pages.Count];
        var found = new int[pages.Count];
        var matched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in wanted)
        {
            var best = new Dictionary<int, double>();
            foreach (var (known, quality) in Alike(word))
            {
                matched.Add(known);
                var at = places[known];
                var rarity = Math.Log(1 + pages.Count / (double)at.Count);
                foreach (var (page, weight) in at) best[page] = Math.Max(best.GetValueOrDefault(page), quality * weight * rarity);
            }
            foreach (var (page, score) in best)
            {
                scores[page] += score;
                found[page]++;
            }
        }

        return [.. Enumerable.Range(0, pages.Count).Where(page => found[page] > 0)
            .Select(page => (Page: pages[page], Score: scores[page] * Math.Pow(found[page] / (double)wanted.Count, 2) * Nearness(pages[page].Audience, reader)))
            .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Page.Address, StringComparer.Ordinal).Take(most)
            .Select(hit => new SearchHit(hit.Page, Sentence(hit.Page, matched), hit.Score))];
    }

    /// <summary>The words that say something, with what people say for them (« thune ») put into the content's words.</summary>
    private IReadOnlyList<string> Wanted(string typed)
    {
        var all = synonyms.Read(SearchText.Words(typed).Take(MostWords * 3)).ToList();
        var telling = all.Where(word => !SearchText.IsEmpty(word)).ToList();
        return [.. (telling.Count > 0 ? telling : all).Distinct(StringComparer.Ordinal).Take(MostWords)];
    }

    private IEnumerable<(string Word, double Quality)> Alike(string wanted)
    {
        var sound = SearchText.Sound(wanted) is { Length: > 0 } heard ? heard : wanted;
        var slips = wanted.Length >= 8 ? 2 : wanted.Length >= 4 ? 1 : 0;
        foreach (var (word, its) in words)
        {
            var quality = word == wanted ? 1
                : wanted.Length >= 3 && word.StartsWith(wanted, StringComparison.Ordinal) ? 0.8 - 0.02 * Math.Min(15, word.Length - wanted.Length)
                : its == sound && sound.Length >= 2 ? 0.65
                : slips > 0 && (word[0] == wanted[0] || its.StartsWith(sound[0])) && Math.Abs(word.Length - wanted.Length) <= slips && SearchText.Distance(word, wanted, slips) is var slip && slip <= slips ? 0.55 - 0.1 * slip
                : sound.Length >= 5 && its[0] == sound[0] && Math.Abs(its.Length - sound.Length) <= 1 && SearchText.Distance(its, sound, 1) <= 1 ? 0.3
                : 0;
            if (quality > 0) yield return (word, quality);
        }
    }

    private void Add(int number)
    {
        var page = pages[number];
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        Weigh(page.Title, InTitle, InTitle);
        Weigh(page.Summary, InSummary, InSummary);
        foreach (var sentence in page.Sentences) Weigh(sentence, InText, 3); // a word said ten times is not ten times what the page is about
        foreach (var (word, weight) in weights)
        {
            if (!places.TryGetValue(word, out var list)) places[word] = list = [];
            list.Add((number, weight));
        }

        void Weigh(string text, double each, double most)
        {
            foreach (var word in SearchText.Words(text))
            {
                var weight = weights.GetValueOrDefault(word);
                if (weight < most || each > InText) weights[word] = Math.Max(weight, Math.Min(weight + each, Math.Max(most, weight)));
            }
        }
    }

    private static string Sentence(ContentPage page, HashSet<string> matched)
    {
        var best = page.Sentences.Select(sentence => (Sentence: sentence, Count: SearchText.Words(sentence).Distinct(StringComparer.Ordinal).Count(matched.Contains))).MaxBy(one => one.Count);
        return best.Count > 0 ? best.Sentence : page.Summary;
    }

    private static double Nearness(Audience page, Audience reader) => page == reader || page == Audience.Everyone ? 1 : 0.5;
}
