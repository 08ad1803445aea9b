using System.Net;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Audit;

/// <summary>V16.3.1: each act, done by its pages, leaves its entry; and no entry says a name or a word (canaries).</summary>
public abstract class AuditTrailTests(Portal portal)
{
    private const string Password = "quatre mots sans lien";
    private const string TotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    /// <summary>What must stand in no entry: names, addresses, codes, in whatever column.</summary>
    private static readonly string[] Canaries = ["Yaëlle", "yaelle", "Nadia", "Petit", "claire", "exemple", "Loutre", People.Pin, "905713", "@", "plaine"];

    [Fact]
    public async Task Coming_in_with_a_card_or_not_and_going_out()
    {
        var (lina, card) = await portal.YoungPersonAsync();

        await Leaves(async () => await AtTheDoorAsync(card, "905713"), Line("session.refused", null, "visiteur", lina.Id, "card-pin", AuditResult.Refused));
        await Leaves(async () => await AtTheDoorAsync(SecretCode.NewCode(), People.Pin), Line("session.refused", null, "visiteur", null, "card-unknown", AuditResult.Refused));
        Visitor inside = null!;
        await Leaves(async () => inside = await AtTheDoorAsync(card, People.Pin), Line("session.begun", lina.Id, Role.YoungPerson, lina.Id, "card"));
        await inside.OpenAsync("/mon-acces");
        await Leaves(async () => await inside.PressAsync("Me déconnecter"), Line("session.ended", lina.Id, Role.YoungPerson, lina.Id));
        await Leaves(async () => (await portal.GetAsync("/quitter")).Dispose()); // nobody was in
        var session = await portal.SignInAsync(lina);
        await Leaves(async () => (await portal.GetAsync("/quitter", Wire.CookieOf(session))).Dispose(), Line("session.ended", lina.Id, Role.YoungPerson, lina.Id, "leave"));
    }

    [Fact]
    public async Task Coming_in_with_a_password_and_its_second_code_or_not()
    {
        var nadia = await AdultAsync("nadia.benali@exemple.fr");

        await Leaves(async () => await PasswordAsync("personne@exemple.fr", Password), Line("session.refused", null, "visiteur", null, "password", AuditResult.Refused));
        await Leaves(async () => await PasswordAsync("nadia.benali@exemple.fr", "un autre mot de passe"), Line("session.refused", null, "visiteur", nadia.Id, "password", AuditResult.Refused));
        var visitor = await PasswordAsync("nadia.benali@exemple.fr", Password);
        await Leaves(async () => await visitor.Fill("Code de 6 chiffres", "000000").PressAsync("Entrer"), Line("session.refused", null, "visiteur", nadia.Id, "second-code", AuditResult.Refused));
        await Leaves(async () => await visitor.Fill("Code de 6 chiffres", Totp.Code(TotpSecret, portal.Clock.GetUtcNow())).PressAsync("Entrer"),
            Line("session.begun", nadia.Id, Role.Professional, nadia.Id, "password"), Line("children.listed", nadia.Id, Role.Professional)); // and lands on the list
    }

    [Fact]
    public async Task A_passkey_that_does_not_fit()
    {
        await Leaves(async () =>
        {
            using var answer = await portal.PostAsync("/connexion/cle?handler=Finish", null, [KeyValuePair.Create("credential", "{}")]);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }, Line("session.refused", null, "visiteur", null, "passkey", AuditResult.Refused));
    }

    [Fact]
    public async Task Registering_a_child_reading_their_page_and_composing_the_circle()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var me = nadia.Account.Id;
        await nadia.OpenAsync("/equipe/jeunes/nouveau");
        nadia.Fill("Prénom usuel", "Yaëlle").Fill("Le jour de ses 18 ans", "2030-06-06").Fill("Secteur", nadia.Page.QuerySelectorAll("select option")[1].TextContent);
        await portal.EntriesAsync();
        var before = (await portal.EntriesAsync()).Count;
        await nadia.PressAsync("Ajouter");
        var child = Guid.Parse(nadia.Path.Split('/')[^1]);
        Assert.Equal(["child.registered", "relation.begun", "child.read"], (await portal.EntriesAsync()).Skip(before).Select(entry => entry.Action));
        Assert.All((await portal.EntriesAsync()).Skip(before), entry => Assert.Equal((me, child), (entry.ActorId, entry.PersonId)));

