using System.Net;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform;

/// <summary>Whoever follows the links from the first page arrives somewhere, on a page that keeps <see cref="PageRules"/>.</summary>
public sealed class CrawlTests(Portal portal) : IClassFixture<Portal>
{
    private const int MostPages = 400;

    public static TheoryData<string> People => [.. AccessMatrix.People];

    [Theory, MemberData(nameof(People))]
    public async Task Every_link_leads_somewhere(string person)
    {
        var visitor = person == Wire.Stranger ? portal.Stranger() : await portal.VisitorAsync(person);
        var (seen, faults) = (new HashSet<string> { "/" }, new List<string>());
        for (var waiting = new Queue<(string Address, string From)>([("/", "")]); waiting.TryDequeue(out var next) && seen.Count < MostPages;)
        {
            await visitor.OpenAsync(next.Address);
            if (visitor.Status != HttpStatusCode.OK) faults.Add($"{next.From} → {next.Address}: {(int)visitor.Status}");
            if (visitor.Response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in visitor.Links.Select(link => new Uri(visitor.Address, link)).Where(link => link.Host == visitor.Address.Host && link.AbsolutePath != "/quitter" && !link.AbsolutePath.EndsWith(".pdf", StringComparison.Ordinal)))
                if (link.Scheme == "https" && seen.Add(link.PathAndQuery)) waiting.Enqueue((link.PathAndQuery, next.Address));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }
}
