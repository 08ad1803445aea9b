using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>Headers, cookies and caches of every answer: pages, refusals, absences, faults, files (QA-03).</summary>
public sealed partial class HeaderTests(FaultyPortal portal) : IClassFixture<FaultyPortal>
{
    private static readonly string[] Directives =
        ["default-src 'none'", "style-src 'self'", "form-action 'self'", "base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"];

    /// <summary>Every endpoint, by a third of the access matrix; files, absences and faults too.</summary>
    [Fact]
    public async Task Every_answer_is_guarded()
    {
        var (read, faults) = (0, new List<string>());
        var endpoints = await PortalEndpoint.AllAsync(portal.Services);
        foreach (var (number, person) in AccessMatrix.People.Index())
        {
            var session = await portal.SessionOfAsync(person);
            var pass = await portal.FormPassAsync(session);
            foreach (var endpoint in endpoints.Where((_, at) => at % 3 == number % 3)) // each endpoint by three of the nine
            {
                if (endpoint.Route is "/deconnexion" && endpoint.IsPost) continue; // it would end the session of the others
                var address = endpoint.AddressWith(UnknownValues.Of);
                using var answer = endpoint.IsPost ? await portal.PostAsync(address, session, [], pass) : await portal.GetAsync(address, Wire.CookieOf(session));
                await JudgeAsync($"{endpoint.Key} as {person}", answer);
            }
            foreach (var address in OtherAddresses)
            {
                using var answer = await portal.GetAsync(address, Wire.CookieOf(session));
                await JudgeAsync($"{address} as {person}", answer);
            }
        }
        Console.WriteLine($"{nameof(HeaderTests)}: {read} answers read, {faults.Count} faults.");
        Assert.InRange(read, 900, int.MaxValue);
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));

        async Task JudgeAsync(string what, HttpResponseMessage answer)
        {
            read++;
            var isHtml = answer.Content.Headers.ContentType?.MediaType is "text/html";
            faults.AddRange(Faults(answer).Concat(isHtml ? Elsewhere(await answer.Content.ReadAsStringAsync()) : []).Select(fault => $"{what} ({(int)answer.StatusCode}): {fault}"));
        }
    }

    /// <summary>As installed, seen through the proxy: what is only there in Production is there.</summary>
    [Fact]
    public async Task Every_answer_of_an_installation_is_guarded()
    {
        using var installed = await new PortalProcess().ServeAsync();
        using var browser = installed.Browser();
        var (read, faults) = (0, new List<string>());
        foreach (var address in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => !endpoint.IsPost).Select(endpoint => endpoint.AddressWith(UnknownValues.Of)).Concat(OtherAddresses))
        {
            using var answer = await browser.GetAsync(new Uri(address, UriKind.Relative));
            read++;
            faults.AddRange(Faults(answer).Select(fault => $"{address} ({(int)answer.StatusCode}): {fault}"));
        }
        Console.WriteLine($"{nameof(HeaderTests)}: {read} answers of an installation read, {faults.Count} faults.");
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(40)));
    }

    [Fact]
    public async Task A_nonce_is_used_once()
    {
        var nonces = new HashSet<string>();
        for (var time = 0; time < 20; time++)
        {
            using var answer = await portal.GetAsync("/");
            Assert.True(nonces.Add(Nonce.Match(Policy(answer)).Groups["nonce"].Value));
        }
    }

    [Fact]
    public async Task A_fault_says_nothing_about_itself()
    {
        portal.Faults.Clear();
        using var answer = await portal.GetAsync($"/?{FaultyPortal.Trigger}=1");
        var body = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.DoesNotContain(FaultyPortal.Secret, body, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", body, StringComparison.Ordinal);
        Assert.NotEmpty(portal.Faults.All);
    }

    [Fact]
    public async Task An_absent_page_is_a_page_of_the_portal()
    {
        var lina = await (await portal.VisitorAsync("jeune")).OpenAsync("/rien-de-tel");

        Assert.Equal(HttpStatusCode.NotFound, lina.Status);
        Assert.NotEmpty(lina.Heading);
    }

    /// <summary>The README's first command serves http://localhost: a form must work there too (browsers keep Secure cookies of localhost).</summary>
    [Theory, InlineData("https"), InlineData("http")]
    public async Task A_form_can_be_made_and_sent(string scheme)
    {
        var cookies = await portal.InRequestAsync(cookie: null, (context, services) =>
        {
            context.Request.Scheme = scheme;
            services.GetRequiredService<Microsoft.AspNetCore.Antiforgery.IAntiforgery>().GetAndStoreTokens(context);
            return Task.FromResult(context.Response.Headers.SetCookie.OfType<string>().ToList());
        });

        Assert.StartsWith("__Host-jeton=", Assert.Single(cookies), StringComparison.Ordinal);
    }

    [Fact]
    public void Planted_faults_are_seen()
    {
        using var bare = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("<p>", mediaType: new("text/html")) };
        bare.Headers.Add("Set-Cookie", "session=1; path=/");
        bare.Headers.Add("Server", "Kestrel");

        Assert.True(Faults(bare).Count() > 8);
        Assert.Equal(3, Elsewhere("<script src=//cdn.example/a.js></script><img src=https://a.example/x><form action=http://b.example></form><img src=/a.svg><a href=https://119.gouv.fr>").Count());
    }

    public static IEnumerable<string> Faults(HttpResponseMessage answer)
    {
        foreach (var (name, value) in new[] { ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY") })
            if (Value(answer, name) != value) yield return $"{name} is « {Value(answer, name)} »";
        foreach (var directive in Directives)
            if (!Policy(answer).Contains(directive, StringComparison.Ordinal)) yield return $"the policy lacks {directive}";
        if (Policy(answer).Contains("unsafe", StringComparison.Ordinal) || Policy(answer).Contains("http:", StringComparison.Ordinal) || Policy(answer).Contains("https:", StringComparison.Ordinal) || Policy(answer).Contains('*'))
            yield return "the policy lets something in";
        if (!Nonce.IsMatch(Policy(answer))) yield return "the policy has no nonce of 128 bits";
        var camera = Door.IsMatch(answer.RequestMessage?.RequestUri?.AbsolutePath ?? "") ? "camera=(" : "camera=()"; // a door may open it: tests/Forums reads that it does, and nowhere else
        if (!Value(answer, "Permissions-Policy").Contains(camera, StringComparison.Ordinal)) yield return "no Permissions-Policy";
        if (!Value(answer, "Strict-Transport-Security").Contains("max-age=63072000", StringComparison.Ordinal) && answer.RequestMessage?.RequestUri?.Host is not "localhost") yield return "no HSTS";
        foreach (var name in new[] { "Server", "X-Powered-By", "X-AspNet-Version", "X-AspNetMvc-Version" })
            if (answer.Headers.Contains(name)) yield return $"says {name}";

        var html = answer.Content.Headers.ContentType?.MediaType is "text/html" or null;
        if ((html || answer.Content.Headers.ContentType?.MediaType is "application/json") && answer.Headers.CacheControl?.NoStore != true) yield return $"may be kept by a cache: {answer.Headers.CacheControl}";
        if (html && answer.Content.Headers.ContentType is { CharSet: not "utf-8" } type) yield return $"charset: {type}";
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [])
        {
            var parts = cookie.Split(';').Select(part => part.Trim().ToLowerInvariant()).ToList();
            if (!cookie.StartsWith("__Host-", StringComparison.Ordinal)) yield return $"cookie without __Host-: {cookie}";
            if (!parts.Contains("secure") || !parts.Contains("path=/") || parts.Any(part => part.StartsWith("domain", StringComparison.Ordinal))) yield return $"cookie not bound to the host: {cookie}";
            if (!parts.Contains("httponly")) yield return $"cookie that scripts can read: {cookie}";
            if (!parts.Contains("samesite=lax") && !parts.Contains("samesite=strict")) yield return $"cookie sent from elsewhere: {cookie}";
        }
    }

    private static readonly string[] OtherAddresses =
        ["/rien-de-tel", "/css/portal.css", "/css/rien.css", "/lib/fonts/atkinson.woff2", "/favicon.ico", "/robots.txt", $"/?{FaultyPortal.Trigger}=1"];

    /// <summary>What the page would fetch from, or send to, another origin.</summary>
    private static IEnumerable<string> Elsewhere(string page) =>
        from element in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelectorAll("script[src], link[href], img[src], form[action], iframe, object, embed, source[src], button[formaction]")
        from name in new[] { "src", "href", "action", "formaction", "data" }
        let address = element.GetAttribute(name)
        where address is not null && Uri.TryCreate(new Uri("https://localhost"), address, out var full) && (full.Host != "localhost" && full.Scheme != "data")
        select $"another origin: {address}";

    private static string Policy(HttpResponseMessage answer) => Value(answer, "Content-Security-Policy");

    private static string Value(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";

    [GeneratedRegex("^/comite/forums/[^/]+/accueil/[^/]+$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Door { get; }

    [GeneratedRegex("'nonce-(?<nonce>[A-Za-z0-9+/]{22}==)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nonce { get; }
}

/// <summary>A portal whose pages break on demand.</summary>
public sealed class FaultyPortal : Portal
{
    public const string Trigger = "panne-d-essai";
    public const string Secret = "secret-de-la-panne";

    protected override void ChangeServices(IServiceCollection services) => services.Configure<MvcOptions>(mvc => mvc.Filters.Add(new Breaker()));

    private sealed class Breaker : IAsyncPageFilter
    {
        public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

        public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
            context.HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null && context.HttpContext.Request.Query.ContainsKey(Trigger)
                ? throw new InvalidOperationException(Secret) : next();
    }
}
