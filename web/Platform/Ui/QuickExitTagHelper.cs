using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>« Quitter vite »: a plain link, so that it works before and without any script.</summary>
[HtmlTargetElement("quick-exit", TagStructure = TagStructure.WithoutEndTag)]
public sealed class QuickExitTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.TagMode = TagMode.StartTagAndEndTag;
        if (!output.Attributes.ContainsName("class")) output.Attributes.SetAttribute("class", "act leave");
        output.Attributes.SetAttribute("href", Departure.Address);
        output.Attributes.SetAttribute("rel", "noreferrer");
        output.Attributes.SetAttribute("data-quitter", "");
        output.Content.AppendHtml(IconTagHelper.Drawing("quitter"));
        output.Content.Append("Quitter vite");
    }
}
