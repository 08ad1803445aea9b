using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Surveys.Quotes;

/// <summary>
/// Looks in free words for what could tell who wrote, or about whom (STAT-09): names and places that this portal knows, telephone
/// numbers, addresses, handles. It helps whoever rereads and does not replace her: a nickname or a story can betray too.
/// </summary>
/// <param name="names">First names, names and pseudonyms of members.</param>
/// <param name="places">Places of life, zones.</param>
public sealed partial class NameScan(IEnumerable<string> names, IEnumerable<string> places)
{
    private const int ShortestWord = 3;
    private readonly HashSet<string> names = [.. names.Select(Naming).SelectMany(Words).Where(word => !Common.Contains(word))];
    private readonly List<string> places = [.. places.Select(Plain).Where(place => place.Length >= ShortestWord).Distinct().OrderByDescending(place => place.Length)];

    /// <summary>Words of the language that are also parts of names of places and people.</summary>
    private static readonly HashSet<string> Common =
        [.. "les des une aux sur sous mme mlle monsieur madame maison foyer famille accueil centre ville sud nord est ouest lieu vie enfants enfant service jeune jeunes petit petite grand grande rose pierre blanc blanche noir noire bleu bleue vert verte".Split(' ')];

    /// <summary>What was found, as it stands in the text, each once, and what stands for it: « prénom », « lieu », « numéro », « contact ».</summary>
    public IReadOnlyList<(string Words, string Kind)> Find(string text) =>
        [.. Spots(text).Select(spot => (text.Substring(spot.Start, spot.Length), spot.Kind)).Distinct()];

    /// <summary>A number or an address, which may never be shown.</summary>
    public static bool HasContact(string text) => Phone().IsMatch(text) || Contact().IsMatch(text);

    private List<(int Start, int Length, string Kind)> Spots(string text)
    {
        var found = new List<(int Start, int Length, string Kind)>();
        found.AddRange(Contact().Matches(text).Select(match => (match.Index, match.Length, "contact")));
        found.AddRange(Phone().Matches(text).Select(match => (match.Index, match.Length, "numéro")));
        var plain = Plain(text);
        if (plain.Length == text.Length)
            foreach (var place in places)
                for (var at = plain.IndexOf(place, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(place, at + place.Length, StringComparison.Ordinal))
                    if (IsWhole(plain, at, place.Length)) found.Add((at, place.Length, "lieu"));
        found.AddRange(Word().Matches(text).Where(match => names.Contains(Plain(match.Value))).Select(match => (match.Index, match.Length, "prénom")));
        var kept = new List<(int Start, int Length, string Kind)>();
        foreach (var spot in found)
            if (!kept.Exists(other => spot.Start < other.Start + other.Length && other.Start < spot.Start + spot.Length)) kept.Add(spot);
        return kept;
    }

    private static bool IsWhole(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    /// <summary>Of a pseudonym the portal gave, « Renard du soir », only the being: « soir » and « jardin » name nobody.</summary>
    private static string Naming(string name) => Pseudonym.IsOurs(name) ? name[..name.IndexOf(' ', StringComparison.Ordinal)] : name;

    private static IEnumerable<string> Words(string name) => Word().Matches(name).Select(match => Plain(match.Value)).Where(word => word.Length >= ShortestWord);

    /// <summary>Small letters without accents, sign for sign, so that a place in it is a place in the text.</summary>
    private static string Plain(string text) => string.Create(text.Length, text, (plain, source) =>
    {
        for (var at = 0; at < source.Length; at++) plain[at] = Plain(source[at]);
    });

    private static char Plain(char sign)
    {
        if (sign is '’') return '\'';
        if (char.IsSurrogate(sign) || CharUnicodeInfo.GetUnicodeCategory(sign) == UnicodeCategory.OtherNotAssigned) return sign; // cannot be normalised: people can send them
        var first = sign.ToString().Normalize(NormalizationForm.FormD)[0];
        return char.ToLower(first, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!\d)(?:\+|00)?\d(?:[ .\-/\u00A0\u202F]?\d){7,13}(?!\d)", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\w)@[\w.]{2,}|https?://\S+|www\.\S+|\b(?:insta|instagram|snap|snapchat|tiktok|tik tok|whatsapp|telegram|discord)\b\s*(?::|=|c'est|c’est)?\s*(?:[\w.#-]*[\d_#][\w.#-]*|\w+\.\w+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Contact();
}
