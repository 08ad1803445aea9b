using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using ChildProtection.Features.Booklet.Printing;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Journeys;

/// <summary>What the first look at the livret or at a sheet costs somebody who pays by the megabyte: everything on the wire, nothing kept from before.</summary>
[Collection(OnePortal.Name)]
public sealed partial class FirstViewTests(RunningOnSqlite portal, ITestOutputHelper output) : Journey(portal)
{
    private const int MostBytes = 100 * 1024;
    private const int MostRequests = 12;

    [Fact]
    public Task The_first_view_of_the_livret_is_at_most_100_KB_in_12_requests_all_from_here() => FirstViewAsync("/livret");

    /// <summary>The longest of all, so that every sheet holds.</summary>
    [Fact]
    public Task The_first_view_of_a_sheet_is_at_most_100_KB_in_12_requests_all_from_here() =>
        FirstViewAsync(Portal.Services.GetRequiredService<ContentLibrary>().Current.Leaflets.MaxBy(sheet => sheet.Html.ToString()!.Length)!.Address);

    [Theory]
    [InlineData(Role.Parent, "parents", "a4")]
    public async Task The_booklet_comes_as_a_file_to_print_for_whoever_reads(string role, string edition, string format)
    {
        var page = await PhoneAsync(await Portal.AccountAsync(role));
        await page.GotoAsync("/livret");
        var link = page.GetByRole(AriaRole.Link, new() { Name = format == "a5" ? "Petit livret" : "Grandes lettres" });
        Assert.Equal($"/livret/{edition}.pdf?format={format}", await link.GetAttributeAsync("href"));

        // The first who asks may be told to come back; here it is ready, as it is two minutes after a start.
        Assert.NotNull(await Portal.Services.GetRequiredService<BookletPrinter>().GetAsync(BookletEdition.Find(edition)!, PrintFormat.Find(format)!, TimeSpan.FromMinutes(4)));
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync(new() { Timeout = 120_000 }), new() { Timeout = 120_000 });
        Assert.Equal($"livret-{edition}-{format}.pdf", download.SuggestedFilename);
        await using var file = await download.CreateReadStreamAsync();
        var head = new byte[5];
        await file.ReadExactlyAsync(head);
        Assert.Equal("%PDF-"u8.ToArray(), head);

        await page.ReloadAsync(); // now it is ready, and the page says how large it is
        Assert.Matches(@"PDF, A[45], \d+(,\d)?\u00A0[KM]o, \d+\u00A0pages", (await link.InnerTextAsync()).Trim());
    }

    private async Task FirstViewAsync(string address)
    {
        var page = await PhoneAsync();
        var requests = new ConcurrentDictionary<string, Uri>();
        var bytes = new ConcurrentDictionary<string, double>();
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        wire.Event("Network.requestWillBeSent").OnEvent += (_, sent) => requests[Id(sent)] = new Uri(sent!.Value.GetProperty("request").GetProperty("url").GetString()!);
        wire.Event("Network.loadingFinished").OnEvent += (_, done) => bytes[Id(done)] = done!.Value.GetProperty("encodedDataLength").GetDouble();

        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        var asked = requests.Where(request => request.Value.Scheme is "http" or "https").ToList();
        var total = asked.Sum(request => bytes.GetValueOrDefault(request.Key));
        foreach (var (id, one) in asked) output.WriteLine($"{bytes.GetValueOrDefault(id).ToString("N0", CultureInfo.InvariantCulture),9} {one.AbsolutePath}");
        output.WriteLine($"{address}, uncached: {total.ToString("N0", CultureInfo.InvariantCulture)} bytes in {asked.Count} requests");
        Assert.All(asked, request => Assert.Equal(Portal.Address.Authority, request.Value.Authority));
        Assert.All(asked, request => Assert.True(bytes.ContainsKey(request.Key), $"{request.Value} never ended."));
        Assert.Contains(asked, request => request.Value.AbsolutePath.StartsWith("/css/", StringComparison.Ordinal)); // styles count too
        Assert.InRange(total, 1, MostBytes);
        Assert.InRange(asked.Count, 1, MostRequests);
    }

    private static string Id(JsonElement? message) => message!.Value.GetProperty("requestId").GetString()!;
}
