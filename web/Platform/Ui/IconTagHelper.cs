using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;icone nom="maison" /&gt; »: one drawing of the sprite. Decorative by construction: the word beside it says the same.
/// </summary>
[HtmlTargetElement("icone", Attributes = "nom", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One address for pages and for content compiled at start: the phone keeps one copy and asks whether it changed.</summary>
    private const string Sprite = "/images/icones.svg";

    /// <summary>Each written once: a list has two on each line.</summary>
    private static readonly ConcurrentDictionary<string, HtmlString> Drawn = new(StringComparer.Ordinal);

    [HtmlAttributeName("nom")]
    public required string Name { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (output.Attributes.Count == 0)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(Drawing(Name));
            return;
        }
        var icon = Build(Name);
        output.TagName = icon.TagName;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.MergeAttributes(icon);
        output.Content.SetHtmlContent(icon.InnerHtml);
    }

    /// <summary>The same drawing without a tag helper, for lists of many lines.</summary>
    public static IHtmlContent Drawing(string name) => Drawn.GetOrAdd(name, Write);

    private static HtmlString Write(string name)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Build(name).WriteTo(text, HtmlEncoder.Default);
        return new HtmlString(text.ToString());
    }

    /// <summary>The same drawing, for tag helpers that contain one.</summary>
    internal static TagBuilder Build(string name)
    {
        var use = new TagBuilder("use");
        use.Attributes["href"] = $"{Sprite}#{name}";

        var svg = new TagBuilder("svg");
        svg.Attributes["aria-hidden"] = "true";
        svg.Attributes["focusable"] = "false";
        if (name is "fleche-droite" or "fleche-gauche" or "quitter" or "ecouter") svg.AddCssClass("tourne"); // mirrored in right-to-left pages
        svg.InnerHtml.AppendHtml(use);
        return svg;
    }
}
