using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;kept name="_Reader" /&gt; »: a partial of the frame that says the same to everybody it addresses alike (« tu » or « vous »),
/// written once for each. Never for one that names a person, a page, a nonce or a form.
/// </summary>
[HtmlTargetElement("kept", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class KeptTagHelper(IHtmlHelper html) : TagHelper
{
    private static readonly ConcurrentDictionary<(string Name, bool Vous), HtmlString> Written = new();

    /// <summary>Of the partial: « _Reader ».</summary>
    public required string Name { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var key = (Name, View.HttpContext.User.SaysVous() || View.ViewData["Vous"] is true);
        output.Content.SetHtmlContent(Written.TryGetValue(key, out var written) ? written : Written.GetOrAdd(key, await WriteAsync()));
    }

    private async Task<HtmlString> WriteAsync()
    {
        ((IViewContextAware)html).Contextualize(View);
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        (await html.PartialAsync(Name)).WriteTo(text, HtmlEncoder.Default);
        return new HtmlString(text.ToString());
    }
}