        await Leaves(async () => await nadia.OpenAsync($"/equipe/jeunes/{child}"), Line("child.read", me, Role.Professional, child));
        await nadia.OpenAsync($"/equipe/jeunes/{child}/inviter?lien=Parent");
        await Leaves(async () => await nadia.Fill("Son adresse e-mail", "claire@exemple.fr").PressAsync("Inviter"), Line("invitation.made", me, Role.Professional, child, "parent"));
        await nadia.OpenAsync($"/equipe/jeunes/{child}/inviter?lien=Parent");
        await Leaves(async () => await nadia.Fill("Son adresse e-mail", "claire@exemple.fr").PressAsync("Inviter"),
            Line("invitation.cancelled", me, Role.Professional, child, "replaced"), Line("invitation.made", me, Role.Professional, child, "parent"));
        await nadia.OpenAsync($"/equipe/jeunes/{child}");
        await Leaves(async () => await nadia.PressAsync("Annuler"), Line("invitation.cancelled", me, Role.Professional, child, "parent"), Line("child.read", me, Role.Professional, child));
    }

    /// <summary>Another person's child: refused, so not a read.</summary>
    [Fact]
    public async Task A_page_that_is_not_shown_is_not_a_read()
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        var other = await portal.VisitorAsync(Role.Professional);

        await Leaves(async () => await other.OpenAsync($"/equipe/jeunes/{child.Id}"));
    }

    [Fact]
    public async Task Ending_a_link_is_told_to_both()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        var claire = await portal.AccountAsync(Role.Parent, "Claire Petit");
        await portal.WithDbAsync(async db => { db.Relations.Add(Relation.Begin(child.Id, claire.Id, RelationKind.Parent, portal.Clock.GetUtcNow())); return await db.SaveChangesAsync(); });
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        var me = nadia.Account.Id;

        await Leaves(async () => await nadia.PressAsync("Terminer le lien avec Claire Petit"), Line("relation.ended", me, Role.Professional, child.Id, "parent"),
            Line("relation.ended-own", me, Role.Professional, claire.Id, "parent"), Line("child.read", me, Role.Professional, child.Id));
    }

    [Fact]
    public async Task A_card_that_is_replaced_ends_the_sessions()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        var (lina, _) = await portal.YoungPersonAsync(child);
        await portal.SignInAsync(lina);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        var me = nadia.Account.Id;

        await Leaves(async () => await nadia.PressAsync("Refaire sa carte"), Line("card.replaced", me, Role.Professional, lina.Id),
            Line("session.revoked", me, Role.Professional, lina.Id, "card-replaced"));
    }

    [Fact]
    public async Task An_invitation_that_serves_begins_a_relation()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        var code = await portal.InvitationAsync(child, nadia, RelationKind.Self);
        var lina = portal.Stranger();
        await lina.OpenAsync("/bienvenue");
        await lina.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        await lina.Choose(((IHtmlInputElement)lina.Page.QuerySelector("input[type=radio]")!).Value).PressAsync("Continuer");
        var before = (await portal.EntriesAsync()).Count;
        await lina.Fill("Ton code secret de 6 chiffres", People.Pin).Fill("Encore une fois", People.Pin).PressAsync("Continuer");

        var account = await portal.WithDbAsync(db => db.Relations.Where(relation => relation.ChildId == child.Id && relation.Kind == RelationKind.Self).Select(relation => relation.AccountId).SingleAsync());
        Assert.Equal([Line("invitation.used", account, Role.YoungPerson, child.Id, "self"), Line("relation.begun", account, Role.YoungPerson, child.Id, "self"),
            Line("session.begun", account, Role.YoungPerson, account, "card")], (await portal.EntriesAsync()).Skip(before).Select(LineOf));
    }

    [Fact]
    public async Task A_passkey_that_is_taken_away()
    {
        var nadia = await AdultAsync($"{Guid.CreateVersion7(portal.Clock.GetUtcNow()):N}@exemple.fr");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(nadia.Id.ToString()))!,
                new UserPasskeyInfo(nadia.Id.ToByteArray(), [1], portal.Clock.GetUtcNow(), 0, ["internal"], true, false, false, [1], [1]) { Name = "Chrome sur Linux" });
        }
        var visitor = await portal.VisitorAsync(nadia);
        await visitor.OpenAsync("/mon-acces");

        await Leaves(async () => await visitor.PressAsync("Enlever Chrome sur Linux"), Line("passkey.removed", nadia.Id, Role.Professional, nadia.Id));
    }

    [Fact]
    public async Task What_administrators_do()
    {
        var admin = await portal.VisitorAsync(Role.Administrator);
        var me = admin.Account.Id;
        await portal.WithDbAsync(async db =>
        {
            await db.Set<OutboxMail>().ExecuteDeleteAsync();
            foreach (var _ in new[] { 1, 2 })
            {
                var mail = OutboxMail.To("claire@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
                mail.MarkFailed(MailFailure.RecipientRefused, portal.Clock.GetUtcNow());
                db.Add(mail);
            }
            return await db.SaveChangesAsync();
        });
        var mails = await portal.WithDbAsync(db => db.Set<OutboxMail>().Select(mail => mail.Id).ToListAsync());
        var session = await portal.SignInAsync(admin.Account);
        await Leaves(async () => (await portal.PostAsync("/administration/courriels?handler=Retry", session, [KeyValuePair.Create("id", $"{mails[0]}")])).Dispose(), Line("mail.retried", me, Role.Administrator));
        await Leaves(async () => (await portal.PostAsync("/administration/courriels?handler=Abandon", session, [KeyValuePair.Create("id", $"{mails[1]}")])).Dispose(), Line("mail.abandoned", me, Role.Administrator));

        await admin.OpenAsync("/administration/invitations");
        await Leaves(async () => await admin.Fill("Adresse e-mail au travail", "nadia@exemple.fr").Choose("Administration technique").PressAsync("Inviter"),
            Line("invitation.made", me, Role.Administrator, null, Role.Administrator));
        await admin.OpenAsync("/administration/invitations");
        await Leaves(async () => await admin.PressAsync("Annuler l’invitation de nadia@exemple.fr"), Line("invitation.cancelled", me, Role.Administrator, null, Role.Administrator));
    }

    private sealed record AuditLine(string Action, Guid? Actor, string Role, Guid? Person, string? Reason, AuditResult Result);

    private static AuditLine Line(string action, Guid? actor, string role, Guid? person = null, string? reason = null, AuditResult result = AuditResult.Done) =>
        new(action, actor, role, person, reason, result);

    private static AuditLine LineOf(AuditEntry entry) => new(entry.Action, entry.ActorId, entry.ActorRole, entry.PersonId, entry.Reason, entry.Result);

    /// <summary>The act leaves exactly these lines, the chain holds, and no canary stands in the log.</summary>
    private async Task Leaves(Func<Task> act, params IEnumerable<AuditLine> lines)
    {
        var before = (await portal.EntriesAsync()).Count;
        await act();
        var entries = await portal.EntriesAsync();
        Assert.Equal(lines, entries.Skip(before).Select(LineOf));
        Assert.True((await portal.VerifyAsync()).IsSound);
        var said = string.Join('\n', entries.Select(entry => $"{entry.ActorRole} {entry.Action} {entry.ObjectType} {entry.Reason}"));
        Assert.All(Canaries, canary => Assert.DoesNotContain(canary, said, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Visitor> AtTheDoorAsync(string card, string pin)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        return await visitor.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", pin).PressAsync("Entrer");
    }

    private async Task<Visitor> PasswordAsync(string email, string password)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion/adulte");
        return await visitor.Fill("Adresse e-mail", email).Fill("Mot de passe", password).PressAsync("Continuer");
    }

    private async Task<Account> AdultAsync(string email)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account
        {
            Id = SecretCode.NewId(), UserName = email, Email = email, Role = Role.Professional, DisplayName = "Nadia Benali", CreatedAt = portal.Clock.GetUtcNow(),
            LockoutEnabled = true, TotpSecret = scope.ServiceProvider.GetRequiredService<Totp>().Protect(TotpSecret),
        };
        ActivateAccount.Check(await accounts.CreateAsync(account, Password));
        return account;
    }
}

public sealed class AuditTrailOnSqliteTests(SqlitePortal portal) : AuditTrailTests(portal), IClassFixture<SqlitePortal>;

public sealed class AuditTrailOnPostgresTests(PostgresPortal portal) : AuditTrailTests(portal), IClassFixture<PostgresPortal>;
