using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Platform;

/// <summary>Two processes on one PostgreSQL: what ends on one closes on the other (QA-05, ID-60); a restart keeps sessions (ID-61, QA-24).</summary>
public sealed partial class RevocationAcrossProcessesTests : IDisposable
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(5);
    private readonly PostgresDatabase database = new();

    /// <summary>The two processes' own, so that what the test writes they can read.</summary>
    private IServiceProvider? keys;

    [Fact]
    public async Task A_socket_on_the_other_process_closes_within_five_seconds_and_a_restart_keeps_the_session()
    {
        using var first = Process();
        using var second = Process(first);
        await first.ServeAsync();
        await second.ServeAsync();
        var vault = Path.Combine(Path.GetDirectoryName(first.Settings["Security:KeyFile"])!, "vault");
        keys = new ServiceCollection().AddSingleton(DirectoryKeys.Open(vault, KeyEpochs.Open(vault))).BuildServiceProvider();
        var slowest = new Dictionary<string, TimeSpan>();

        foreach (var how in new[] { "signed out", "closed from another device", "disabled by hand" })
            for (var round = 0; round < 4; round++)
            {
                var (account, card) = await YoungPersonAsync();
                var session = await SignInAsync(first, card);
                Assert.True(await IsInAsync(second, session), "the other process takes the same cookie");
                await using var socket = await DirectSocket.OpenAsync(second.Port, PortalProcess.HostName, session);
                Assert.True(await socket.CallAsync("Left") > 0);

                var closing = socket.ClosedWithinAsync(Most * 2);
                await EndAsync(first, how, account, session, card);
                var took = await closing;

                Assert.True(took is { } time && time <= Most, $"{how}: {took}");
                Assert.False(await IsInAsync(first, session));
                Assert.False(await IsInAsync(second, session));
                if (!slowest.TryGetValue(how, out var known) || took > known) slowest[how] = took!.Value;
            }
        TestContext.Current.SendDiagnosticMessage(string.Join(" · ", slowest.Select(pair => $"QA-05 {pair.Key}: slowest of 4 {pair.Value.TotalMilliseconds:0} ms")));

        var (_, kept) = await YoungPersonAsync();
        var cookie = await SignInAsync(first, kept);
        await first.StopAsync();
        Assert.True(await IsInAsync(second, cookie));
        await first.ServeAsync();
        Assert.True(await IsInAsync(first, cookie));
    }

    public void Dispose() => database.Dispose();

    private PortalProcess Process(PortalProcess? likeThis = null)
    {
        var portal = new PortalProcess();
        portal.Settings["Database:ConnectionString"] = database.ConnectionString;
        if (likeThis is not null) portal.Settings["Security:KeyFile"] = likeThis.Settings["Security:KeyFile"];
        return portal;
    }

    private async Task EndAsync(PortalProcess portal, string how, Account account, string session, string card)
    {
        switch (how)
        {
            case "signed out":
                await PostAsync(portal, "/deconnexion", "/deconnexion", session);
                break;
            case "closed from another device":
                var other = await SignInAsync(portal, card);
                await PostAsync(portal, "/mon-acces/appareils", "/mon-acces/appareils?handler=EndOthers", other);
                break;
            default:
                await using (var db = Db())
                    await db.Users.Where(user => user.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.DisabledAt, StoppedClock.Start));
                break;
        }
    }

    private async Task<(Account Account, string Card)> YoungPersonAsync()
    {
        var id = SecretCode.NewId();
        var account = new Account { Id = id, Role = Role.YoungPerson, DisplayName = $"Lynx {id:N}"[..20], CreatedAt = StoppedClock.Start, SecurityStamp = id.ToString("N"), UserName = id.ToString("N"), NormalizedUserName = id.ToString("N").ToUpperInvariant() };
        var (card, secret) = PersonalCard.Issue(account, People.Pin, new PasswordHasher<Account>(), StoppedClock.Start);
        await using var db = Db();
        db.Add(account);
        db.Add(card);
        await db.SaveChangesAsync();
        return (account, secret);
    }

    private PostgresPortalDb Db() => new((DbContextOptions<PostgresPortalDb>)new DbContextOptionsBuilder<PostgresPortalDb>()
        .UseNpgsql(database.ConnectionString).UseDirectoryText(keys!).Options);

    private static async Task<string> SignInAsync(PortalProcess portal, string card)
    {
        var answer = await PostAsync(portal, "/connexion", "/connexion", session: null, new("CardCode", card), new("SecretPin", People.Pin));
        return answer.Headers.GetValues("Set-Cookie").Select(line => Cookie.Match(line)).First(match => match.Success && match.Groups["name"].Value == SessionCookie.Name).Groups["value"].Value;
    }

    private static async Task<bool> IsInAsync(PortalProcess portal, string session)
    {
        using var browser = Browser(portal);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/accueil");
        request.Headers.TryAddWithoutValidation("Cookie", Wire.CookieOf(session));
        using var answer = await browser.SendAsync(request);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Reads the page for its token, then sends the form.</summary>
    private static async Task<HttpResponseMessage> PostAsync(PortalProcess portal, string page, string address, string? session, params KeyValuePair<string, string>[] fields)
    {
        using var browser = Browser(portal);
        using var read = new HttpRequestMessage(HttpMethod.Get, page);
        if (session is not null) read.Headers.TryAddWithoutValidation("Cookie", Wire.CookieOf(session));
        using var shown = await browser.SendAsync(read);
        var token = Token.Match(await shown.Content.ReadAsStringAsync()).Groups["value"].Value;
        var jeton = shown.Headers.GetValues("Set-Cookie").Select(line => Cookie.Match(line)).First(match => match.Groups["name"].Value == "__Host-jeton");
        using var send = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields.Append(new("__RequestVerificationToken", token))) };
        send.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", new[] { Wire.CookieOf(session), jeton.Value }.OfType<string>()));
        return await browser.SendAsync(send);
    }

    private static HttpClient Browser(PortalProcess portal)
    {
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{portal.Port}") };
        browser.DefaultRequestHeaders.Host = PortalProcess.HostName;
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        return browser;
    }

    [GeneratedRegex("^(?<name>[^=]+)=(?<value>[^;]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Cookie { get; }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Token { get; }
}
