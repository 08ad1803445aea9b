using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Renewal;
using ChildProtection.Features.Administration.People;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Verbs;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>« Staff cannot impersonate »: new keys for an adult need two administrators and a day, and the owner may stop it. On both databases.</summary>
public abstract class RenewalTests(Portal portal)
{
    private const string NewPassword = "cinq mots sans aucun lien";

    [Fact]
    public async Task Whoever_lost_everything_comes_back_a_day_later_to_the_same_account_with_a_sheet_that_another_administrator_makes()
    {
        var (alex, sam) = await TwoAsync();
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var child = await portal.ChildOfAsync(nadia);
        var phone = await portal.VisitorAsync(nadia);

        await (await (await portal.VisitorAsync(alex)).OpenAsync($"/administration/personnes/{nadia.Id}")).PressAsync("Demander un nouvel accès");
        Assert.Contains("Un autre administrateur", await RefusedAsync(alex, run => run.RenewalSheetAsync(nadia.Id, (_, _) => Task.CompletedTask)));
        var office = await portal.VisitorAsync(sam);
        await (await office.OpenAsync($"/administration/personnes/{nadia.Id}")).PressAsync("Faire sa feuille");
        Assert.Equal("/equipe/feuille", office.Path);
        Assert.Contains("Il sert à partir du", office.Text);
        var code = office.Page.QuerySelector(".code")!.TextContent;

        // Nothing has changed yet, and whoever is in the account knows.
        Assert.True(await portal.ReadAsync(nadia.Id) is { PasswordHash: not null, TotpSecret: not null });
        await phone.OpenAsync("/equipe");
        Assert.Equal(HttpStatusCode.OK, phone.Status);
        Assert.Contains("Une demande de nouvel accès est en cours pour votre compte.", phone.Text);
        Assert.Single(await MailsAsync(nadia), MailTemplate.AccessAsked);
        var early = portal.Stranger();
        await (await early.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue", early.Path);
        Assert.Contains("24 heures après sa création", early.Text);

        portal.Clock.Advance(TimeSpan.FromHours(24));
        var back = await ComeBackAsync(nadia, code);

        Assert.Equal("/mon-acces/codes", back.Path);
        Assert.Equal(HttpStatusCode.OK, (await back.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        Assert.Contains("Votre accès a été refait", back.Text);
        Assert.Contains("person.renewal-asked,person.new-sheet", string.Join(',', (await portal.WrittenAsync(nadia.Id)).Where(line => line.StartsWith("person.", StringComparison.Ordinal) && line != "person.read")));
        Assert.Equal("/connexion", (await phone.OpenAsync("/equipe")).Path); // the keys of before are gone, and their sessions
        for (var day = 0; day < 13; day++) portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("Votre accès a été refait", (await (await portal.VisitorAsync(nadia)).OpenAsync("/equipe")).Text);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("Votre accès a été refait", (await (await portal.VisitorAsync(nadia)).OpenAsync("/equipe")).Text);
    }

    [Fact]
    public async Task The_owner_stops_it_with_one_button_and_the_sheet_is_worth_nothing()
    {
        var (alex, sam) = await TwoAsync();
        var guard = await portal.StaffAsync(Role.Moderator);
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var code = await SheetAsync(alex, sam, nadia);

        var phone = await portal.VisitorAsync(nadia);
        await phone.OpenAsync("/equipe");
        await phone.OpenAsync("/mon-acces/demande");
        await phone.PressAsync("Arrêter cette demande");

        Assert.Contains("C’est arrêté.", phone.Text);
        portal.Clock.Advance(TimeSpan.FromHours(25));
        var thief = portal.Stranger();
        await (await thief.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue", thief.Path);
        Assert.NotNull((await portal.ReadAsync(nadia.Id)).PasswordHash);
        Assert.Contains("renewal.refused", await portal.WrittenAsync(nadia.Id));
        Assert.Contains("n’a pas demandé de nouvel accès", (await (await portal.VisitorAsync(guard)).OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("Une demande de nouvel accès", (await (await portal.VisitorAsync(nadia)).OpenAsync("/equipe")).Text);
    }

    [Fact]
    public async Task Any_administrator_stops_it_and_closing_the_account_does_too()
    {
        var (alex, sam) = await TwoAsync();
        foreach (var stop in new Func<RunAccount, Guid, Task<bool>>[] { (run, id) => run.CancelRenewalAsync(id), (run, id) => run.DisableAsync(id, DisableReason.Safety) })
        {
            var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
            await SheetAsync(alex, sam, nadia);
            Assert.True(await RunAsync(alex, run => stop(run, nadia.Id)));
            Assert.Equal(0, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.RenewsId == nadia.Id && i.CancelledAt == null)));
        }
    }

    [Fact]
    public async Task An_account_made_for_the_purpose_is_no_second_administrator()
    {
        await portal.WithDbAsync(db => db.Users.Where(account => account.Role == Role.Administrator).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
        var alex = await portal.StaffAsync(Role.Administrator);
        portal.Clock.Advance(TimeSpan.FromDays(30));
        var nadia = await portal.StaffAsync(Role.Professional);

        Assert.Contains("admin renew", await RefusedAsync(alex, run => run.AskRenewalAsync(nadia.Id))); // alone
        var own = await portal.StaffAsync(Role.Administrator);
        Assert.Contains("admin renew", await RefusedAsync(alex, run => run.AskRenewalAsync(nadia.Id))); // too new
        portal.Clock.Advance(TimeSpan.FromDays(8));
        await portal.WithDbAsync(async db =>
        {
            var (invitation, _) = Invitation.ToStaff(Role.Administrator, own.Email!, alex.Id, portal.Clock.GetUtcNow());
            db.Invitations.Add(invitation);
            await db.SaveChangesAsync();
            return await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(update => update.SetProperty(i => i.UsedAt, portal.Clock.GetUtcNow()).SetProperty(i => i.UsedById, own.Id));
        });
        Assert.Contains("admin renew", await RefusedAsync(alex, run => run.AskRenewalAsync(nadia.Id))); // invited by the first
        Assert.Contains("admin renew", await RefusedAsync(own, run => run.AskRenewalAsync(nadia.Id))); // and the other way round

        await portal.StaffAsync(Role.Administrator);
        portal.Clock.Advance(TimeSpan.FromDays(8));
        Assert.True(await RunAsync(alex, run => run.AskRenewalAsync(nadia.Id))); // somebody else is there
        Assert.Contains("admin renew", await RefusedAsync(own, run => run.RenewalSheetAsync(nadia.Id, (_, _) => Task.CompletedTask))); // but not this one
    }

    [Fact]
    public async Task The_server_s_verb_prints_a_sheet_that_waits_and_is_told_like_any_other()
    {
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var reference = (await portal.ReadAsync(nadia.Id)).Reference!;
        var (code, printed) = await VerbAsync("admin", "renew", PersonReference.Shown(reference));
        Assert.Equal(0, code);
        var secret = System.Text.RegularExpressions.Regex.Match(printed, "by hand: ([0-9A-Z -]+)").Groups[1].Value.Trim();

        Assert.Contains("renewal.printed", await portal.WrittenAsync(nadia.Id));
        Assert.Single(await MailsAsync(nadia), MailTemplate.AccessAsked);
        Assert.Contains("Une demande de nouvel accès", (await (await portal.VisitorAsync(nadia)).OpenAsync("/equipe")).Text);
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal("/mon-acces/codes", (await ComeBackAsync(nadia, secret)).Path);

        Assert.Equal(2, (await VerbAsync("admin", "renew")).Code);
        var (young, _) = await portal.YoungPersonAsync(pinHash: "none");
        Assert.Equal(1, (await VerbAsync("admin", "renew", PersonReference.Shown((await portal.ReadAsync(young.Id)).Reference))).Code);
    }

    private async Task<(Account Alex, Account Sam)> TwoAsync()
    {
        var (alex, sam) = (await portal.StaffAsync(Role.Administrator, "Alex Moreau"), await portal.StaffAsync(Role.Administrator, "Sam Petit"));
        portal.Clock.Advance(TwoAdministrators.OldEnough);
        return (alex, sam);
    }

    private async Task<string> SheetAsync(Account asker, Account maker, Account owner)
    {
        Assert.True(await RunAsync(asker, run => run.AskRenewalAsync(owner.Id)));
        var printed = "";
        Assert.True(await RunAsync(maker, run => run.RenewalSheetAsync(owner.Id, (_, code) => { printed = code; return Task.CompletedTask; })));
        return printed;
    }

    private async Task<Visitor> ComeBackAsync(Account owner, string code)
    {
        var back = portal.Stranger();
        await (await back.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue/compte", back.Path);
        await back.Fill("Le nom que les autres verront", "Nadia Benali").Fill("Adresse e-mail", owner.Email!).Fill("Mot de passe", NewPassword).PressAsync("Continuer avec un mot de passe");
        var secret = back.Page.QuerySelector(".code, [data-secret]")!.TextContent;
        return await back.Fill("Code de 6 chiffres", Totp.Code(string.Concat(secret.Where(char.IsLetterOrDigit)), portal.Clock.GetUtcNow())).PressAsync("Terminer");
    }

    private async Task<(int Code, string Printed)> VerbAsync(params string[] words)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var code = await VerbRunner.RunAsync(portal.Services, words, output, errors);
        return (code, output.ToString());
    }

    private async Task<List<MailTemplate>> MailsAsync(Account to) => [.. (await portal.WithDbAsync(db => db.Set<OutboxMail>().AsNoTracking().ToListAsync())).Where(mail => mail.Recipient == to.Email).Select(mail => mail.Template)];

    private Task<bool> RunAsync(Account who, Func<RunAccount, Task<bool>> act) => portal.AsAsync(who, services => act(services.GetRequiredService<RunAccount>()));

    private async Task<string> RefusedAsync(Account who, Func<RunAccount, Task<bool>> act) => (await Assert.ThrowsAsync<BrokenRuleException>(() => RunAsync(who, act))).Message;
}

public sealed class RenewalOnSqliteTests(SqlitePortal portal) : RenewalTests(portal), IClassFixture<SqlitePortal>;

public sealed class RenewalOnPostgresTests(PostgresPortal portal) : RenewalTests(portal), IClassFixture<PostgresPortal>;
