using ChildProtection.Platform.PlainFrench;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using static ChildProtection.Platform.Ui.Tags;

namespace ChildProtection.Platform.Ui;

/// <summary>
/// « &lt;plain-findings for="Text" audience="jeune" /&gt; »: what the checker of plain French says of a field, beside it. With a
/// script while one writes; without one at « Relire le texte ». It never stops a form.
/// </summary>
[HtmlTargetElement("plain-findings", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PlainFindingsTagHelper(CheckWords words) : TagHelper
{
    private const string Script = "/js/plain.js";

    public required ModelExpression For { get; set; }

    /// <summary>Who will read: « jeune », « parent », « pro »; empty for any of them.</summary>
    public string Audience { get; set; } = "jeune";

    /// <summary>Whether signs such as * and ## mean something in this field.</summary>
    public bool Markdown { get; set; }

    /// <summary>The words of the button; empty where another field of the form has it: one look reads them all.</summary>
    public string Button { get; set; } = "Relire le texte";

    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext View { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = new FieldParts(View, For.Metadata.BinderModelName ?? For.Name, hint: null);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "plain");
        output.Attributes.SetAttribute("data-langage-simple", parts.Id);
        output.Attributes.SetAttribute("data-pour", Audience);
        output.Attributes.SetAttribute("data-markdown", Markdown ? "true" : "false");

        if (Button.Length > 0) output.Content.AppendHtml(ButtonOf(parts));
        var report = RereadBeforeSending.IsAsked(View.HttpContext) ? words.Field(TextOf(parts), CheckWords.ReaderOf(Audience), Markdown) : null;
        output.Content.AppendHtml(Words("p", report is null ? "" : ShownFinding.Summary(report), "plain-summary", ("role", "status")));
        var list = Tag("ul", "plain-list");
        foreach (var finding in report is null ? [] : ShownFinding.Of(report)) list.InnerHtml.AppendHtml(Item(finding));
        output.Content.AppendHtml(list);
        AppendScript(output);
    }

    private TagBuilder ButtonOf(FieldParts parts)
    {
        var button = Tag("button", "btn quiet");
        button.Attributes["name"] = RereadBeforeSending.Button;
        button.Attributes["value"] = parts.Name;
        button.Attributes["formnovalidate"] = "";
        button.InnerHtml.AppendHtml(IconTagHelper.Build("loupe")).Append(Button);
        return button;
    }

    private string TextOf(FieldParts parts) =>
        View.ViewData.ModelState.TryGetValue(parts.Name, out var state) && state.AttemptedValue is { } typed ? typed : For.Model?.ToString() ?? "";

    private static TagBuilder Item(ShownFinding finding)
    {
        var item = Tag("li", $"plain-item {finding.Class}");
        var head = Tag("p");
        head.InnerHtml.AppendHtml(IconTagHelper.Build(finding.Class == "info" ? "idee" : "alerte"));
        head.InnerHtml.AppendHtml(Words("strong", $"{finding.Severity}, ligne {finding.Line}"));
        item.InnerHtml.AppendHtml(head);
        if (finding.Words.Length > 0) item.InnerHtml.AppendHtml(Words("p", $"«\u00A0{finding.Words}\u00A0»", "plain-words", ("data-libre", "")));
        item.InnerHtml.AppendHtml(Words("p", finding.Message, null, ("data-libre", "")));
        if (finding.Suggestion is { } suggestion)
        {
            item.InnerHtml.AppendHtml(Words("p", "On peut écrire\u00A0:"));
            item.InnerHtml.AppendHtml(Words("p", suggestion, "plain-suggestion", ("data-libre", "")));
        }
        if (finding.Why.Length == 0) return item;
        var why = Tag("details");
        why.InnerHtml.AppendHtml(Words("summary", "Pourquoi\u00A0?")).AppendHtml(Words("p", finding.Title, null, ("data-libre", ""))).AppendHtml(Words("p", finding.Why, null, ("data-libre", "")));
        item.InnerHtml.AppendHtml(why);
        return item;
    }

    /// <summary>Once a page.</summary>
    private void AppendScript(TagHelperOutput output)
    {
        if (!View.HttpContext.Items.TryAdd(typeof(PlainFindingsTagHelper), true)) return;
        var script = Tag("script");
        script.Attributes["type"] = "module";
        script.Attributes["src"] = Script;
        script.Attributes["nonce"] = SecurityHeaders.Nonce(View.HttpContext);
        output.PostElement.AppendHtml(script);
    }
}
