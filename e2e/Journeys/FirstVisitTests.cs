using ChildProtection.Tests.Support;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Journeys;

/// <summary>Somebody opens the portal for the first time: on a phone, on a computer, with and without scripts.</summary>
public abstract class FirstVisitTests(RunningPortal portal) : Journey(portal)
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_first_page_opens_on_a_phone(bool scripts)
    {
        var page = await PhoneAsync(scripts: scripts);
        var answer = await page.GotoAsync("/");

        Assert.Equal(200, answer!.Status);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_signed_in_person_stays_signed_in_over_http_on_this_machine()
    {
        var account = await Portal.AccountAsync("jeune", "Loutre");
        var page = await PhoneAsync(account);
        await page.GotoAsync("/");

        Assert.Contains(await page.Context.CookiesAsync(), cookie => cookie is { Name: SessionCookie.Name, HttpOnly: true, Secure: true });
        Assert.NotNull(await Portal.WhoHasAsync((await page.Context.CookiesAsync()).Single(cookie => cookie.Name == SessionCookie.Name).Value));
    }
}

public sealed class FirstVisitOnSqlite(RunningOnSqlite portal) : FirstVisitTests(portal), IClassFixture<RunningOnSqlite>;

public sealed class FirstVisitOnPostgres(RunningOnPostgres portal) : FirstVisitTests(portal), IClassFixture<RunningOnPostgres>;

/// <summary>Control: what a journey must notice is noticed.</summary>
public sealed class JourneyTests(RunningOnSqlite portal) : Journey(portal), IClassFixture<RunningOnSqlite>
{
    [Fact]
    public async Task Planted_scripts_and_requests_elsewhere_are_noticed()
    {
        var page = await PhoneAsync();
        await page.GotoAsync("/");
        await page.EvaluateAsync("() => { const image = new Image(); image.src = 'https://evil.example/x.png'; document.body.append(image); }");
        await page.EvaluateAsync("() => { const script = document.createElement('script'); try { script.text = 'window.planted = 1'; document.head.append(script); } catch (refusal) { console.error('refused: ' + refusal); } }");
        for (var wait = System.Diagnostics.Stopwatch.StartNew(); Troubles.Count < 2 && wait.ElapsedMilliseconds < Patience.Long;) await page.EvaluateAsync("() => new Promise(requestAnimationFrame)"); // what was asked is told a moment later

        Assert.Contains(Troubles, trouble => trouble.Contains("evil.example", StringComparison.Ordinal));
        Assert.Contains(Troubles, trouble => trouble.Contains("refused", StringComparison.OrdinalIgnoreCase) || trouble.Contains("TrustedScript", StringComparison.Ordinal));
        Assert.Null(await page.EvaluateAsync<int?>("() => window.planted ?? null"));
        Forgive();
    }
}
