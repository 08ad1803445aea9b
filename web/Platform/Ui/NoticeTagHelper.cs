using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;notice kind="bien"&gt;C’est gardé.&lt;/notice&gt; »: info (default), bien, attention or danger. It stays on the page;
/// only danger interrupts a screen reader.
/// </summary>
[HtmlTargetElement("notice")]
public sealed class NoticeTagHelper : TagHelper
{
    /// <summary>« info », « bien », « attention » or « danger ».</summary>
    public string Kind { get; set; } = "info";

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (colour, icon) = Kind switch
        {
            "bien" => ("feuille", "coche"),
            "attention" => ("ocre", "alerte"),
            "danger" => ("corail", "alerte"),
            _ => ("ciel", "bulle"),
        };
        var words = new TagBuilder("div");
        words.InnerHtml.AppendHtml(await output.GetChildContentAsync());

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"notice {colour}");
        output.Attributes.SetAttribute("role", Kind == "danger" ? "alert" : "status");
        output.Content.SetHtmlContent(IconTagHelper.Build(icon));
        output.Content.AppendHtml(words);
    }
}
