using System.Net;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Pages;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Platform;

/// <summary>Sensitive acts ask for a proof of less than ten minutes (V7.5.1, V7.5.3, ID-25, ID-33).</summary>
public abstract class FreshProofTests(Portal portal)
{
    private const string Password = "quatre mots sans lien";

    [Fact]
    public async Task A_référent_who_signed_in_long_ago_proves_it_again_and_comes_back_to_the_form()
    {
        var (nadia, secret) = await WithPasswordAsync();
        var child = await portal.ChildOfAsync(nadia.Account);
        var (account, lost) = await portal.YoungPersonAsync(child);
        await PassAsync(nadia, FreshProofAttribute.Fresh);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await nadia.PressAsync("Refaire sa carte");
        Assert.Equal("C’est bien vous ?", nadia.Heading);
        var before = SessionOf(nadia);

        await nadia.Fill("Mot de passe", Password).Fill("Code de 6 chiffres", Totp.Code(secret, portal.Clock.GetUtcNow())).PressAsync("Confirmer");

        Assert.Equal($"/equipe/jeunes/{child.Id}", nadia.Path);
        Assert.NotEqual(before, SessionOf(nadia)); // V7.2.4
        Assert.Null(await portal.WhoHasAsync(before));
        await nadia.PressAsync("Refaire sa carte");
        Assert.Equal("Ta nouvelle carte", nadia.Heading);
    }

    [Fact]
    public async Task A_form_stopped_for_a_fresh_proof_is_filled_again()
    {
        var (alex, secret) = await WithPasswordAsync(Role.Administrator);
        await PassAsync(alex, FreshProofAttribute.Fresh);
        await alex.OpenAsync("/administration/invitations");
        await alex.Fill("Adresse e-mail au travail", "zoe@exemple.fr").Choose("Animateur ou animatrice du comité").PressAsync("Inviter");
        await alex.Fill("Mot de passe", Password).Fill("Code de 6 chiffres", Totp.Code(secret, portal.Clock.GetUtcNow())).PressAsync("Confirmer");

        Assert.Equal("/administration/invitations", alex.Path);
        Assert.Equal("zoe@exemple.fr", alex.ValueOf("Adresse e-mail au travail"));
        Assert.NotNull(alex.Page.QuerySelector($"input[value={Role.Facilitator}][checked]"));
    }

    [Fact]
    public async Task Card_and_PIN_prove_it_and_another_one_s_card_does_not()
    {
        var (account, card) = await portal.YoungPersonAsync();
        var (_, foreign) = await portal.YoungPersonAsync();
        var lina = await portal.VisitorAsync(account);
        await PassAsync(lina, TimeSpan.FromMinutes(9));
        await lina.OpenAsync("/accueil");
        await PassAsync(lina, TimeSpan.FromMinutes(2));
        await lina.OpenAsync("/connexion/confirmer?retour=/mon-acces");

        await lina.Fill("Les lettres et les chiffres de ta carte", foreign).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Confirmer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        await lina.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Confirmer");
        Assert.Equal("/mon-acces", lina.Path);
        Assert.Contains("Ajouter cet appareil", lina.Text);
    }

    /// <summary>V3.7.2: only back to one of our own addresses.</summary>
    [Theory, InlineData("https://evil.example/"), InlineData("//evil.example"), InlineData("/\\evil.example")]
    public async Task The_way_back_is_ours(string elsewhere)
    {
        var (account, card) = await portal.YoungPersonAsync();
        var lina = await portal.VisitorAsync(account);
        await lina.OpenAsync($"/connexion/confirmer?retour={Uri.EscapeDataString(elsewhere)}");
        await lina.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Confirmer");

        Assert.Equal("/mon-acces", lina.Path);
    }

    [Fact]
    public async Task Somebody_with_no_way_to_prove_it_is_told_what_to_do()
    {
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        Assert.Contains("Demande une nouvelle carte à ton référent.", (await lina.OpenAsync("/connexion/confirmer")).Text);
        var paul = await portal.VisitorAsync(Role.Moderator);
        Assert.Contains("Demandez à un administrateur", (await paul.OpenAsync("/connexion/confirmer")).Text);
    }

    [Fact]
    public async Task A_script_that_comes_too_late_gets_403_and_no_challenge()
    {
        var session = await portal.SignInAsync(await portal.AccountAsync(Role.Professional));
        portal.Clock.Advance(FreshProofAttribute.Fresh);
        foreach (var handler in new[] { "Options", "Finish" })
        {
            using var answer = await portal.PostAsync($"/mon-acces?handler={handler}", session, [new("credential", "{}")]);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    /// <summary>V7.1: on the second, on both sides.</summary>
    [Fact]
    public async Task Ten_minutes_are_ten_minutes()
    {
        var session = await portal.SignInAsync(await portal.AccountAsync(Role.Professional));
        portal.Clock.Advance(FreshProofAttribute.Fresh - TimeSpan.FromSeconds(1));
        using var inTime = await portal.PostAsync("/mon-acces?handler=Options", session);
        Assert.Equal(HttpStatusCode.OK, inTime.StatusCode);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        using var late = await portal.PostAsync("/mon-acces?handler=Options", session);
        Assert.Equal(HttpStatusCode.Forbidden, late.StatusCode);
    }

    private async Task PassAsync(Visitor _, TimeSpan time)
    {
        await Task.CompletedTask;
        portal.Clock.Advance(time);
    }

    private async Task<(Visitor Visitor, string Secret)> WithPasswordAsync(string role = Role.Professional)
    {
        var (account, secret) = await portal.WithPasswordAsync(role, Password);
        return (await portal.VisitorAsync(account), secret);
    }

    private static string SessionOf(Visitor visitor) => visitor.Cookies.Single(cookie => cookie.Name == SessionCookie.Name).Value;
}

public sealed class FreshProofOnSqlite(SqlitePortal portal) : FreshProofTests(portal), IClassFixture<SqlitePortal>;

public sealed class FreshProofOnPostgres(PostgresPortal portal) : FreshProofTests(portal), IClassFixture<PostgresPortal>;
