using System.Net;
using ChildProtection.Features.Accounts;
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
    public async Task A_young_persons_access_is_never_remade_from_here()
    {
        var alex = await portal.StaffAsync(Role.Administrator);
        var (young, _) = await portal.YoungPersonAsync(pinHash: "none");

        Assert.Contains("référent", await RefusedAsync(alex, run => run.AskRenewalAsync(young.Id)));
        Assert.Contains("Demandez d’abord", await RefusedAsync(alex, run => run.RenewalSheetAsync(young.Id, (_, _) => Task.CompletedTask)));
    }

    /// <summary>« Staff cannot impersonate »: whatever an administrator presses, the session stays theirs, and nothing posted names another one.</summary>
    [Theory]
    [InlineData(Role.YoungPerson)]
    [InlineData(Role.Professional)]
    [InlineData(Role.Parent)]
    [InlineData(Role.Administrator)]
    public async Task No_button_of_the_administration_opens_somebody_elses_space(string role)
    {
        var pressed = 0;
        var keys = (await portal.WithPasswordAsync(role, "quatre mots sans lien")).Account;
        foreach (var endpoint in (await PortalEndpoint.AllAsync(portal.Services)).Where(endpoint => endpoint.Route.StartsWith("/administration", StringComparison.Ordinal)))
        {
            var (alex, _) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Administrator));
            var owner = await portal.AccountAsync(role);
            var cookie = await portal.SignInAsync(alex);
            foreach (var id in new[] { owner.Id, keys.Id })
            {
                var fields = endpoint.Parameters.Select(name => KeyValuePair.Create(name, id.ToString())).ToList();
                using var answer = endpoint.IsPost ? await portal.PostAsync(endpoint.AddressWith(_ => id.ToString()), cookie, fields)
                    : await portal.GetAsync(endpoint.AddressWith(_ => id.ToString()), Wire.CookieOf(cookie));
                Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], line => line.StartsWith(SessionCookie.Name, StringComparison.Ordinal));
                Assert.Equal(0, await portal.WithDbAsync(db => db.Set<SignInSession>().CountAsync(session => session.AccountId == id)));
            }
            pressed++;
        }
        var left = await portal.ReadAsync(keys.Id);
        Assert.Equal((keys.PasswordHash, keys.TotpSecret), (left.PasswordHash, left.TotpSecret)); // nor does it change what its owner proves
        Assert.Equal(0, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.RenewsId == keys.Id && i.CancelledAt == null)));
        Console.WriteLine($"{GetType().Name}: {pressed} endpoints of the administration, 0 opened a session of somebody else ({role}).");
        Assert.True(pressed > 20);
    }

    [Fact]
    public async Task Closing_a_referent_leads_to_handing_over_and_the_young_people_without_one_are_counted_and_listed()
    {
        var (alex, nadia, omar) = (await portal.StaffAsync(Role.Administrator), await portal.StaffAsync(Role.Professional), await portal.StaffAsync(Role.Professional, "Omar"));
        var (first, second) = (await portal.ChildOfAsync(nadia, "Ysolde"), await portal.ChildOfAsync(nadia, "Ysolde"));
        var office = await portal.VisitorAsync(alex);
        await office.OpenAsync($"/administration/personnes/{nadia.Id}");
        Assert.Contains("Les 2 jeunes qu’elle suit n’auront plus de référent.", office.Text);
        await office.Choose("La personne est partie").PressAsync("Fermer ce compte");
        Assert.Equal($"/administration/personnes/{nadia.Id}/jeunes", office.Path);
        Assert.Contains("2 jeunes n’ont plus de référent", office.Text);

        Assert.Contains("Jeunes sans référent", (await office.OpenAsync("/administration")).Text);
        await office.OpenAsync("/administration/liens/sans-referent");
        Assert.DoesNotContain("Ysolde", office.Page.Source.Text);
        foreach (var child in new[] { first, second }) Assert.Contains(PersonReference.Shown(child.Reference), office.Text);
        await office.OpenAsync($"/administration/liens/{first.Id}");
        Assert.Contains("Ce jeune n’a pas de référent.", office.Text);
        Assert.Contains("Compte fermé", office.Text);

        await office.Fill("Adresse e-mail du nouveau référent", omar.Email!).PressAsync("Nommer cette personne");
        Assert.DoesNotContain("n’a pas de référent", office.Text);
        Assert.NotNull((await portal.LinksAsync(first.Id)).Single(link => link.AccountId == nadia.Id).Until); // who cannot come is not kept beside the new one
        Assert.DoesNotContain(PersonReference.Shown(first.Reference), (await office.OpenAsync("/administration/liens/sans-referent")).Text);
        Assert.Contains(PersonReference.Shown(second.Reference), office.Text);
    }

    private Task<bool> RunAsync(Account who, Func<RunAccount, Task<bool>> act) => portal.AsAsync(who, services => act(services.GetRequiredService<RunAccount>()));

    private async Task<string> RefusedAsync(Account who, Func<RunAccount, Task<bool>> act) =>
        (await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => RunAsync(who, act))).Message;
}

public sealed class RunAccountOnSqliteTests(SqlitePortal portal) : RunAccountTests(portal), IClassFixture<SqlitePortal>;

public sealed class RunAccountOnPostgresTests(PostgresPortal portal) : RunAccountTests(portal), IClassFixture<PostgresPortal>;
