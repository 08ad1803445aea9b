using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Platform.Ui;

/// <summary>What fields and groups of choices have in common: an id, a hint, an error, and the thread between them.</summary>
internal sealed class FieldParts(ViewContext view, string name, string? hint)
{
    public string Name { get; } = view.ViewData.TemplateInfo.GetFullHtmlFieldName(name);

    public string Id => TagBuilder.CreateSanitizedId(Name, "_");

    public string? Error =>
        view.ViewData.ModelState.TryGetValue(Name, out var state) && state.ValidationState is ModelValidationState.Invalid
            ? state.Errors.FirstOrDefault()?.ErrorMessage
            : null;

    /// <summary>For « aria-describedby »: what a screen reader says after the label; null when there is nothing to say.</summary>
    public string? DescribedBy =>
        (hint, Error) switch
        {
            (null, null) => null,
            (not null, null) => $"{Id}-hint",
            (null, not null) => $"{Id}-error",
            _ => $"{Id}-hint {Id}-error",
        };

    public void AppendHintAndError(TagBuilder parent)
    {
        if (hint is not null) parent.InnerHtml.AppendHtml(Paragraph($"{Id}-hint", "hint", hint));
        if (Error is null) return;
        var error = Paragraph($"{Id}-error", "error", text: "");
        error.InnerHtml.AppendHtml(IconTagHelper.Build("alerte"));
        error.InnerHtml.Append(Error);
        parent.InnerHtml.AppendHtml(error);
    }

    private static TagBuilder Paragraph(string id, string cssClass, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.Attributes["id"] = id;
        paragraph.AddCssClass(cssClass);
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }
}
