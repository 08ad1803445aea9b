using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace ChildProtection.E2E.Journeys;

/// <summary>What the first look at the livret costs somebody who pays by the megabyte: everything on the wire, nothing kept from before.</summary>
[Collection(OnePortal.Name)]
public sealed class FirstViewTests(RunningOnSqlite portal, ITestOutputHelper output) : Journey(portal)
{
    private const int MostBytes = 100 * 1024;
    private const int MostRequests = 12;

    [Fact]
    public async Task The_first_view_of_the_livret_is_at_most_100_KB_in_12_requests_all_from_here()
    {
        var page = await PhoneAsync(traced: false);
        var requests = new ConcurrentDictionary<string, Uri>();
        var bytes = new ConcurrentDictionary<string, double>();
        var wire = await page.Context.NewCDPSessionAsync(page);
        await wire.SendAsync("Network.enable");
        await wire.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        wire.Event("Network.requestWillBeSent").OnEvent += (_, sent) => requests[Id(sent)] = new Uri(sent!.Value.GetProperty("request").GetProperty("url").GetString()!);
        wire.Event("Network.loadingFinished").OnEvent += (_, done) => bytes[Id(done)] = done!.Value.GetProperty("encodedDataLength").GetDouble();

        await page.GotoAsync("/livret", new() { WaitUntil = Microsoft.Playwright.WaitUntilState.NetworkIdle });

        var asked = requests.Where(request => request.Value.Scheme is "http" or "https").ToList();
        var total = asked.Sum(request => bytes.GetValueOrDefault(request.Key));
        foreach (var (id, address) in asked) output.WriteLine($"{bytes.GetValueOrDefault(id).ToString("N0", CultureInfo.InvariantCulture),9} {address.AbsolutePath}");
        output.WriteLine($"/livret, uncached: {total.ToString("N0", CultureInfo.InvariantCulture)} bytes in {asked.Count} requests");
        Assert.All(asked, request => Assert.Equal(Portal.Address.Authority, request.Value.Authority));
        Assert.All(asked, request => Assert.True(bytes.ContainsKey(request.Key), $"{request.Value} never ended."));
        Assert.Contains(asked, request => request.Value.AbsolutePath.StartsWith("/css/", StringComparison.Ordinal)); // styles count too
        Assert.InRange(total, 1, MostBytes);
        Assert.InRange(asked.Count, 1, MostRequests);
    }

    private static string Id(JsonElement? message) => message!.Value.GetProperty("requestId").GetString()!;
}
