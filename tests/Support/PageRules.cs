using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace ChildProtection.Tests.Support;

/// <summary>What every page owes its readers. Checked on each page that any test opens; each broken rule is one line.</summary>
internal static class PageRules
{
    /// <summary>Where what is typed opens a door and is not kept for anybody to read: codes, cards, passwords.</summary>
    private static readonly string[] Doors = ["/connexion", "/bienvenue", "/mon-acces", "/administration/invitations/code"];

    /// <summary>Where a page’s Markdown is written, compared and quoted: there the brackets are the text.</summary>
    private const string Source = "textarea, .compared, .plain";

    public static IEnumerable<string> BrokenBy(IHtmlDocument page, string path) =>
        [.. Head(page), .. Structure(page), .. Forms(page), .. Readers(page, path), .. Safety(page), .. Frenchness.BrokenBy(page)];

    private static IEnumerable<string> Head(IHtmlDocument page)
    {
        if (page.DocumentElement.GetAttribute("lang") is not { Length: >= 2 }) yield return "The page does not say its language.";
        if (page.Doctype is null) yield return "The page has no doctype.";
        var title = page.Title?.Trim() ?? "";
        if (title.Length == 0 || title.StartsWith('–')) yield return $"The page has no title of its own: « {title} ».";
        if (Frenchness.Telling.Match(title) is { Success: true } word) yield return $"A title is seen over the shoulder and stays in the history; it says « {word} ».";
        if (page.QuerySelector("meta[name=viewport]") is not { } view) yield return "The page does not fit a phone (no viewport).";
        else if (view.GetAttribute("content")!.Contains("user-scalable=no", StringComparison.Ordinal)) yield return "The page forbids zooming.";
    }

    private static IEnumerable<string> Structure(IHtmlDocument page)
    {
        if (page.QuerySelectorAll("h1").Length != 1) yield return $"A page has one h1, this one has {page.QuerySelectorAll("h1").Length}.";
        if (page.QuerySelectorAll("main").Length != 1) yield return "A page has one main part.";
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var next = heading.LocalName[1] - '0';
            if (level > 0 && next > level + 1) yield return $"The headings jump from h{level} to {heading.OuterHtml}";
            if (heading.TextContent.Trim().Length == 0) yield return $"Empty heading: {heading.OuterHtml}";
            level = next;
        }
        foreach (var (id, count) in page.QuerySelectorAll("[id]").CountBy(element => element.Id!))
            if (count > 1) yield return $"The id {id} is used {count} times.";
        foreach (var broken in page.QuerySelectorAll("a:not([href]), a[href=''], a[href='#'], img:not([alt]), a[target=_blank]"))
            yield return $"Leads nowhere, says nothing, or opens a window: {broken.OuterHtml}";
        foreach (var link in page.QuerySelectorAll("a[href^='#']"))
            if (page.GetElementById(link.GetAttribute("href")![1..]) is null) yield return $"Leads to no part of the page: {link.OuterHtml}";
        foreach (var attribute in new[] { "aria-describedby", "aria-labelledby", "aria-controls" })
            foreach (var element in page.QuerySelectorAll($"[{attribute}]"))
                foreach (var id in element.GetAttribute(attribute)!.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    if (page.GetElementById(id) is null) yield return $"{attribute} names {id}, which is not there: {element.OuterHtml}";
        foreach (var empty in page.QuerySelectorAll("main div:empty, main section:empty")) yield return $"Holds nothing, and no script of ours fills it: {empty.OuterHtml}";
        foreach (var button in page.QuerySelectorAll("button, a[href], summary"))
            if (NameOf(button).Length == 0) yield return $"No name: {button.OuterHtml}";
    }

