namespace ChildProtection.Features.Content;

/// <summary>
/// The numbers of a help card, as everywhere in the portal (« secours »). A card never stays without a number: when its kind
/// has none that is confirmed, it shows the line for danger.
/// </summary>
internal static class HelpCard
{
    private const string DangerKind = "danger";

    public static readonly IReadOnlyList<string> Kinds = [DangerKind, "parler", "ecran", "mal-etre", "urgence"];

    public static void Write(HtmlText html, TerritoryPack pack, string kind, bool isYoung, int headingLevel, ContentLanguage language)
    {
        var shown = pack.ShownHelpLines.Where(line => line.Kind == kind).ToList();
        var listening = kind == "parler" ? pack.Listening : null;
        if (shown.Count == 0 && listening?.Phone is null)
            shown = [.. pack.ShownHelpLines.Where(line => line.Kind == DangerKind)];

        if (listening is { Phone: { } phone }) WriteListening(html, listening, phone, isYoung, headingLevel, language);
        foreach (var line in shown) WriteLine(html, line, isYoung, headingLevel, language);
        html.Append($"""<p><a href="/aide{(language == ContentLanguage.French ? "" : $"?langue={language.Code}")}">{Text(language.AllNumbers)}</a></p>""");
    }

    /// <summary>In a translated page the names and hours stay French, and say so; the portal has no translation of them.</summary>
    private static void WriteLine(HtmlText html, HelpLine line, bool isYoung, int headingLevel, ContentLanguage language) => html
        .Append($"""<section class="secours {Colour(line.Level)}"><h{headingLevel}{French(language)}>{Text(line.Name)}</h{headingLevel}>""")
        .Append(language == ContentLanguage.French ? $"<p>{Text(isYoung ? line.ForTheYoung : line.ForAdults)}</p>" : "")
        .Append($"""<a class="btn" href="{ContentMarkup.Text(line.Link)}">{ContentMarkup.Icon(line.BySms ? "messages" : "telephone")}""")
        .Append($"{Text(line.BySms ? language.Text : language.Call)} <bdi>{Text(line.Shown)}</bdi></a>")
        .Append($"""<p class="faits"><span{French(language)}>{Text(line.Hours)}</span>{(line.IsFree ? $"<span>{Text(language.Free)}</span>" : "")}</p></section>""");

    /// <summary>« délai » speaks to the young (« te répond »), so adults read the hours only.</summary>
    private static void WriteListening(HtmlText html, Listening listening, string phone, bool isYoung, int headingLevel, ContentLanguage language) => html
        .Append($"""<section class="secours lagune"><h{headingLevel}{French(language)}>{Text(listening.Name)}</h{headingLevel}>""")
        .Append($"""<a class="btn" href="tel:{ContentMarkup.Text(phone.Replace(" ", "", StringComparison.Ordinal))}">""")
        .Append($"{ContentMarkup.Icon("telephone")}{Text(language.Call)} <bdi>{Text(phone)}</bdi></a>")
        .Append($"""<p class="faits"><span{French(language)}>{Text(listening.Hours)}</span>{(isYoung ? $"<span{French(language)}>{Text(listening.Delay)}</span>" : "")}</p></section>""");

    private static string French(ContentLanguage language) => language == ContentLanguage.French ? "" : """ lang="fr" dir="ltr" """.TrimEnd();

    private static string Colour(HelpLevel level) => level switch
    {
        HelpLevel.Now => "corail", HelpLevel.Soon => "ocre", _ => "lagune",
    };

    private static string Text(string text) => ContentMarkup.Text(Wording.Typeset(text));
}
