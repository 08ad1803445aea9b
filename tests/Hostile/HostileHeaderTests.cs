using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Hostile;

/// <summary>Hostile values in every header and cookie the portal or its framework reads, on every endpoint (QA-02).</summary>
public abstract class HostileHeaderTests(Portal portal)
{
    private const int Each = 1;

    private static readonly string[] Headers =
    [
        "User-Agent", "Referer", "Origin", "Accept", "Accept-Language", "Accept-Encoding", "Content-Type", "Range", "If-None-Match", "If-Modified-Since", "If-Range", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host",
        "Forwarded", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Authorization", "X-HTTP-Method-Override", "X-Requested-With", "Upgrade", "Sec-WebSocket-Protocol", "RequestVerificationToken", "TE",
    ];

    private static readonly string[] Cookies =
    [
        SessionCookie.Name, "__Host-jeton", "__Host-affichage", "__Host-etape-bienvenue", "__Host-etape-retrouver", "__Host-etape-double-code", "__Host-etape-carte", "__Host-etape-feuille", "__Host-etape-secours", "__Host-etape-acces",
        "__Host-etape-cle-entrer", "__Host-inconnu",
    ];

    [Fact]
    public async Task Hostile_headers_and_cookies_break_nothing()
    {
        var promptness = new Promptness();
        var (sent, faults, sessions) = (0, new List<string>(), new Dictionary<string, string?>());
        portal.Faults.Clear();
        var values = Corpus.Values.Where(value => value.Length < 3_000).Select(value => new string([.. value.Where(letter => letter is >= ' ' and not '\u007f')])).Distinct().ToList();
        foreach (var (place, endpoint) in (await PortalEndpoint.AllAsync(portal.Services)).Index())
        {
            var row = AccessMatrix.Read().FirstOrDefault(row => row.Endpoint == endpoint.Key);
            var person = row?.Cells.FirstOrDefault(cell => cell.Value != AccessMatrix.No).Key ?? Wire.Stranger;
            if (!sessions.TryGetValue(person, out var session)) sessions[person] = session = await portal.SessionOfAsync(person);
            foreach (var (name, isCookie) in Headers.Select(name => (name, false)).Concat(Cookies.Select(name => (name, true))).Where((_, at) => (at + place) % 3 == 0)) // every name on one endpoint of three
                for (var at = 0; at < Each; at++)
                {
                    var value = values[(sent * 7 + at) % values.Count];
                    try
                    {
                        using var answer = await promptness.SendAsync(() => AskAsync(endpoint, session, name, value, isCookie));
                        faults.AddRange(Answers.Faults(answer, await answer.Content.ReadAsStringAsync()).Select(fault => $"{endpoint.Key} {name}: {value}: {fault}"));
                        if (promptness.WasSlow is { } took) faults.Add($"{endpoint.Key} {name}: {value}: took {took}");
                    }
                    catch (Exception failure) when (failure is not Xunit.Sdk.XunitException)
                    {
                        faults.Add($"{endpoint.Key} {name}: {value}: {failure.GetType().Name} {failure.Message}");
                    }
                    sent++;
                }
        }
        Console.WriteLine($"{GetType().Name}: {sent} hostile headers and cookies, {faults.Count} faults, {promptness}.");
        Assert.True(faults.Count == 0, $"{faults.Count} faults of {sent}:\n{string.Join('\n', faults.Take(40))}");
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All.Take(5)));
        Assert.InRange(sent, 4_000, int.MaxValue);
    }

    private Task<HttpResponseMessage> AskAsync(PortalEndpoint endpoint, string? session, string name, string value, bool isCookie)
    {
        var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), endpoint.AddressWith(UnknownValues.Of));
        if (endpoint.IsPost) request.Content = new FormUrlEncodedContent(endpoint.Parameters.Select(parameter => KeyValuePair.Create(parameter, "x")));
        if (!isCookie && name == "Content-Type" && request.Content is { } form)
        {
            form.Headers.Remove(name);
            form.Headers.TryAddWithoutValidation(name, value);
        }
        else if (!isCookie) request.Headers.TryAddWithoutValidation(name, value);
        var own = isCookie && name == SessionCookie.Name ? null : Wire.CookieOf(session);
        return portal.SendAsync(request, own, isCookie ? $"{name}={value}" : null);
    }
}

public sealed class HostileHeadersOnSqliteTests(SqlitePortal portal) : HostileHeaderTests(portal), IClassFixture<SqlitePortal>;
