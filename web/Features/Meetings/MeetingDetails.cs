using System.Text.Json;
using ChildProtection.Features.Content.Search;

namespace ChildProtection.Features.Meetings;

/// <summary>What one must know to come. No address of a place of life, ever.</summary>
/// <param name="Place">A public place, with its address.</param>
/// <param name="Way">How to come; null for nothing said.</param>
/// <param name="Bring">What to bring; null for nothing.</param>
/// <param name="Link">To follow it from afar, https only; null for none.</param>
public sealed record MeetingDetails(string Place, string? Way, string? Bring, string? Link)
{
    public const int PlaceLength = 160;
    public const int WayLength = 400;
    public const int LinkLength = 300;

    /// <summary>Small words between others.</summary>
    private static readonly HashSet<string> Small = ["le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux", "en", "un", "une", "numero", "n", "chez"];

    /// <summary>Kinds of places of life that are said of little else.</summary>
    private static readonly HashSet<string> Telling = ["foyer", "mec", "pouponniere"];

    /// <summary>All kinds: many places share these words.</summary>
    private static readonly HashSet<string> Kinds = [.. Telling, "maison", "enfant", "famille", "accueil", "lieu", "logement", "appartement"];

    /// <summary>What comes after is the name of a street.</summary>
    private static readonly HashSet<string> Streets = ["rue", "avenue", "place", "boulevard", "chemin", "allee", "impasse", "quai", "cour", "route", "square", "arret", "station", "gare"];

    /// <summary>Words that many places share: they tell nothing of one.</summary>
    private static readonly HashSet<string> Common = [.. Small, .. Kinds, "rue", "avenue", "place", "salle"];

    private const int LongEnough = 5;

    public string Freeze() => JsonSerializer.Serialize(this);

    public static MeetingDetails Thaw(string frozen) => JsonSerializer.Deserialize<MeetingDetails>(frozen)!;

    /// <summary>What makes these details impossible; null when nothing does.</summary>
    public static string? RefusalOfLink(string? link) => string.IsNullOrWhiteSpace(link) || Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
        ? null : "Ce lien doit commencer par https://";

    /// <summary>One of these texts names this place of life, or nearly. The link names nothing.</summary>
    public bool Names(string place) => ((string?[])[Place, Way, Bring]).OfType<string>().Any(text => NamesPlace(text, place));

    /// <summary>
    /// These words name a place of life, or nearly: all the words of its name that mean something are there, within one slip. A name with
    /// one such word alone, « Givors », « Pont », must be said as a place of its kind: towns and streets have these names too.
    /// </summary>
    public static bool NamesPlace(string typed, string place)
    {
        var (words, wanted) = (SearchText.Words(typed).ToList(), SearchText.Words(place).ToList());
        var own = wanted.Where(word => !Common.Contains(word)).ToList();
        if (own.TrueForAll(word => word.All(char.IsDigit))) return wanted.Count > 0 && string.Join(' ', words).Contains(string.Join(' ', wanted), StringComparison.Ordinal);
        return own.TrueForAll(word => words.Exists(one => IsNear(one, word))) && (own.Count > 1 || IsSaidAsPlace(words, wanted.FindAll(Kinds.Contains), own[0]));
    }

    /// <summary>A telling kind anywhere, another kind beside the name; without any kind in the name, no street of that name.</summary>
    private static bool IsSaidAsPlace(List<string> words, List<string> kinds, string own)
    {
        if (kinds.Exists(kind => Telling.Contains(kind) && words.Exists(one => IsNear(one, kind)))) return true;
        var said = words.FindAll(word => !Small.Contains(word));
        return said.Index().Any(one => IsNear(one.Item, own) && (kinds.Count > 0 ? IsKind(one.Index - 1) || IsKind(one.Index + 1) : one.Index == 0 || !Streets.Contains(said[one.Index - 1])));

        bool IsKind(int at) => at >= 0 && at < said.Count && kinds.Contains(said[at]);
    }

    private static bool IsNear(string one, string wanted) => one == wanted || wanted.Length >= LongEnough && SearchText.Distance(one, wanted, most: 1) <= 1;
}
