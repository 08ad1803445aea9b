using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Hostile;

/// <summary>What is wrong with an answer to a hostile request.</summary>
internal static class Answers
{
    private static readonly HtmlParser Parser = new();

    public static IEnumerable<string> Faults(HttpResponseMessage answer, string body)
    {
        if (answer.StatusCode >= HttpStatusCode.InternalServerError) yield return $"status {(int)answer.StatusCode}";
        if (answer.Headers.Contains(Corpus.PlantedHeader)) yield return "a header was planted";
        if (answer.Headers.Location is { } location && !StaysHere(location)) yield return $"leads elsewhere: {location}";
        if (answer.Content.Headers.ContentType?.MediaType == "text/html" && body.Contains("xss", StringComparison.Ordinal))
            foreach (var fault in Reflections(Parser.ParseDocument(body))) yield return fault;
    }

    /// <summary>Markup or script made of what was sent.</summary>
    public static IEnumerable<string> Reflections(IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            if (element.LocalName.Contains(Corpus.Mark, StringComparison.OrdinalIgnoreCase)) yield return $"an element was planted: <{element.LocalName}>";
            if (element.LocalName is "script" or "style" && element.TextContent.Contains(Corpus.Mark, StringComparison.Ordinal)) yield return $"a <{element.LocalName}> says it";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.Contains(Corpus.Mark, StringComparison.OrdinalIgnoreCase)) yield return $"an attribute was planted: {attribute.Name}";
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal)) yield return $"a handler: {attribute.Name}";
                if (attribute.Name is "href" or "src" or "action" or "formaction" or "data" && Unsafe(attribute.Value)) yield return $"a live address: {attribute.Name}={attribute.Value}";
            }
        }
        foreach (var comment in page.Descendants().OfType<IComment>())
            if (comment.Data.Contains(Corpus.Mark, StringComparison.Ordinal)) yield return "a comment was planted";
    }

    private static bool Unsafe(string address) =>
        new string([.. address.Where(letter => !char.IsControl(letter) && !char.IsWhiteSpace(letter))]) is var plain
        && (plain.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) || plain.StartsWith("data:text/html", StringComparison.OrdinalIgnoreCase) || LeadsElsewhere(plain));

    private static bool LeadsElsewhere(string address) =>
        address.Replace('\\', '/') is var plain && (plain.StartsWith($"//{Corpus.Elsewhere}", StringComparison.OrdinalIgnoreCase)
            || plain.StartsWith($"https://{Corpus.Elsewhere}", StringComparison.OrdinalIgnoreCase) || plain.StartsWith($"//localhost@{Corpus.Elsewhere}", StringComparison.OrdinalIgnoreCase));

    /// <summary>As a browser reads it: a backslash is a slash, and tabs vanish.</summary>
    private static bool StaysHere(Uri location)
    {
        var text = new string([.. location.OriginalString.Where(letter => letter > ' ')]).Replace('\\', '/');
        if (text.StartsWith('/') && !text.StartsWith("//", StringComparison.Ordinal)) return true;
        return Uri.TryCreate(text, UriKind.Absolute, out var full)
            ? !full.Host.EndsWith(Corpus.Elsewhere, StringComparison.OrdinalIgnoreCase) : !text.StartsWith("//", StringComparison.Ordinal);
    }

    /// <summary>What a form shown again lost of what was typed into its text fields; secrets are never shown again.</summary>
    public static IEnumerable<string> Lost(IHtmlDocument page, IEnumerable<KeyValuePair<string, string>> typed)
    {
        foreach (var (name, value) in typed)
        {
            var shown = page.QuerySelectorAll($"input[name='{name}'], textarea[name='{name}']").OfType<IHtmlElement>().Where(IsText).ToList();
            if (shown.Count > 0 && !shown.Any(field => Forms.ValueOf(field) == value)) yield return $"« {name} » lost what was typed: {value} became {Forms.ValueOf(shown[0])}";
        }
    }

    private static bool IsText(IHtmlElement field) => field is IHtmlTextAreaElement
        || field is IHtmlInputElement { Type: "text" or "search" or "email" or "tel" or "url" } && field.GetAttribute("autocomplete") is not ("one-time-code" or "off");
}
