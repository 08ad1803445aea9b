using System.Text.RegularExpressions;
using ChildProtection.Tests.Platform;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChildProtection.E2E.Journeys;

/// <summary>
/// A fresh installation: the program in Production, behind a reverse proxy with HTTPS, tells its first administrator where
/// to go; that is followed to the letter in the browser.
/// </summary>
public sealed partial class InstallationTests
{
    private const string Password = "cinq mots qui vont loin";

    [Fact]
    public async Task The_first_administrator_follows_the_printed_line_and_arrives_in_administration()
    {
        using var program = new PortalProcess();
        await program.ServeAsync();
        var told = Printed.Match(Assert.Single(program.Errors, line => line.StartsWith("First administrator:", StringComparison.Ordinal)));
        Assert.True(told.Success);

        await using var front = await new HttpsFront(PortalProcess.HostName, program.Port).StartAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", $"--host-resolver-rules=MAP {PortalProcess.HostName}:443 127.0.0.1:{front.Port} , MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"],
        });
        var page = await browser.NewPageAsync(new() { IgnoreHTTPSErrors = true, Locale = "fr-FR", ViewportSize = new() { Width = 360, Height = 740 } });
        page.SetDefaultTimeout(Patience.Long);

        await page.GotoAsync(told.Groups["address"].Value);
        await page.GetByLabel("Le code de l’invitation").FillAsync(told.Groups["code"].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }).ClickAsync();
        var secret = await AdultWays.OpenWithPasswordAsync(page, "Alex Moreau", "alex@exemple.fr", Password, () => TimeProvider.System.GetUtcNow());

        await Expect(page).ToHaveURLAsync($"https://{PortalProcess.HostName}/administration");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Administration");
        var session = Assert.Single(await page.Context.CookiesAsync(), cookie => cookie.Name == "__Host-session");
        Assert.True(session is { Secure: true, HttpOnly: true });
        Assert.Equal(32, secret.Length);

        await page.GotoAsync(told.Groups["address"].Value); // the line serves once
        await page.GetByLabel("Le code de l’invitation").FillAsync(told.Groups["code"].Value);
        await page.GetByRole(AriaRole.Button, new() { Name = "Continuer", Exact = true }).ClickAsync();
        await Expect(page.Locator(".error-summary")).ToContainTextAsync("Ce code ne va pas.");
    }

    [GeneratedRegex(@"open (?<address>https://\S+/bienvenue) within 24 hours and type (?<code>[0-9A-Z ]+?) \(serves once\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Printed { get; }
}
