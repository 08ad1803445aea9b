using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Recovery;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>A young person who lost everything comes back through two professionals, neither of whom could come in alone (ID-10, ID-11, V2.3.5, V6.4.3).</summary>
public abstract class RecoveryTests(Portal portal)
{
    private const string NewPin = "716204";

    [Fact]
    public async Task Two_professionals_and_the_young_person_remake_an_access()
    {
        var (nadia, karim, child, lina, lost) = await CircleAsync();
        var session = await portal.SignInAsync(lina);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        Assert.Contains("Un autre professionnel doit confirmer", nadia.Text);

        await karim.OpenAsync("/equipe/acces");
        await karim.PressAsync("Confirmer");
        Assert.Contains("C’est confirmé.", karim.Text);
        Assert.Null(karim.Page.QuerySelector(".code")); // V6.4.6: the second person receives nothing secret

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire le code");
        var code = nadia.Page.QuerySelector(".code")!.TextContent;

        var phone = await ComeBackAsync(code);
        Assert.Equal("Voici ta carte", phone.Heading);
        var card = phone.Page.QuerySelector(".code")!.TextContent;
        foreach (var page in new[] { nadia, karim })
            foreach (var address in new[] { "/equipe", $"/equipe/jeunes/{child.Id}/acces", "/equipe/feuille" })
                Assert.DoesNotContain(card, (await page.OpenAsync(address)).Page.DocumentElement.OuterHtml);

        Assert.Null(await portal.WhoHasAsync(session));
        Assert.Contains(OpenWithCard.Void, (await SignInAsync(lost, People.Pin)).Text);
        Assert.Equal("/accueil", (await SignInAsync(card, NewPin)).Path);
    }

    [Fact]
    public async Task It_is_told_for_fourteen_days_on_every_page_and_then_no_more()
    {
        var (nadia, karim, child, lina, _) = await CircleAsync();
        var phone = await ComeBackAsync(await CodeAsync(nadia, karim, child));
        foreach (var address in new[] { "/accueil", "/mon-acces", "/livret", "/mes-adultes" })
        {
            await phone.OpenAsync(address);
            Assert.Contains("Ton accès a été refait le", phone.Text);
            Assert.Contains($"par {nadia.Account.DisplayName}", phone.Text);
            Assert.Contains("/mon-acces/pas-moi", phone.Links);
        }
        portal.Clock.Advance(AccessRecovery.Told - TimeSpan.FromMinutes(1));
        Assert.Contains("Ton accès a été refait", (await (await portal.VisitorAsync(lina)).OpenAsync("/accueil")).Text);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.DoesNotContain("Ton accès a été refait", (await (await portal.VisitorAsync(lina)).OpenAsync("/accueil")).Text);
    }

