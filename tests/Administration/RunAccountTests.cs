using System.Net;
using ChildProtection.Features.Administration.People;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>What an administrator may do to somebody's account, and to nobody's: on both databases.</summary>
public abstract class RunAccountTests(Portal portal)
{
    [Fact]
    public async Task Closing_an_account_asks_why_and_ends_its_sessions_at_once()
    {
        var (alex, karim) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional));
        var (office, phone) = (await portal.VisitorAsync(alex), await portal.VisitorAsync(karim));
        await phone.OpenAsync("/equipe");
        Assert.Equal(HttpStatusCode.OK, phone.Status);

        await (await office.OpenAsync($"/administration/personnes/{karim.Id}")).PressAsync("Fermer ce compte");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, office.Status);
        Assert.Contains("Dites pourquoi.", office.Text);
        await office.Choose("La personne est partie").PressAsync("Fermer ce compte");

        Assert.Equal("Fermé", office.Detail("État"));
        Assert.EndsWith("La personne est partie", office.Detail("Fermé le"));
        await phone.OpenAsync("/equipe");
        Assert.Equal("/connexion", phone.Path);
        Assert.Equal(["person.read", "person.disabled", "session.revoked", "person.read"], (await portal.WrittenAsync(karim.Id)).Where(code => code != "session.begun"));

        await office.PressAsync("Rouvrir ce compte");
        Assert.Equal("Ouvert", office.Detail("État"));
        Assert.Null((await portal.ReadAsync(karim.Id)).DisabledReason);
    }

    [Fact]
    public async Task Nobody_acts_on_their_own_account()
    {
        var (alex, _) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
        var office = await portal.VisitorAsync(alex);
        await office.OpenAsync($"/administration/personnes/{alex.Id}");

        Assert.DoesNotContain(office.Page.QuerySelectorAll("main button"), button => button.TextContent.Contains("Fermer", StringComparison.Ordinal) || button.TextContent.Contains("rôle", StringComparison.Ordinal));
        foreach (var act in new Func<RunAccount, Task<bool>>[]
        {
            run => run.DisableAsync(alex.Id, DisableReason.Left), run => run.ChangeRoleAsync(alex.Id, Role.Observer), run => run.AskRenewalAsync(alex.Id), run => run.LetConfirmAsync(alex.Id, true),
        })
            Assert.Contains("propre compte", (await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() =>
                portal.AsAsync(alex, services => act(services.GetRequiredService<RunAccount>())))).Message);
    }

    [Fact]
    public async Task The_last_administrator_stays_whoever_presses_when()
    {
        for (var round = 0; round < 10; round++)
        {
            await portal.WithDbAsync(db => db.Users.Where(account => account.Role == Role.Administrator).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
            var (alex, sam) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
            var (one, two) = ((await portal.WhoHasAsync(await portal.SignInAsync(alex)))!, (await portal.WhoHasAsync(await portal.SignInAsync(sam)))!); // both pressed before either knew

            var told = await Bureau.AtOnceAsync(
                () => portal.WithAsync(one, services => services.GetRequiredService<RunAccount>().DisableAsync(sam.Id, DisableReason.Left)),
                () => portal.WithAsync(two, services => services.GetRequiredService<RunAccount>().DisableAsync(alex.Id, DisableReason.Left)));

            Assert.Equal("", told[0]);
            Assert.NotEqual("", told[1]);
            Assert.Equal(1, await portal.WithDbAsync(db => db.Users.CountAsync(account => account.Role == Role.Administrator && account.DisabledAt == null)));
        }
        Console.WriteLine($"{GetType().Name}: 10 rounds of two administrators closing each other, 1 left each time.");
    }

    [Fact]
    public async Task A_role_changes_among_those_who_work_here_only()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var karim = await portal.StaffAsync(Role.Professional);
        var phone = await portal.VisitorAsync(karim);

        Assert.True(await RunAsync(alex, run => run.ChangeRoleAsync(karim.Id, Role.Facilitator)));

        Assert.Equal(Role.Facilitator, (await portal.ReadAsync(karim.Id)).Role);
        Assert.Equal("/connexion", (await phone.OpenAsync("/equipe")).Path);
        foreach (var role in new[] { Role.YoungPerson, Role.Parent, Role.Mentor, "chef", "" })
            Assert.Contains("rôle", await RefusedAsync(alex, run => run.ChangeRoleAsync(karim.Id, role)));
        foreach (var role in new[] { Role.YoungPerson, Role.Parent, Role.Mentor })
        {
            var other = await portal.AccountAsync(role);
            Assert.Contains("ne change pas", await RefusedAsync(alex, run => run.ChangeRoleAsync(other.Id, Role.Professional)));
            Assert.Equal(role, (await portal.ReadAsync(other.Id)).Role);
        }
        var nadia = await portal.StaffAsync(Role.Professional);
        await portal.ChildOfAsync(nadia);
        Assert.Contains("Confiez-les", await RefusedAsync(alex, run => run.ChangeRoleAsync(nadia.Id, Role.Moderator)));
    }

    [Fact]
    public async Task A_professional_may_be_let_confirm_and_no_other()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var karim = await portal.StaffAsync(Role.Professional);
        var office = await portal.VisitorAsync(alex);

        await (await office.OpenAsync($"/administration/personnes/{karim.Id}")).PressAsync("Peut confirmer partout");

        Assert.True((await portal.ReadAsync(karim.Id)).MayConfirmRecovery);
        Assert.Contains("professionnel", await RefusedAsync(alex, async run => await run.LetConfirmAsync((await portal.StaffAsync(Role.Moderator)).Id, true)));
    }

    [Fact]
    public async Task Whoever_lost_everything_comes_back_to_the_same_account_with_a_sheet_that_another_administrator_makes()
    {
        var (alex, sam) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
        var (nadia, _) = await portal.WithPasswordAsync(Role.Professional, "quatre mots sans lien");
        var child = await portal.ChildOfAsync(nadia);
        var phone = await portal.VisitorAsync(nadia);

        await (await (await portal.VisitorAsync(alex)).OpenAsync($"/administration/personnes/{nadia.Id}")).PressAsync("Enlever toutes ses clés");
        Assert.Equal("/connexion", (await phone.OpenAsync("/equipe")).Path);
        Assert.True(await portal.ReadAsync(nadia.Id) is { PasswordHash: null, TotpSecret: null });
        Assert.Contains("Un autre administrateur", await RefusedAsync(alex, run => run.RenewalSheetAsync(nadia.Id, (_, _) => Task.CompletedTask)));

        var office = await portal.VisitorAsync(sam);
        await (await office.OpenAsync($"/administration/personnes/{nadia.Id}")).PressAsync("Faire sa feuille");
        Assert.Equal("/equipe/feuille", office.Path);
        var code = office.Page.QuerySelector(".code")!.TextContent;

        var back = portal.Stranger();
        await (await back.OpenAsync("/bienvenue")).Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue/compte", back.Path);
        await back.Fill("Le nom que les autres verront", "Nadia Benali").Fill("Adresse e-mail", nadia.Email!).Fill("Mot de passe", "cinq mots sans aucun lien").PressAsync("Continuer avec un mot de passe");
        var secret = back.Page.QuerySelector(".code, [data-secret]")!.TextContent;
        await back.Fill("Code de 6 chiffres", Totp.Code(string.Concat(secret.Where(char.IsLetterOrDigit)), portal.Clock.GetUtcNow())).PressAsync("Terminer");

        Assert.Equal("/mon-acces/codes", back.Path);
        Assert.Equal(HttpStatusCode.OK, (await back.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        Assert.Contains("Votre accès a été refait", back.Text);
        Assert.Null((await portal.ReadAsync(nadia.Id)).RenewalAskedById);
        Assert.Equal(["person.keys-removed", "person.new-sheet"], (await portal.WrittenAsync(nadia.Id)).Where(line => line is "person.keys-removed" or "person.new-sheet"));
    }

    [Fact]
    public async Task A_young_persons_access_is_never_remade_from_here()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var (young, _) = await portal.YoungPersonAsync(pinHash: "none");

        Assert.Contains("référent", await RefusedAsync(alex, run => run.AskRenewalAsync(young.Id)));
        Assert.Contains("Enlevez d’abord", await RefusedAsync(alex, run => run.RenewalSheetAsync(young.Id, (_, _) => Task.CompletedTask)));
    }

    /// <summary>« Staff cannot impersonate »: whatever an administrator presses, the session stays theirs, and nothing posted names another one.</summary>
    [Fact]
    public async Task No_button_of_the_administration_opens_somebody_elses_space()
    {
        var pressed = 0;
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => endpoint.Route.StartsWith("/administration", StringComparison.Ordinal)))
        {
            var (alex, _) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
            var (young, _) = await portal.YoungPersonAsync(pinHash: "none");
            var cookie = await portal.SignInAsync(alex);
            var fields = endpoint.Parameters.Select(name => KeyValuePair.Create(name, young.Id.ToString())).ToList();
            using var answer = endpoint.IsPost ? await portal.PostAsync(endpoint.AddressWith(_ => young.Id.ToString()), cookie, fields)
                : await portal.GetAsync(endpoint.AddressWith(_ => young.Id.ToString()), Wire.CookieOf(cookie));
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], line => line.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
            Assert.Equal(0, await portal.WithDbAsync(db => db.Set<SignInSession>().CountAsync(session => session.AccountId == young.Id)));
            pressed++;
        }
        Console.WriteLine($"{GetType().Name}: {pressed} endpoints of the administration, 0 opened a session of somebody else.");
        Assert.True(pressed > 20);
    }

    private Task<bool> RunAsync(Account who, Func<RunAccount, Task<bool>> act) => portal.AsAsync(who, services => act(services.GetRequiredService<RunAccount>()));

    private async Task<string> RefusedAsync(Account who, Func<RunAccount, Task<bool>> act) =>
        (await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => RunAsync(who, act))).Message;
}

public sealed class RunAccountOnSqliteTests(SqlitePortal portal) : RunAccountTests(portal), IClassFixture<SqlitePortal>;

public sealed class RunAccountOnPostgresTests(PostgresPortal portal) : RunAccountTests(portal), IClassFixture<PostgresPortal>;
