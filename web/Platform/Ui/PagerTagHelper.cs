using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;pager number="2" count="10" /&gt; »: two links and where one is, in words. The page number travels as « ?numero= »;
/// the other values of the address stay, but for the name of the form that was sent. Nothing is shown when all fits on one page.
/// </summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PagerTagHelper : TagHelper
{
    public const string Key = "numero";

    /// <summary>From 1.</summary>
    public int Number { get; set; }

    public int Count { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Count <= 1)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", "Pages de la liste");
        if (Number > 1) output.Content.AppendHtml(Link(Number - 1, "prev", "Page d’avant", "fleche-gauche", iconFirst: true));
        var place = new TagBuilder("span");
        place.InnerHtml.Append(string.Create(CultureInfo.InvariantCulture, $"Page {Number} sur {Count}"));
        output.Content.AppendHtml(place);
        if (Number < Count) output.Content.AppendHtml(Link(Number + 1, "next", "Page d’après", "fleche-droite", iconFirst: false));
    }

    private TagBuilder Link(int number, string relation, string words, string icon, bool iconFirst)
    {
        var query = new QueryBuilder(View.HttpContext.Request.Query.Where(pair => pair.Key is not (Key or "handler"))
            .SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")))
        {
            { Key, number.ToString(CultureInfo.InvariantCulture) },
        };
        var link = new TagBuilder("a");
        link.Attributes["href"] = query.ToString();
        link.Attributes["rel"] = relation;
        if (iconFirst) link.InnerHtml.AppendHtml(IconTagHelper.Build(icon));
        link.InnerHtml.Append(words);
        if (!iconFirst) link.InnerHtml.AppendHtml(IconTagHelper.Build(icon));
        return link;
    }
}
