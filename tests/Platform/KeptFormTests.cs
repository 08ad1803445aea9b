using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Pages;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Platform;

/// <summary>A form sent after the end of a session is kept for its author, and for nobody else (V7.3.1: nothing written is lost).</summary>
public abstract class KeptFormTests(Portal portal)
{
    private const string Written = "Zéphyrine";

    [Fact]
    public async Task What_was_written_comes_back_after_signing_in_as_the_same_person_once()
    {
        var (nadia, back) = await WriteTooLateAsync();
        Assert.Equal(0, await portal.WithDbAsync(db => db.Set<Child>().CountAsync())); // nothing was done without her

        nadia.Become(await portal.SignInAsync(nadia.Account));
        await nadia.OpenAsync(back);
        Assert.Equal(Written, nadia.ValueOf("Prénom usuel"));
        Assert.NotEqual("", nadia.ValueOf("Secteur"));
        Assert.Contains("Ce que vous avez écrit est encore là.", nadia.Text);
        Assert.DoesNotContain("Erreur", nadia.Page.Title);

        await nadia.OpenAsync(back);
        Assert.Equal("", nadia.ValueOf("Prénom usuel")); // once
    }

    [Fact]
    public async Task Filled_again_it_can_be_sent()
    {
        var (nadia, back) = await WriteTooLateAsync();
        nadia.Become(await portal.SignInAsync(nadia.Account));
        await nadia.OpenAsync(back);
        await nadia.Fill("Le jour de ses 18 ans", "2030-06-06").PressAsync("Ajouter");

        Assert.Equal(Written, nadia.Heading);
    }

    [Fact]
    public async Task Somebody_else_at_the_same_computer_never_sees_it()
    {
        var (nadia, back) = await WriteTooLateAsync();
        nadia.Become(await portal.SessionOfAsync(Role.Professional) ?? "");
        await nadia.OpenAsync(back);
        Assert.DoesNotContain(Written, nadia.Page.DocumentElement.OuterHtml);

        nadia.Become(await portal.SignInAsync(nadia.Account)); // and the author still finds it
        Assert.Equal(Written, (await nadia.OpenAsync(back)).ValueOf("Prénom usuel"));
    }

    [Fact]
    public async Task After_half_an_hour_it_is_gone()
    {
        var (nadia, back) = await WriteTooLateAsync();
        portal.Clock.Advance(KeptForm.Life);
        nadia.Become(await portal.SignInAsync(nadia.Account));

        Assert.Equal("", (await nadia.OpenAsync(back)).ValueOf("Prénom usuel"));
    }

    /// <summary>Only a form that we made for this account: another one's token, or none, keeps nothing.</summary>
    [Fact]
    public async Task A_form_made_elsewhere_is_not_kept()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var session = await portal.SignInAsync(account);
        var foreign = await portal.FormPassAsync(await portal.SessionOfAsync(Role.Professional));
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        foreach (var pass in new[] { foreign, null })
        {
            var form = new List<KeyValuePair<string, string>> { new("FirstName", Written) };
            if (pass is not null) form.Add(new(pass.Field, pass.Token));
            using var answer = await portal.SendAsync(new(HttpMethod.Post, "/equipe/jeunes/nouveau") { Content = new FormUrlEncodedContent(form) }, Wire.CookieOf(session), pass?.Cookie);
            Assert.True(answer.IsRedirect());
        }
        Assert.False(await portal.WithDbAsync(db => db.Set<KeptForm>().AnyAsync(form => form.AccountId == account.Id)));
    }

    [Theory, InlineData("by-owner"), InlineData("all-closed"), InlineData("access-remade"), InlineData("account-changed")]
    public async Task A_device_that_was_taken_away_keeps_nothing(string reason)
    {
        var account = await portal.AccountAsync(Role.Professional);
        var session = await portal.SignInAsync(account);
        var now = portal.Clock.GetUtcNow();
        var pass = await portal.FormPassAsync(session);
        await portal.WithDbAsync(db => db.Set<SignInSession>().Where(row => row.AccountId == account.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.EndedAt, now).SetProperty(row => row.EndedReason, reason)));
        using var answer = await portal.SendAsync(new(HttpMethod.Post, "/equipe/jeunes/nouveau")
        {
            Content = new FormUrlEncodedContent([new("FirstName", Written), new(pass.Field, pass.Token)]),
        }, Wire.CookieOf(session), pass.Cookie);

        Assert.False(await portal.WithDbAsync(db => db.Set<KeptForm>().AnyAsync(form => form.AccountId == account.Id)));
    }

    /// <summary>Fields the page does not read, secrets, and what is too large stay out; the words are not readable in the database.</summary>
    [Fact]
    public async Task Only_the_page_s_own_fields_are_kept_and_encrypted()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var session = await portal.SignInAsync(account);
        using (var _ = await portal.PostAsync("/equipe/jeunes/nouveau", session, [new("FirstName", Written), new("Intrus", "x"), new("SecretPin", "839162"), new("garder", "1")])) { }
        var kept = await portal.WithDbAsync(db => db.Set<KeptForm>().AsNoTracking().SingleAsync(form => form.AccountId == account.Id));
        Assert.DoesNotContain(Written, System.Text.Encoding.UTF8.GetString(kept.Fields));

        var fields = await portal.InRequestAsync(session, (_, services) =>
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<FormKeeper>(services).TakeAsync(kept.Id, account.Id));
        Assert.Equal(["FirstName"], fields!.Keys);

        using (var _ = await portal.PostAsync("/equipe/jeunes/nouveau", session, [new("FirstName", new string('x', KeptForm.LargestForm)), new("garder", "1")])) { }
        Assert.False(await portal.WithDbAsync(db => db.Set<KeptForm>().AnyAsync(form => form.AccountId == account.Id)));
    }

    [Fact]
    public async Task Five_forms_at_most_wait_for_one_person()
    {
        var account = await portal.AccountAsync(Role.Professional);
        var session = await portal.SignInAsync(account);
        for (var i = 0; i < 8; i++)
            using (var _ = await portal.PostAsync("/equipe/jeunes/nouveau", session, [new("FirstName", Written), new("garder", "1")])) { }

        Assert.Equal(KeptForm.MostForAccount, await portal.WithDbAsync(db => db.Set<KeptForm>().CountAsync(form => form.AccountId == account.Id)));
    }

    private async Task<(Visitor Nadia, string Back)> WriteTooLateAsync()
    {
        await portal.WithDbAsync(db => db.Set<Child>().ExecuteDeleteAsync());
        var nadia = await portal.VisitorAsync(Role.Professional);
        await nadia.OpenAsync("/equipe/jeunes/nouveau");
        nadia.Fill("Prénom usuel", Written);
        var zones = (AngleSharp.Html.Dom.IHtmlSelectElement)nadia.Page.QuerySelector("select[name=Zone]")!;
        nadia.Fill("Secteur", zones.Options[1].Text);
        portal.Clock.Advance(TimeSpan.FromMinutes(31));
        await nadia.PressAsync("Ajouter");

        Assert.Equal("/connexion", nadia.Path);
        Assert.Contains("est gardé 30 minutes", nadia.Text);
        return (nadia, nadia.Page.QuerySelector("input[name=retour]")!.GetAttribute("value")!);
    }
}

public sealed class KeptFormsOnSqlite(SqlitePortal portal) : KeptFormTests(portal), IClassFixture<SqlitePortal>;

public sealed class KeptFormsOnPostgres(PostgresPortal portal) : KeptFormTests(portal), IClassFixture<PostgresPortal>;
