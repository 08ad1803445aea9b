using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ChildProtection.Platform.Ui;

/// <summary>One answer tile. <paramref name="Apart"/> sets « Je passe » and « Je ne sais pas » below the others.</summary>
public sealed record Choice(string Value, string Words, string? Icon = null, string? Hint = null, string? Colour = null, bool Apart = false)
{
    /// <summary>The members of an enumeration, in its order, with their « Display » names.</summary>
    public static IEnumerable<Choice> Of(Type enumeration) =>
        from field in enumeration.GetFields(BindingFlags.Public | BindingFlags.Static)
        let display = field.GetCustomAttribute<DisplayAttribute>()
        select new Choice(field.Name, display?.GetName() ?? field.Name, Hint: display?.GetDescription());
}

/// <summary>
/// « &lt;choices for="Answer" /&gt;»: native radio buttons as large tiles (check boxes when the property is a collection).
/// Six at most, or the question must be split. The group’s name is its legend.
/// </summary>
[HtmlTargetElement("choices", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ChoicesTagHelper : TagHelper
{
    public required ModelExpression For { get; set; }

    /// <summary>By default the members of the property’s enumeration.</summary>
    public IEnumerable<Choice>? Items { get; set; }

    /// <summary>The question, when it is not the property’s « Display » name.</summary>
    public string? Legend { get; set; }

    /// <summary>The question is the title of the page.</summary>
    public bool Heading { get; set; }

    public string? Hint { get; set; }

    /// <summary>Faces side by side; on narrow screens they stay under each other.</summary>
    public bool Faces { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    private bool IsMany => For.Metadata.IsEnumerableType;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts(View, For.Name, Hint);
        var group = new TagBuilder("fieldset");
        group.AddCssClass(parts.Error is null ? "tiles" : "tiles invalid");
        if (Faces) group.AddCssClass("faces");
        if (parts.DescribedBy is { } described) group.Attributes["aria-describedby"] = described;
        group.InnerHtml.AppendHtml(LegendTag());
        parts.AppendHintAndError(group);

        var selected = Selected(parts.Name);
        foreach (var (choice, index) in (Items ?? EnumChoices()).Select((choice, index) => (choice, index)))
            group.InnerHtml.AppendHtml(Tile(choice, parts.Name, index == 0 ? parts.Id : $"{parts.Id}_{index + 1}", selected.Contains(choice.Value)));

        output.TagName = group.TagName;
        output.TagMode = TagMode.StartTagAndEndTag;
        output.MergeAttributes(group);
        output.Content.SetHtmlContent(group.InnerHtml);
    }

    private IEnumerable<Choice> EnumChoices() => Choice.Of(IsMany ? For.Metadata.ElementMetadata!.UnderlyingOrModelType : For.Metadata.UnderlyingOrModelType);

    private TagBuilder LegendTag()
    {
        var words = Legend ?? For.Metadata.GetDisplayName();
        var legend = new TagBuilder("legend");
        if (!Heading) return Append(legend, words);

        legend.InnerHtml.AppendHtml(Append(new TagBuilder("h1"), words));
        return legend;
    }

    /// <summary>What was just sent, or what the model holds.</summary>
    private HashSet<string> Selected(string name)
    {
        if (View.ViewData.ModelState.TryGetValue(name, out var state) && state.AttemptedValue is { } sent)
            return [.. sent.Split(',')];
        return For.Model switch
        {
            null => [],
            System.Collections.IEnumerable many and not string => [.. many.Cast<object>().Select(Text)],
            var one => [Text(one)],
        };
    }

    private static string Text(object value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private TagBuilder Tile(Choice choice, string name, string id, bool isChosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = IsMany ? "checkbox" : "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = choice.Value;
        if (isChosen) input.Attributes["checked"] = "checked";

        var label = new TagBuilder("label");
        label.Attributes["for"] = id;
        if (choice.Icon is not null)
        {
            label.AddCssClass("icon");
            label.InnerHtml.AppendHtml(IconTagHelper.Build(choice.Icon));
        }
        label.InnerHtml.AppendHtml(Append(new TagBuilder("span"), choice.Words));
        var tick = IconTagHelper.Build("coche");
        tick.AddCssClass("tick");
        label.InnerHtml.AppendHtml(tick);
        if (choice.Hint is not null) label.InnerHtml.AppendHtml(Append(new TagBuilder("small"), choice.Hint));

        var tile = new TagBuilder("div");
        tile.AddCssClass(choice.Apart ? "tile apart" : "tile");
        if (choice.Colour is not null) tile.AddCssClass(choice.Colour);
        tile.InnerHtml.AppendHtml(input).AppendHtml(label);
        return tile;
    }

    private static TagBuilder Append(TagBuilder tag, string words)
    {
        tag.InnerHtml.Append(words);
        return tag;
    }
}
