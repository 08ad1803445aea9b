using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Platform.Ui;

/// <summary>Elements with a class or words in them, written as text: what tag helpers are made of.</summary>
internal static class Tags
{
    /// <summary>An empty element.</summary>
    public static TagBuilder Tag(string name, string? cssClass = null)
    {
        var tag = new TagBuilder(name);
        if (cssClass is not null) tag.AddCssClass(cssClass);
        return tag;
    }

    /// <summary>An element with these words, whatever signs are in them.</summary>
    public static TagBuilder Words(string name, string text, string? cssClass = null, (string Name, string Value)? attribute = null)
    {
        var tag = Tag(name, cssClass);
        if (attribute is { } one) tag.Attributes[one.Name] = one.Value;
        tag.InnerHtml.Append(text);
        return tag;
    }
}
