using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;help-cards kind="danger" /&gt; » or « &lt;help-cards level="HelpLevel.Now" /&gt; »: the territory’s help lines, each one act.
/// Lines still to be confirmed are never shown. The words are those of the reader: <c>tu</c> for the young and visitors.
/// </summary>
[HtmlTargetElement("help-cards", TagStructure = TagStructure.WithoutEndTag)]
public sealed class HelpCardsTagHelper(TerritoryPack pack) : TagHelper
{
    /// <summary>« danger », « urgence », « ecran », « mal-etre », « parler » or « droits »; null for all.</summary>
    public string? Kind { get; set; }

    public HelpLevel? Level { get; set; }

    /// <summary>One line by its code, such as « 119 »; null for all.</summary>
    public string? Code { get; set; }

    /// <summary>The level of the cards’ titles: 3 under an h2 (default), 2 under the page’s h1.</summary>
    public int Heading { get; set; } = 3;

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    private bool SaysVous => View.HttpContext.User.SaysVous();

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var lines = pack.ShownHelpLines.Where(line =>
            (Kind is null || line.Kind == Kind) && (Level is null || line.Level == Level) && (Code is null || line.Code == Code)).ToList();
        if (lines.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "stack");
        foreach (var line in lines) output.Content.AppendHtml(Card(line));
    }

    private TagBuilder Card(HelpLine line)
    {
        var (colour, urgency) = line.Level switch
        {
            HelpLevel.Now => ("corail", "Tout de suite : "),
            HelpLevel.Soon => ("ocre", "Vite : "),
            _ => ("lagune", SaysVous ? "Quand vous voulez : " : "Quand tu veux : "),
        };
        var title = new TagBuilder($"h{Heading}");
        title.InnerHtml.AppendHtml(Text("span", urgency, "sr"));
        title.InnerHtml.Append(line.Name);

        var facts = new TagBuilder("p");
        facts.AddCssClass("faits");
        facts.InnerHtml.AppendHtml(Text("span", line.Hours));
        if (line.IsFree) facts.InnerHtml.AppendHtml(Text("span", "C’est gratuit."));

        var card = new TagBuilder("section");
        card.AddCssClass($"secours {colour}");
        card.InnerHtml.AppendHtml(title).AppendHtml(Phrase(SaysVous ? line.ForAdults : line.ForTheYoung)).AppendHtml(Call(line)).AppendHtml(facts);
        if (line.Site is not null) card.InnerHtml.AppendHtml(Site(line));
        return card;
    }

    private static TagBuilder Call(HelpLine line)
    {
        var number = line.Shown.Replace(' ', '\u00A0'); // a number is not cut in two
        var link = new TagBuilder("a");
        link.AddCssClass("btn");
        link.Attributes["href"] = line.Link;
        link.InnerHtml.AppendHtml(IconTagHelper.Build(line.BySms ? "messages" : "telephone"));
        link.InnerHtml.Append(line.BySms ? $"Écrire un SMS au {number}" : $"Appeler le {number}");
        return link;
    }

    private static TagBuilder Site(HelpLine line)
    {
        var link = Text("a", $"Aller sur {line.Site!.Host.Replace("www.", "", StringComparison.Ordinal)}, un autre site");
        link.Attributes["href"] = line.Site.AbsoluteUri;
        link.Attributes["rel"] = "noreferrer";
        var paragraph = new TagBuilder("p");
        paragraph.InnerHtml.AppendHtml(link);
        return paragraph;
    }

    private static TagBuilder Phrase(string words)
    {
        var paragraph = Text("p", words);
        paragraph.Attributes["data-phrase"] = "";
        return paragraph;
    }

    private static TagBuilder Text(string tag, string words, string? cssClass = null)
    {
        var element = new TagBuilder(tag);
        if (cssClass is not null) element.AddCssClass(cssClass);
        element.InnerHtml.Append(words);
        return element;
    }
}
