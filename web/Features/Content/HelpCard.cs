namespace ChildProtection.Features.Content;

/// <summary>The numbers of a help card. A card never stays without a number: then it shows the line for danger.</summary>
internal static class HelpCard
{
    public static readonly IReadOnlyList<string> Kinds = ["danger", "parler", "ecran", "mal-etre", "urgence"];

    public static void Write(HtmlText html, TerritoryPack pack, string kind, bool isYoung)
    {
        var shown = pack.ShownHelpLines.Where(line => line.Kind == kind).ToList();
        var listening = kind == "parler" ? pack.Listening : null;
        if (shown.Count == 0 && listening is not { Phone: not null })
            shown = [.. pack.ShownHelpLines.Where(line => line.Kind == "danger")];

        html.Append("""<ul class="help-lines">""");
        if (listening is { Phone: { } phone }) WriteListening(html, listening, phone, isYoung);
        foreach (var line in shown) WriteLine(html, line, isYoung);
        html.Append("</ul>");
        html.Append("""<p><a class="help-more" href="/aide">Tous les numéros d’aide</a></p>""");
    }

    private static void WriteLine(HtmlText html, HelpLine line, bool isYoung)
    {
        var cost = line.IsFree ? " Gratuit." : "";
        var how = line.BySms ? "SMS au " : "";
        html.Append($"""<li class="help-line"><a class="help-number" href="{ContentMarkup.Text(line.Link)}">{how}<strong>{Text(line.Shown)}</strong> """)
            .Append($"""<span>{Text(line.Name)}</span></a><span class="help-when">{Text(isYoung ? line.ForTheYoung : line.ForAdults)}</span>""")
            .Append($"""<span class="help-hours">{Text(line.Hours)}{cost}</span></li>""");
    }

    /// <summary>« délai » speaks to the young (« te répond »), so adults read the hours only.</summary>
    private static void WriteListening(HtmlText html, Listening listening, string phone, bool isYoung)
    {
        var digits = phone.Replace(" ", "", StringComparison.Ordinal);
        html.Append($"""<li class="help-line"><a class="help-number" href="tel:{ContentMarkup.Text(digits)}"><strong>{Text(phone)}</strong> """)
            .Append($"""<span>{Text(listening.Name)}</span></a><span class="help-hours">{Text(listening.Hours)}</span>""");
        if (isYoung) html.Append($"""<span class="help-hours">{Text(listening.Delay)}</span>""");
        html.Append("</li>");
    }

    private static string Text(string text) => ContentMarkup.Text(Wording.Typeset(text));
}
