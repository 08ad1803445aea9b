using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Canaries;

/// <summary>Follows every link and sends every search that a person's pages offer, until there is nothing new.</summary>
/// <param name="visitor">Who walks.</param>
/// <param name="without">Addresses left out: public pages, which somebody of each role opens.</param>
/// <param name="host">Whose links are followed.</param>
internal sealed class Spider(Visitor visitor, IReadOnlyCollection<string>? without = null, string host = "localhost")
{
    private const int MostPages = 600;
    private readonly HashSet<string> seen = [];
    private readonly Queue<string> waiting = new();

    /// <summary>The addresses that answered, in the order they were found.</summary>
    public List<string> Pages { get; } = [];

    /// <summary>What did not answer: a link that leads nowhere.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>Each form that changes something, once: its address and its fields as shown.</summary>
    public Dictionary<string, List<KeyValuePair<string, string>>> Forms { get; } = [];

    public async Task<Spider> WalkAsync(params IEnumerable<string> from)
    {
        visitor.Judges = false;
        foreach (var address in from) Add(new Uri(new Uri($"https://{host}"), address));
        while (waiting.TryDequeue(out var address))
        {
            Assert.True(Pages.Count < MostPages, $"More than {MostPages} pages: {string.Join(' ', Pages.TakeLast(5))}");
            await visitor.OpenAsync(address);
            (visitor.Status == HttpStatusCode.OK ? Pages : Broken).Add(address);
            if (visitor.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in visitor.Links) Add(new Uri(visitor.Address, link));
            foreach (var form in visitor.Page.QuerySelectorAll<IHtmlFormElement>("form")) Note(form);
        }
        return this;
    }

    private void Note(IHtmlFormElement form)
    {
        var fields = Support.Forms.Fields(form).ToList();
        var target = new Uri(visitor.Address, form.GetAttribute("action") ?? "");
        if (string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)) Forms.TryAdd(target.PathAndQuery, fields);
        else Add(new UriBuilder(target) { Query = string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")) }.Uri);
    }

    /// <summary>A page that only knows where to go back to is the same from everywhere; the workshop’s pages are the same for each text.</summary>
    private static string Once(Uri link) => link.AbsolutePath.StartsWith("/atelier/", StringComparison.Ordinal) && link.Query.StartsWith("?adresse=", StringComparison.Ordinal) ? link.AbsolutePath + "?adresse" : link.Query.StartsWith("?retour=", StringComparison.Ordinal) && !link.Query.Contains('&', StringComparison.Ordinal) ? link.AbsolutePath + "?retour" : link.PathAndQuery;

    private void Add(Uri link)
    {
        if (link.Scheme == "https" && link.Host == host && link.AbsolutePath != "/quitter" && !link.AbsolutePath.EndsWith(".pdf", StringComparison.Ordinal) && without?.Contains(link.PathAndQuery) != true && seen.Add(Once(link))) waiting.Enqueue(link.PathAndQuery);
    }
}
