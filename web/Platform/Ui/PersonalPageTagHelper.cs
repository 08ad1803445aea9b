using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// Marks the body of pages that are not for everyone: there, reading aloud uses only voices that stay on the device, and
/// nothing may be cached. A page is personal unless it says <c>[AllowAnonymous]</c>.
/// </summary>
[HtmlTargetElement("body")]
public sealed class PersonalPageTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAllowAnonymous>() is null || HoldsSecrets(View.HttpContext.Request.Path))
            output.Attributes.SetAttribute("data-personnel", "");
    }

    /// <summary>Nobody has signed in there yet, but codes, names and keys are already on the screen.</summary>
    private static bool HoldsSecrets(PathString path) => path.StartsWithSegments("/bienvenue") || path.StartsWithSegments("/connexion");
}
