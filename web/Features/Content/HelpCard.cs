namespace ChildProtection.Features.Content;

/// <summary>
/// The numbers of a help card, as everywhere in the portal (« secours »). A card never stays without a number: when its kind
/// has none that is confirmed, it shows the line for danger.
/// </summary>
internal static class HelpCard
{
    private const string DangerKind = "danger";

    public static readonly IReadOnlyList<string> Kinds = [DangerKind, "parler", "ecran", "mal-etre", "urgence"];

    public static void Write(HtmlText html, TerritoryPack pack, string kind, bool isYoung, int headingLevel)
    {
        var shown = pack.ShownHelpLines.Where(line => line.Kind == kind).ToList();
        var listening = kind == "parler" ? pack.Listening : null;
        if (shown.Count == 0 && listening?.Phone is null)
            shown = [.. pack.ShownHelpLines.Where(line => line.Kind == DangerKind)];

        if (listening is { Phone: { } phone }) WriteListening(html, listening, phone, isYoung, headingLevel);
        foreach (var line in shown) WriteLine(html, line, isYoung, headingLevel);
        html.Append("""<p><a href="/aide">Tous les numéros d’aide</a></p>""");
    }

    private static void WriteLine(HtmlText html, HelpLine line, bool isYoung, int headingLevel) => html
        .Append($"""<section class="secours {Colour(line.Level)}"><h{headingLevel}>{Text(line.Name)}</h{headingLevel}>""")
        .Append($"<p>{Text(isYoung ? line.ForTheYoung : line.ForAdults)}</p>")
        .Append($"""<a class="btn" href="{ContentMarkup.Text(line.Link)}">{ContentMarkup.Icon(line.BySms ? "messages" : "telephone")}""")
        .Append($"{(line.BySms ? "Écrire un SMS au" : "Appeler le")} {Text(line.Shown)}</a>")
        .Append($"""<p class="faits"><span>{Text(line.Hours)}</span>{(line.IsFree ? "<span>C’est gratuit.</span>" : "")}</p></section>""");

    /// <summary>« délai » speaks to the young (« te répond »), so adults read the hours only.</summary>
    private static void WriteListening(HtmlText html, Listening listening, string phone, bool isYoung, int headingLevel) => html
        .Append($"""<section class="secours lagune"><h{headingLevel}>{Text(listening.Name)}</h{headingLevel}>""")
        .Append($"""<a class="btn" href="tel:{ContentMarkup.Text(phone.Replace(" ", "", StringComparison.Ordinal))}">""")
        .Append($"{ContentMarkup.Icon("telephone")}Appeler le {Text(phone)}</a>")
        .Append($"""<p class="faits"><span>{Text(listening.Hours)}</span>{(isYoung ? $"<span>{Text(listening.Delay)}</span>" : "")}</p></section>""");

    private static string Colour(HelpLevel level) => level switch
    {
        HelpLevel.Now => "corail", HelpLevel.Soon => "ocre", _ => "lagune",
    };

    private static string Text(string text) => ContentMarkup.Text(Wording.Typeset(text));
}
