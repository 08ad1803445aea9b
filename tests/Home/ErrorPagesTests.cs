using System.Net;
using ChildProtection.Features.Home;
using ChildProtection.Tests.Platform.Ui;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace ChildProtection.Tests.Home;

public sealed class ErrorPagesTests(ExamplePortal portal) : IClassFixture<ExamplePortal>
{
    [Fact]
    public async Task An_unknown_address_is_404_with_help_a_way_home_and_the_119()
    {
        var visitor = await portal.Stranger().OpenAsync("/nulle-part");

        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        Assert.Equal("On ne trouve pas cette page", visitor.Heading);
        Assert.Superset(new HashSet<string> { "/", "/aide", "tel:119" }, visitor.Links.ToHashSet());
    }

    [Theory]
    [InlineData(400), InlineData(403), InlineData(404), InlineData(413), InlineData(415), InlineData(429), InlineData(500), InlineData(503)]
    public async Task Each_error_has_a_page_in_plain_words_and_no_code_in_its_title(int code)
    {
        var visitor = await portal.Stranger().OpenAsync($"/erreur/{code}");

        Assert.DoesNotContain(visitor.Heading, char.IsDigit);
        Assert.Contains("119", visitor.Text);
    }

    [Theory]
    [InlineData("7", "7 secondes"), InlineData("1", "1 seconde,"), InlineData("61", "2 minutes"), InlineData(null, "1 minute")]
    public void The_wait_that_is_announced_is_the_one_that_is_asked(string? retryAfter, string said) =>
        Assert.Contains(said, string.Concat(ErrorModel.For(429, retryAfter, vous: false).Sentences));

    /// <summary>Whoever is asked to wait has often not signed in yet: nobody knows whether it is a child.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void Being_asked_to_wait_says_neither_tu_nor_vous(bool vous) => Assert.Equal(
        ["Le site a reçu trop de demandes d’un coup.", "Il faut attendre 7 secondes, puis essayer encore."], ErrorModel.For(429, "7", vous).Sentences);

    [Fact]
    public async Task A_forged_form_is_refused_in_plain_words()
    {
        using var form = new FormUrlEncodedContent([]);
        using var browser = portal.CreateDefaultClient(portal.ClientOptions.BaseAddress);
        using var answer = await browser.PostAsync(new Uri("/affichage", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Le formulaire n’est pas parti", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_its_database_the_portal_still_says_sorry_and_still_lets_people_leave()
    {
        await using var broken = new BrokenPortal();
        var lina = await broken.AccountAsync(ChildProtection.Platform.Security.Role.YoungPerson);
        var jar = new CookieContainer();
        jar.Add(broken.ClientOptions.BaseAddress, new Cookie(SessionCookie.Name, await broken.SignInAsync(lina), "/") { Secure = true });
        await broken.LoseTheSessionsAsync();
        using var browser = broken.CreateDefaultClient(broken.ClientOptions.BaseAddress, new CookieContainerHandler(jar));

        using var home = await browser.GetAsync(new Uri("/", UriKind.Relative));
        using var exit = await browser.GetAsync(new Uri("/quitter", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, home.StatusCode);
        Assert.Contains("Le site a un problème", await home.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.SeeOther, exit.StatusCode);
        Assert.DoesNotContain(jar.GetAllCookies(), cookie => cookie.Name == SessionCookie.Name);
    }

    /// <summary>A portal whose table of sessions disappears.</summary>
    private sealed class BrokenPortal : ExamplePortal
    {
        public Task<int> LoseTheSessionsAsync() => WithDbAsync(db =>
            Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "DROP TABLE SignInSessions"));
    }
}
