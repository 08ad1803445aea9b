using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static ChildProtection.Platform.Ui.Tags;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;who-reads for="Audience" notice="Model.Readers" /&gt; »: the box « Qui va lire ? » of every form in which people write.
/// Without <c>for</c>, or with a single group of readers, it says and asks nothing.
/// </summary>
[HtmlTargetElement("who-reads", Attributes = "notice", TagStructure = TagStructure.WithoutEndTag)]
public sealed class WhoReadsTagHelper : TagHelper
{
    public required ReadersNotice Notice { get; set; }

    /// <summary>The property that receives the chosen group.</summary>
    public ModelExpression? For { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = For is null ? "div" : "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", For is null ? "who-reads" : "who-reads tiles");
        output.Attributes.SetAttribute("data-qui-va-lire", "");
        if (For is null) Say(output);
        else Ask(output, For);
    }

    private void Say(TagHelperOutput output)
    {
        output.Content.AppendHtml(IconTagHelper.Build("oeil"));
        var words = Tag("div");
        words.InnerHtml.AppendHtml(Words("strong", "Qui va lire ?"));
        foreach (var choice in Notice.Choices)
        {
            words.InnerHtml.AppendHtml(Words("span", choice.Words));
            foreach (var line in Lines(choice)) words.InnerHtml.AppendHtml(line);
        }
        foreach (var line in WhyAndWhen()) words.InnerHtml.AppendHtml(line);
        output.Content.AppendHtml(words);
    }

    private void Ask(TagHelperOutput output, ModelExpression field)
    {
        var parts = new FieldParts(View, field.Name, hint: null);
        if (parts.Error is not null) output.Attributes.SetAttribute("class", "who-reads tiles invalid");
        if (parts.DescribedBy is { } described) output.Attributes.SetAttribute("aria-describedby", described);
        output.Content.AppendHtml(Words("legend", "Qui va lire ?"));
        foreach (var line in WhyAndWhen()) output.Content.AppendHtml(line);
        var errors = Tag("div");
        parts.AppendHintAndError(errors);
        if (parts.Error is not null) output.Content.AppendHtml(errors.InnerHtml);

        var sent = View.ViewData.ModelState.TryGetValue(parts.Name, out var state) && state.AttemptedValue is { } attempted ? attempted : field.Model?.ToString();
        foreach (var (choice, index) in Notice.Choices.Select((choice, index) => (choice, index)))
            output.Content.AppendHtml(Tile(choice, parts.Name, index == 0 ? parts.Id : $"{parts.Id}_{index + 1}", choice.Value == sent));
    }

    private static TagBuilder Tile(ReadersChoice choice, string name, string id, bool isChosen)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.Attributes["type"] = "radio";
        input.Attributes["id"] = id;
        input.Attributes["name"] = name;
        input.Attributes["value"] = choice.Value;
        if (isChosen) input.Attributes["checked"] = "checked";

        var label = Tag("label", "icon");
        label.Attributes["for"] = id;
        label.InnerHtml.AppendHtml(IconTagHelper.Build(choice.Icon)).AppendHtml(Words("span", choice.Words));
        var tick = IconTagHelper.Build("coche");
        tick.AddCssClass("tick");
        label.InnerHtml.AppendHtml(tick);
        foreach (var line in Lines(choice)) label.InnerHtml.Append(" ").AppendHtml(line); // heard as words, not as one word

        var tile = Tag("div", "tile");
        tile.InnerHtml.AppendHtml(input).AppendHtml(label);
        return tile;
    }

    /// <summary>Names first: they are what one looks for.</summary>
    private static IEnumerable<TagBuilder> Lines(ReadersChoice choice)
    {
        foreach (var name in choice.Names) yield return Words("small", name);
        if (choice.Note is not null) yield return Words("small", choice.Note);
    }

    private IEnumerable<TagBuilder> WhyAndWhen()
    {
        yield return Words("p", Notice.What);
        if (Notice.AnswerBy is { } day) yield return Words("p", $"Réponse au plus tard le {FrenchDates.Day(day)}.");
    }
}
