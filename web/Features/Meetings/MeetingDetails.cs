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

    /// <summary>Words that many places share: they tell nothing of one.</summary>
    private static readonly HashSet<string> Common =
        ["le", "la", "les", "l", "de", "du", "des", "d", "et", "a", "au", "aux", "en", "un", "une", "foyer", "maison", "mec", "enfant", "famille", "accueil", "pouponniere", "lieu", "logement", "appartement", "rue", "avenue", "place", "salle", "numero", "n"];

    private const int LongEnough = 4;

    public string Freeze() => JsonSerializer.Serialize(this);

    public static MeetingDetails Thaw(string frozen) => JsonSerializer.Deserialize<MeetingDetails>(frozen)!;

    /// <summary>What makes these details impossible; null when nothing does.</summary>
    public static string? RefusalOfLink(string? link) => string.IsNullOrWhiteSpace(link) || Uri.TryCreate(link.Trim(), UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.UserInfo.Length == 0
        ? null : "Ce lien doit commencer par https://";

    /// <summary>These words name a place of life, or nearly: all the words of its name that mean something are there, within one slip.</summary>
    public static bool NamesPlace(string typed, string place)
    {
        var (words, wanted) = (SearchText.Words(typed).ToList(), SearchText.Words(place).ToList());
        var own = wanted.Where(word => !Common.Contains(word)).ToList();
        return own.Count > 0 && own.Exists(word => !word.All(char.IsDigit))
            ? own.TrueForAll(word => words.Exists(one => IsNear(one, word)))
            : wanted.Count > 0 && string.Join(' ', words).Contains(string.Join(' ', wanted), StringComparison.Ordinal);
    }

    private static bool IsNear(string one, string wanted) => one == wanted || wanted.Length >= LongEnough && SearchText.Distance(one, wanted, most: 1) <= 1;
}