    private static IEnumerable<string> Forms(IHtmlDocument page)
    {
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]):not([type=submit]):not([type=image]), select, textarea"))
        {
            var label = field.Closest("label") ?? (field.Id is { Length: > 0 } id ? page.QuerySelector($"label[for='{id}']") : null);
            if (label is null || label.TextContent.Trim().Length == 0) yield return $"No label: {field.OuterHtml}";
        }
        foreach (var group in page.QuerySelectorAll<IHtmlInputElement>("input[type=radio]").GroupBy(radio => radio.Name))
            if (group.First().Closest("fieldset")?.QuerySelector("legend") is null && group.First().Closest("[role=radiogroup][aria-labelledby]") is null)
                yield return $"The choices of « {group.Key} » have no question (fieldset and legend).";
        foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("form"))
        {
            if (form.Method == "post" && form.QuerySelector("input[name=__RequestVerificationToken]") is null) yield return "A form has no anti-forgery field.";
            if (!form.Elements.OfType<IHtmlButtonElement>().Any()) yield return "A form has no button.";
        }
    }

    /// <summary>R01: whoever writes something that is kept reads first who will read it, in the same form.</summary>
    private static IEnumerable<string> Readers(IHtmlDocument page, string path)
    {
        var isDoor = Doors.Any(door => path == door || (path.StartsWith($"{door}/", StringComparison.Ordinal) && path is not ("/bienvenue/nom" or "/bienvenue/compte")));
        foreach (var form in page.QuerySelectorAll<IHtmlFormElement>("form"))
        {
            var words = form.QuerySelector("textarea, input[type=file]") ?? (isDoor ? null : form.QuerySelector("input[type=text]:not([inputmode=numeric]), input[type=email], input[type=date], input[type=tel], input:not([type]):not([inputmode=numeric])"));
            if (form.Method == "post" && form.GetAttribute("role") != "search" && words is not null && form.QuerySelector("[data-qui-va-lire]") is null)
                yield return $"One writes here without reading who will read it (<who-reads>): {words.OuterHtml}";
        }
    }

    private static IEnumerable<string> Safety(IHtmlDocument page)
    {
        foreach (var element in page.All)
        {
            if (element.HasAttribute("style")) yield return $"Inline style: {Tag(element)}";
            foreach (var attribute in element.Attributes)
            {
                if (attribute.Name.StartsWith("on", StringComparison.Ordinal)) yield return $"Inline handler: {Tag(element)}";
                if (attribute.Value.Contains("{{", StringComparison.Ordinal)) yield return $"A word was not filled in: {Tag(element)}";
                if (attribute.Name is "href" or "src" or "action" or "formaction" && attribute.Value.Trim().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase))
                    yield return $"A script for an address: {Tag(element)}";
                if (element.LocalName is "script" or "link" or "img" or "iframe" or "source" or "video" or "audio"
                    && attribute.Name is "src" or "href" or "srcset" && attribute.Value.Contains("//", StringComparison.Ordinal)
                    && !attribute.Value.StartsWith("data:image/png;base64,", StringComparison.Ordinal))
                    yield return $"From elsewhere: {Tag(element)}";
            }
        }
        foreach (var style in page.QuerySelectorAll("style, iframe, object, embed")) yield return $"Not on our pages: {Tag(style)}";
        foreach (var script in page.QuerySelectorAll("script"))
        {
            if (!script.HasAttribute("src") && script.GetAttribute("type") is not "application/json") yield return $"Inline script: {Tag(script)}";
            else if (script.HasAttribute("src") && script.GetAttribute("nonce") is not { Length: > 0 }) yield return $"The browser will refuse a script without nonce: {Tag(script)}";
        }
        if (page.Body!.Descendants().OfType<IText>().Where(text => text.ParentElement?.Closest(Source) is null)
            .Any(text => text.Data.Contains("{{", StringComparison.Ordinal) || text.Data.Contains("}}", StringComparison.Ordinal) || text.Data.Contains("[[", StringComparison.Ordinal)))
            yield return "A word was not filled in: {{, }} or [[ is left.";
    }

    private static string NameOf(IElement element) => string.Concat(
        element.TextContent, element.GetAttribute("aria-label"), element.GetAttribute("aria-labelledby"),
        string.Concat(element.QuerySelectorAll("img[alt]").Select(image => image.GetAttribute("alt")))).Trim();

    private static string Tag(IElement element) => element.OuterHtml.Length > 160 ? element.OuterHtml[..160] : element.OuterHtml;
}
