using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChildProtection.Tests.Support;

/// <summary>
/// French as it is printed: ’ and not ', a hard space before : ; ? ! and within « », no English left over. What people
/// typed themselves is theirs: text areas and anything marked <c>data-libre</c> are not read.
/// </summary>
internal static partial class Frenchness
{
    /// <summary>A random code may well say « NEXT ».</summary>
    private const string NotOurs = "script, style, textarea, code, pre, .code, [data-libre], [lang]:not([lang=fr])";

    public static IEnumerable<string> BrokenBy(IHtmlDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") != "fr" || page.Body is null) yield break;
        foreach (var text in Texts(page))
        {
            if (text.Contains('\'')) yield return $"French writes ’, not ': {Short(text)}";
            if (text.Contains('\u202F')) yield return $"The narrow space is missing from some fonts; use U+00A0: {Short(text)}";
            if (MissingSpace.IsMatch(text)) yield return $"A hard space goes before : ; ? ! and within « »: {Short(text)}";
            if (English.Match(text) is { Success: true } word) yield return $"English « {word} »: {Short(text)}";
        }
    }

    /// <summary>Words that would tell who is at the screen what the portal is about.</summary>
    [GeneratedRegex(@"\b(ASE|aide sociale|protection de l.enfance|maltraitance|violences?|placement|placée?s?|signalement)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    public static partial Regex Telling { get; }

    [GeneratedRegex(@"(?<![\u00A0?!.…])[?!;](?!\w)|(?<!\u00A0):(?=\s|$)|«(?!\u00A0)|(?<!\u00A0)»", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex MissingSpace { get; }

    [GeneratedRegex(@"\b(the|submit|please|password|login|logout|click|loading|welcome|cancel|delete|save|required|invalid|field|error|search|next|previous|settings|your|this|with|and|value|page not found)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex English { get; }

    private static IEnumerable<string> Texts(IHtmlDocument page)
    {
        if (page.Title is { } title) yield return title;
        foreach (var node in page.Body!.Descendants().OfType<IText>())
            if (node.ParentElement?.Closest(NotOurs) is null && node.Data.Any(char.IsLetterOrDigit)) yield return InContext(node);
        foreach (var attribute in new[] { "alt", "title", "aria-label", "placeholder" })
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
                if (element.Closest(NotOurs) is null) yield return element.GetAttribute(attribute)!;
    }

    /// <summary>A mark at the head of a text (« <c>&lt;b&gt;Lina&lt;/b&gt; ?</c> ») is judged with what stands before it.</summary>
    private static string InContext(IText node) => node.PreviousSibling is IElement before && before.TextContent is { Length: > 0 } said
        ? said[Math.Max(0, said.Length - 3)..] + node.Data // « référent\u00A0? » before « décide »: its own space counts
        : node.Data;

    private static string Short(string text) => text.Trim() is { Length: > 90 } longer ? longer[..90] : text.Trim();
}