    [Fact]
    public async Task It_was_not_me_closes_everything_and_tells_whoever_looks_after_safety()
    {
        var (nadia, karim, child, lina, _) = await CircleAsync();
        var paul = await portal.VisitorAsync(Role.Moderator);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == paul.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.Email, "paul@exemple.fr")));
        var phone = await ComeBackAsync(await CodeAsync(nadia, karim, child));
        var card = phone.Page.QuerySelector(".code")!.TextContent;
        var elsewhere = await portal.SignInAsync(lina);

        await phone.OpenAsync("/accueil");
        await phone.FollowAsync("Ce n’était pas toi ?");
        await phone.PressAsync("Tout fermer");

        Assert.Equal("Tout est fermé", phone.Heading);
        Assert.Equal("/connexion", (await phone.OpenAsync("/accueil")).Path);
        Assert.Null(await portal.WhoHasAsync(elsewhere));
        Assert.Contains(OpenWithCard.Void, (await SignInAsync(card, NewPin)).Text);
        var mail = await portal.WithDbAsync(db => db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.Template == MailTemplate.Attention).ToListAsync());
        Assert.Contains(mail, one => one.Recipient == "paul@exemple.fr");
        Assert.Contains("Un jeune dit que son accès a été refait sans lui.", (await (await portal.VisitorAsync(paul.Account)).OpenAsync("/accueil")).Text);
    }

    /// <summary>V2.3.5: one person alone never gets through, whatever they try.</summary>
    [Fact]
    public async Task Nobody_confirms_what_they_asked_for()
    {
        var (nadia, karim, child, _, _) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        var id = await IdAsync(child);

        Assert.Contains("Aucune demande pour vous", (await nadia.OpenAsync("/equipe/acces")).Text);
        Assert.Equal(HttpStatusCode.NotFound, await ConfirmAsync(nadia.Account, id));
        using var early = await portal.PostAsync($"/equipe/jeunes/{child.Id}/acces?handler=Code", await portal.SignInAsync(nadia.Account));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Throws<ChildProtection.Platform.BrokenRuleException>(() => AccessRecovery.Start(Guid.Empty, child.Id, karim.Account.Id, portal.Clock.GetUtcNow()).Confirm(karim.Account.Id, portal.Clock.GetUtcNow()));
    }

    /// <summary>Only somebody around the child, or who « peut confirmer »; others see and reach nothing.</summary>
    [Fact]
    public async Task A_professional_from_elsewhere_confirms_only_with_the_permission()
    {
        var (nadia, _, child, _, _) = await CircleAsync("Yanis");
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        var zoe = await portal.VisitorAsync(Role.Professional);
        Assert.Equal(HttpStatusCode.NotFound, await ConfirmAsync(zoe.Account, await IdAsync(child)));

        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == zoe.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(user => user.MayConfirmRecovery, true)));
        await zoe.OpenAsync("/equipe/acces");
        Assert.DoesNotContain("Yanis", zoe.Text); // the name is for the circle
        Assert.Contains("Un jeune d’une autre équipe", zoe.Text);
        Assert.Equal(HttpStatusCode.Found, await ConfirmAsync(zoe.Account, await IdAsync(child)));
    }

    /// <summary>An invitation must not make its own second pair of eyes: not within a day.</summary>
    [Fact]
    public async Task Whoever_was_just_invited_by_the_first_does_not_confirm()
    {
        var (nadia, karim, child, _, _) = await CircleAsync();
        await portal.InvitationAsync(child, nadia.Account, RelationKind.Educator, "karim@exemple.fr");
        var usedAt = portal.Clock.GetUtcNow();
        await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedAt, usedAt).SetProperty(i => i.UsedById, karim.Account.Id)));
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        Assert.Equal(HttpStatusCode.NotFound, await ConfirmAsync(karim.Account, await IdAsync(child)));

        portal.Clock.Advance(TimeSpan.FromDays(1));
        var later = await portal.VisitorAsync(nadia.Account);
        await later.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await later.PressAsync("Faire la demande");
        Assert.Equal(HttpStatusCode.Found, await ConfirmAsync(karim.Account, await IdAsync(child)));
    }

    /// <summary>ID-11: three a day, and the fourth is refused and told.</summary>
    [Fact]
    public async Task A_référent_who_remakes_too_many_is_stopped_and_it_is_told()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var paul = await portal.AccountAsync(Role.Moderator);
        for (var i = 0; i <= AccessRecovery.MostPerDay; i++)
        {
            var child = await portal.ChildOfAsync(nadia.Account);
            await portal.YoungPersonAsync(child);
            await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
            await nadia.PressAsync("Faire la demande");
            Assert.Equal(i < AccessRecovery.MostPerDay ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, nadia.Status);
        }
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AccessNotice>().CountAsync(notice => notice.AccountId == paul.Id && notice.Kind == AccessNotice.ManyRemade)));
    }

    [Theory, InlineData(20), InlineData(-1)]
    public async Task A_code_that_is_too_old_or_replaced_opens_nothing(int minutes)
    {
        var (nadia, karim, child, _, _) = await CircleAsync();
        var code = await CodeAsync(nadia, karim, child);
        if (minutes > 0) portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
        else using (var again = await portal.PostAsync($"/equipe/jeunes/{child.Id}/acces?handler=Code", await portal.SignInAsync(nadia.Account))) Assert.True(again.IsRedirect());

        var phone = portal.Stranger();
        await phone.OpenAsync("/connexion/retrouver");
        await phone.Fill("Le code donné par ton référent", code).PressAsync("Continuer");
        Assert.Contains("Ce code ne va pas.", phone.Text);
    }

    [Fact]
    public async Task After_a_day_nobody_confirms_any_more()
    {
        var (nadia, karim, child, _, _) = await CircleAsync();
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        var id = await IdAsync(child);
        portal.Clock.Advance(AccessRecovery.TimeToConfirm);

        Assert.Equal(HttpStatusCode.NotFound, await ConfirmAsync(karim.Account, id));
    }

    /// <summary>V6.5.1: no code is readable in the database.</summary>
    [Fact]
    public async Task The_database_keeps_no_code()
    {
        var (nadia, karim, child, _, _) = await CircleAsync();
        var code = (await CodeAsync(nadia, karim, child)).Replace(" ", "", StringComparison.Ordinal);
        var row = await portal.WithDbAsync(db => db.Set<AccessRecovery>().AsNoTracking().SingleAsync(recovery => recovery.ChildId == child.Id));

        Assert.Equal(SecretCode.Hash(code), row.CodeHash);
    }

    private async Task<(Visitor Nadia, Visitor Karim, Child Child, Account Lina, string Card)> CircleAsync(string firstName = "Lina")
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var karim = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account, firstName);
        var (lina, card) = await portal.YoungPersonAsync(child);
        await portal.WithDbAsync(async db =>
        {
            db.Relations.Add(Relation.Begin(child.Id, karim.Account.Id, RelationKind.Educator, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        return (nadia, karim, child, lina, card);
    }

    private static async Task<string> CodeAsync(Visitor nadia, Visitor karim, Child child)
    {
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire la demande");
        await karim.OpenAsync("/equipe/acces");
        await karim.PressAsync("Confirmer");
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/acces");
        await nadia.PressAsync("Faire le code");
        return nadia.Page.QuerySelector(".code")!.TextContent;
    }

    private async Task<Visitor> ComeBackAsync(string code)
    {
        var phone = portal.Stranger();
        await phone.OpenAsync("/connexion/retrouver");
        await phone.Fill("Le code donné par ton référent", code).PressAsync("Continuer");
        return await phone.Fill("Ton nouveau code secret de 6 chiffres", NewPin).Fill("Encore une fois", NewPin).PressAsync("Continuer");
    }

    private Task<Guid> IdAsync(Child child) => portal.WithDbAsync(db => db.Set<AccessRecovery>()
        .Where(recovery => recovery.ChildId == child.Id && recovery.CancelledAt == null).Select(recovery => recovery.Id).SingleAsync());

    private async Task<HttpStatusCode> ConfirmAsync(Account by, Guid id)
    {
        using var answer = await portal.PostAsync("/equipe/acces?handler=Confirm", await portal.SignInAsync(by), [new("recovery", id.ToString())]);
        return answer.StatusCode;
    }

    private async Task<Visitor> SignInAsync(string card, string pin)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        return await visitor.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", pin).PressAsync("Entrer");
    }
}

public sealed class RecoveryOnSqliteTests(SqlitePortal portal) : RecoveryTests(portal), IClassFixture<SqlitePortal>;

public sealed class RecoveryOnPostgresTests(PostgresPortal portal) : RecoveryTests(portal), IClassFixture<PostgresPortal>;
