using ChildProtection.Platform.Safety;
using System.Reflection;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>What alerts are called on screen.</summary>
public static class AlertWords
{
    private static readonly (WordRisk Risk, string Words)[] Names =
    [
        (WordRisk.Danger, "Danger"), (WordRisk.SelfHarm, "Mal-être, risque de suicide"), (WordRisk.Sexual, "Violence ou demande sexuelle"), (WordRisk.Violence, "Menace ou harcèlement"),
        (WordRisk.Secrecy, "Secret demandé"), (WordRisk.Elsewhere, "Rendez-vous ailleurs"), (WordRisk.Contact, "Numéro ou adresse"),
    ];

    /// <summary>« Danger, menace ou harcèlement »: the gravest first.</summary>
    public static string Words(this WordRisk risks)
    {
        var said = Names.Where(one => risks.HasFlag(one.Risk)).Select((one, index) => index == 0 ? one.Words : char.ToLowerInvariant(one.Words[0]) + one.Words[1..]).ToList();
        return said.Count == 0 ? "Un signalement" : string.Join(", ", said);
    }

    /// <summary>The « Display » name of a choice.</summary>
    public static string Words(this Enum choice) => choice.GetType().GetField(choice.ToString())?.GetCustomAttribute<DisplayAttribute>()?.Name ?? choice.ToString();

    /// <summary>« Il reste 12 minutes », « En retard de 1 heure »; a started minute counts.</summary>
    public static string Left(TimeSpan left)
    {
        var (isLate, span) = (left < TimeSpan.Zero, left.Duration());
        var minutes = (int)Math.Ceiling(span.TotalMinutes);
        var words = minutes < 60 ? Many(Math.Max(1, minutes), "minute") : minutes < 48 * 60 ? Many(minutes / 60, "heure") : Many(minutes / (24 * 60), "jour");
        return isLate ? $"En retard de {words}" : $"Il reste {words}";
    }

    private static string Many(int count, string word) => $"{count} {word}{(count > 1 ? "s" : "")}";
}
