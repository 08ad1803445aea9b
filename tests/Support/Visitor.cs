using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ChildProtection.Platform.Identity;

namespace ChildProtection.Tests.Support;

/// <summary>
/// Someone who uses the portal as a browser would: reads pages, fills fields by their label, presses buttons by their
/// text. A text is found with any kind of space. Each HTML page is held against <see cref="PageRules"/>.
/// </summary>
public sealed class Visitor(HttpClient browser, CookieContainer? jar = null, Account? account = null)
{
    private static readonly HtmlParser Parser = new();

    /// <summary>Whether each page is held against <see cref="PageRules"/>: not on long walks over pages that other tests judge.</summary>
    public bool Judges { get; set; } = true;

    public HttpStatusCode Status { get; private set; }
    public Uri Address { get; private set; } = null!;
    public IHtmlDocument Page { get; private set; } = null!;
    public HttpResponseMessage Response { get; private set; } = null!;

    /// <summary>Who this is; absent for a stranger.</summary>
    public Account Account => account ?? throw new InvalidOperationException("This visitor has not signed in through the portal fixture.");

    public string Path => Address.AbsolutePath;
    public string Heading => Said(Page.QuerySelector("h1")!.TextContent);

    /// <summary>What the page says, with plain spaces.</summary>
    public string Text => Said(Page.Body!.TextContent);

    public IEnumerable<Cookie> Cookies => jar?.GetAllCookies().Where(cookie => !cookie.Expired) ?? [];

    /// <summary>What a description list says of this term.</summary>
    public string Detail(string term) =>
        Said(Page.QuerySelectorAll("dt").Single(dt => Said(dt.TextContent) == Said(term)).NextElementSibling!.TextContent);

    /// <summary>The error a screen reader announces for the field with this label.</summary>
    public string? ErrorOf(string label) => Field(label).GetAttribute("aria-describedby")?.Split(' ')
        .Select(id => Page.GetElementById(id)!).SingleOrDefault(note => note.ClassList.Contains("error")) is { } error ? Said(error.TextContent) : null;

    /// <summary>What the field with this label holds.</summary>
    public string ValueOf(string label) => Forms.ValueOf(Field(label));

    public async Task<Visitor> OpenAsync(string address) => await ShowAsync(await browser.GetAsync(new Uri(address, UriKind.Relative)));

    /// <summary>Follows the link with this text, or whose text begins with it when only one does.</summary>
    public async Task<Visitor> FollowAsync(string text)
    {
        var link = Named(Page.QuerySelectorAll<IHtmlAnchorElement>("a[href]"), text, "link");
        return await ShowAsync(await browser.GetAsync(new Uri(Address, link.GetAttribute("href"))));
    }

    /// <summary>Fills the text field, list or box with this label; a list by the text of its choice.</summary>
    public Visitor Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlTextAreaElement area: area.Value = value; break;
            case IHtmlSelectElement list: list.Value = Named(list.Options, value, "choice").Value; break;
            case IHtmlInputElement input: input.Value = value; break;
            case var other: throw new InvalidOperationException($"{other.OuterHtml} cannot be filled.");
        }
        return this;
    }

    /// <summary>Chooses the radio button, or ticks the box, with this label.</summary>
    public Visitor Choose(string label)
    {
        var chosen = (IHtmlInputElement)Field(label);
        if (chosen.Type == "radio")
            foreach (var other in chosen.Form!.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "radio" && input.Name == chosen.Name))
                other.IsChecked = false;
        chosen.IsChecked = true;
        return this;
    }

    public Visitor Untick(string label)
    {
        ((IHtmlInputElement)Field(label)).IsChecked = false;
        return this;
    }

    /// <summary>Sends the form of the button with this text, anti-forgery token and all.</summary>
    public async Task<Visitor> PressAsync(string text)
    {
        var button = Named(Page.QuerySelectorAll<IHtmlButtonElement>("button"), text, "button");
        using var request = Forms.Request(button, Address);
        return await ShowAsync(await browser.SendAsync(request));
    }

    /// <summary>Sends a form that this class cannot fill, such as one with a file, and shows what comes back.</summary>
    public async Task<Visitor> PostAsync(string address, HttpContent form) => await ShowAsync(await browser.PostAsync(new Uri(address, UriKind.Relative), form));

    /// <summary>Somebody else signs in on this device: same browser, other session.</summary>
    public void Become(string session) => jar!.Add(new Uri("https://localhost"), new Cookie(SessionCookie.Name, session, "/") { Secure = true });

    /// <summary>Sends what a script of the page would send, with this browser's cookies; the page stays.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => browser.SendAsync(request);

    /// <summary>The text of every link of the page, for a message or a walk.</summary>
    public IEnumerable<string> Links => Page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!);

    private IHtmlElement Field(string label) =>
        Named(Page.QuerySelectorAll<IHtmlLabelElement>("label"), label, "label").Control
        ?? throw new InvalidOperationException($"The label « {label} » belongs to no field.");

    private T Named<T>(IEnumerable<T> all, string text, string kind) where T : IElement
    {
        var wanted = Said(text);
        var list = all.ToList();
        var found = list.Where(one => Said(one.TextContent) == wanted || Said(one.GetAttribute("aria-label") ?? "") == wanted).ToList();
        if (found.Count == 0) found = [.. list.Where(one => Said(one.TextContent).StartsWith(wanted, StringComparison.Ordinal))];
        return found.Count == 1 ? found[0] : throw new InvalidOperationException(
            $"{found.Count} {kind}s say « {text} » at {Path} ({(int)Status}). There are: {string.Join(" · ", list.Select(one => Said(one.TextContent)))}");
    }

    /// <summary>The words as they are heard: any run of spaces, hard or soft, is one space.</summary>
    private static string Said(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<Visitor> ShowAsync(HttpResponseMessage response)
    {
        Response = response;
        Status = response.StatusCode;
        Address = response.RequestMessage!.RequestUri!;
        Page = await Parser.ParseDocumentAsync(await response.Content.ReadAsStringAsync());
        if (Judges && response.Content.Headers.ContentType?.MediaType == "text/html")
            Assert.True(!PageRules.BrokenBy(Page, Path).Any(), $"{Path} ({(int)Status}):\n{string.Join('\n', PageRules.BrokenBy(Page, Path))}");
        return this;
    }
}
