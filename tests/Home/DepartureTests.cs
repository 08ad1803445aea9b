using System.Net;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Platform.Ui;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Home;

public sealed class DepartureTests(ExamplePortal portal) : IClassFixture<ExamplePortal>
{
    private readonly CookieContainer jar = new();

    [Fact]
    public async Task Leaving_ends_the_session_and_makes_the_device_forget()
    {
        var lina = await portal.AccountAsync(Role.YoungPerson);
        jar.Add(portal.ClientOptions.BaseAddress, new Cookie(SessionCookie.Name, await portal.SignInAsync(lina), "/") { Secure = true });

        using var answer = await GetAsync("/quitter");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/page", answer.Headers.Location!.OriginalString);
        Assert.Equal("\"cache\", \"storage\"", answer.Headers.GetValues("Clear-Site-Data").Single());
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.False(await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Identity.SignInSession>().AnyAsync(session => session.AccountId == lina.Id && session.EndedAt == null)));
        var left = jar.GetAllCookies().Single(cookie => cookie.Name == "__Host-parti");
        Assert.True(left is { HttpOnly: true, Secure: true });
        Assert.Contains("max-age=900", string.Join(';', answer.Headers.GetValues("Set-Cookie")), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/"), InlineData("/aide"), InlineData("/hors-ligne"), InlineData("/nulle-part")]
    public async Task Back_shows_a_blank_page_without_a_word_of_the_portal(string address)
    {
        await GetAsync("/quitter");

        using var answer = await GetAsync(address);
        var page = await answer.Content.ReadAsStringAsync();

        Assert.Contains("<title>Nouvelle page</title>", page);
        Assert.Contains("href=\"/reprendre\"", page);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        foreach (var trace in new[] { "Nos Voix", "portal", "css", "script", "aide", "Mon espace" }) Assert.DoesNotContain(trace, page);
    }

    [Fact]
    public async Task The_page_one_lands_on_is_really_blank()
    {
        var page = await (await GetAsync("/page")).Content.ReadAsStringAsync();

        Assert.Contains("<body><main></main></body>", page);
        Assert.Contains("<title>Nouvelle page</title>", page);
    }

    [Theory]
    [InlineData("/css/portal.css"), InlineData("/sw.js"), InlineData("/healthz")]
    public async Task Files_and_checks_still_answer(string address)
    {
        await GetAsync("/quitter");

        using var answer = await GetAsync(address);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain("href=\"/reprendre\"", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Coming_back_is_one_link()
    {
        await GetAsync("/quitter");
        using var back = await GetAsync("/reprendre");

        Assert.Equal("/", back.Headers.Location!.OriginalString);
        Assert.Contains("Nos Voix", await (await GetAsync("/")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Signing_in_again_is_coming_back()
    {
        await GetAsync("/quitter");
        await GetAsync("/connexion");

        Assert.Contains("Nos Voix", await (await GetAsync("/")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_territory_may_choose_where_one_lands()
    {
        await using var elsewhere = portal.WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton(ExamplePortal.Pack with { ExitAddress = new Uri("https://meteo.example/") })));
        var browser = elsewhere.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri("https://localhost"), AllowAutoRedirect = false });

        using var answer = await browser.GetAsync(new Uri("/quitter", UriKind.Relative));

        Assert.Equal("https://meteo.example/", answer.Headers.Location!.AbsoluteUri);
    }

    private Task<HttpResponseMessage> GetAsync(string address) =>
        portal.CreateDefaultClient(portal.ClientOptions.BaseAddress, new CookieContainerHandler(jar)).GetAsync(new Uri(address, UriKind.Relative));
}
