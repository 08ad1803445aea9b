using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Text.Json;

namespace ChildProtection.Tests.Platform;

/// <summary>What the portal writes on its console in Production, while visitors send words that must never be there.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class LogTests
{
    private const string Canary = "Canari7Zephyr";

    [Fact]
    public async Task Nothing_a_visitor_sends_reaches_the_logs()
    {
        using var portal = await new PortalProcess().ServeAsync();
        await SingAsync(portal);
        await portal.StopAsync();

        Assert.DoesNotContain(portal.Output.Concat(portal.Errors), line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Control_the_logs_of_the_framework_would_have_told()
    {
        using var portal = new PortalProcess();
        portal.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Information";
        await portal.ServeAsync();
        await SingAsync(portal);
        await portal.StopAsync();

        Assert.Contains(portal.Output, line => line.Contains(Canary, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Each_line_is_one_JSON_object_and_each_request_says_method_route_status_time_and_id()
    {
        using var portal = await new PortalProcess().ServeAsync();
        await SingAsync(portal);
        await portal.StopAsync();

        var lines = portal.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var requests = lines.Where(line => line.GetProperty("Category").GetString()!.EndsWith(".RequestLog", StringComparison.Ordinal))
            .Select(line => line.GetProperty("State")).Where(state => state.TryGetProperty("Route", out _)).ToList();
        Assert.Contains(requests, request => Said(request, "Method") == "GET" && Said(request, "Route") == "/readyz" && Said(request, "Status") == "200");
        Assert.Contains(requests, request => Said(request, "Method") == "(other)");
        Assert.Contains(requests, request => Said(request, "Route") == "administration/courriels");
        Assert.All(requests, request =>
        {
            Assert.True(long.Parse(Said(request, "Milliseconds"), System.Globalization.CultureInfo.InvariantCulture) >= 0);
            Assert.NotEmpty(Said(request, "CorrelationId"));
            Assert.Equal(6, request.EnumerateObject().Count()); // the five and the template
        });
        Assert.DoesNotContain(lines, line => line.TryGetProperty("Scopes", out _));
    }

    private static string Said(JsonElement state, string name) => state.GetProperty(name).ToString();

    private static async Task SingAsync(PortalProcess portal)
    {
        using var browser = portal.Browser();
        browser.DefaultRequestHeaders.Add("User-Agent", $"Mozilla/5.0 {Canary}");
        browser.DefaultRequestHeaders.Add("Referer", $"https://exemple.fr/{Canary}");
        browser.DefaultRequestHeaders.Add("Cookie", $"__Host-session={Canary}; __Host-jeton={Canary}");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", Canary);
        foreach (var address in new[] { $"/{Canary}", $"/?q={Canary}", $"/administration/courriels?p={Canary}", $"/connexion?retour={Canary}", $"/%00{Canary}", $"/css/{Canary}.css" })
        {
            using var read = await browser.GetAsync(new Uri(address, UriKind.Relative));
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("id", Canary), KeyValuePair.Create(Canary, Canary), KeyValuePair.Create("__RequestVerificationToken", Canary)]);
            using var sent = await browser.PostAsync(new Uri(address, UriKind.Relative), form);
        }
        using (var odd = new HttpRequestMessage(new HttpMethod(Canary), new Uri("/", UriKind.Relative)))
        using (await browser.SendAsync(odd)) { }
        using (var multipart = new StringContent(Canary, Encoding.UTF8, "multipart/form-data") { Headers = { ContentType = new("multipart/form-data") { Parameters = { new("boundary", Canary) } } } })
        using (await browser.PostAsync(new Uri("/", UriKind.Relative), multipart)) { }
        foreach (var raw in new[] { $"GET /{Canary} HTTP/9.9\r\n\r\n", $"{Canary}\r\n\r\n", $"GET / HTTP/1.1\r\nHost: {Canary}\r\n\r\n", $"POST / HTTP/1.1\r\nHost: {PortalProcess.HostName}\r\nTransfer-Encoding: chunked\r\n\r\n{Canary}\r\n" })
            await SayAsync(portal.Port, raw);
    }

    private static async Task SayAsync(int port, string raw)
    {
        using var line = new TcpClient();
        await line.ConnectAsync("127.0.0.1", port);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(raw));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        try
        {
            var answer = new byte[256];
            _ = await line.GetStream().ReadAsync(answer, patience.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The portal hung up or waits for more.
        }
    }
}
