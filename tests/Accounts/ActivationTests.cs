using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>An invitation becomes an account, once: on both databases.</summary>
public abstract class ActivationTests(Portal portal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task A_référent_invites_and_the_young_person_comes_in_and_comes_back()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        await nadia.OpenAsync("/equipe/jeunes/nouveau");
        await nadia.Fill("Prénom usuel", "Yanis").Fill("Le jour de ses 18 ans", "2030-06-06").Fill("Secteur", ZoneName()).PressAsync("Ajouter");
        await nadia.FollowAsync("Yanis");
        await nadia.PressAsync("Faire la feuille");
        var code = nadia.Page.QuerySelector(".code")!.TextContent;

        var yanis = portal.Stranger();
        await yanis.OpenAsync("/bienvenue");
        await yanis.Fill("Le code de l’invitation", code.ToLowerInvariant()).PressAsync("Continuer");
        var name = yanis.Page.QuerySelectorAll(".tile label span").First(span => Pseudonym.IsOurs(span.TextContent)).TextContent;
        await yanis.Choose(name).PressAsync("Continuer");
        await yanis.Fill("Ton code secret de 6 chiffres", People.Pin).Fill("Encore une fois", People.Pin).PressAsync("Continuer");

        Assert.Equal("Voici ta carte", yanis.Heading);
        var card = yanis.Page.QuerySelector(".code")!.TextContent;
        await yanis.PressAsync("C’est bon, j’ai ma carte");
        Assert.Equal($"Bonjour {name}.", yanis.Heading);

        await yanis.OpenAsync("/bienvenue/carte");
        Assert.DoesNotContain(card, yanis.Text); // shown once

        var again = portal.Stranger();
        await again.OpenAsync("/connexion");
        await again.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Entrer");
        Assert.Equal("/accueil", again.Path);
        await again.OpenAsync("/mes-adultes");
        Assert.Contains("Référent ou référente", again.Text);
    }

    [Fact]
    public async Task A_code_serves_once_even_when_two_people_hold_it_at_the_same_moment()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia);
        await portal.InvitationAsync(child, nadia, RelationKind.Self);
        var id = await portal.WithDbAsync(db => db.Invitations.Where(i => i.ChildId == child.Id).Select(i => i.Id).SingleAsync());

        var tries = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            await using var scope = portal.Services.CreateAsyncScope();
            try
            {
                await scope.ServiceProvider.GetRequiredService<ActivateAccount>().AsYoungPersonAsync(id, "Lynx du port", People.Pin);
                return true;
            }
            catch (BrokenRuleException)
            {
                return false;
            }
        }));

        Assert.Single(tries, won => won);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Relations.CountAsync(r => r.ChildId == child.Id && r.Kind == RelationKind.Self)));
    }

    /// <summary>Two référents invited the same person, who has both codes and presses twice; or two people share an address.</summary>
    [Fact]
    public async Task Of_two_invitations_for_one_address_used_at_the_same_instant_one_makes_an_account_and_the_other_still_serves()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        for (var round = 0; round < 20; round++)
        {
            var address = $"claire{round}@exemple.fr";
            var invitations = new[] { await InviteAsync(nadia, address), await InviteAsync(nadia, address) };
            using var start = new Barrier(invitations.Length);

            var said = await Task.WhenAll(invitations.Select(invitation => Task.Run(async () =>
            {
                await using var scope = portal.Services.CreateAsyncScope();
                var activate = scope.ServiceProvider.GetRequiredService<ActivateAccount>();
                await activate.IsTakenAsync(invitation, address); // the connection is warm: both start at the same instant
                start.SignalAndWait(Patience);
                try
                {
                    await activate.AsAdultAsync(invitation, "Claire Petit", address, _ => Task.CompletedTask);
                    return "";
                }
                catch (BrokenRuleException refusal)
                {
                    return refusal.Message;
                }
            })));

            Assert.Equal(["", ActivateAccount.AddressTaken], said.Order(StringComparer.Ordinal));
            var addressIndex = portal.Services.GetRequiredService<BlindIndex>().Of(address);
            var account = await portal.WithDbAsync(db => db.Users.SingleAsync(user => user.NormalizedEmail == addressIndex));
            Assert.Equal(Role.Parent, account.Role);
            Assert.Equal(1, await portal.WithDbAsync(db => db.Relations.CountAsync(relation => relation.AccountId == account.Id)));
            var ids = invitations.Select(invitation => invitation.Id).ToList();
            Assert.Equal(1, await portal.WithDbAsync(db => db.Invitations.CountAsync(invitation => ids.Contains(invitation.Id) && invitation.UsedAt == null)));
        }
    }

    [Fact]
    public async Task A_failure_at_the_last_moment_leaves_no_account_and_the_code_still_serves()
    {
        var invitation = await InviteAsync(await portal.AccountAsync(Role.Professional), "ines@exemple.fr");
        await using var scope = portal.Services.CreateAsyncScope();

        await Assert.ThrowsAsync<TimeoutException>(() => scope.ServiceProvider.GetRequiredService<ActivateAccount>()
            .AsAdultAsync(invitation, "Inès Petit", "ines@exemple.fr", _ => throw new TimeoutException()));

        var addressIndex = portal.Services.GetRequiredService<BlindIndex>().Of("ines@exemple.fr");
        Assert.False(await portal.WithDbAsync(db => db.Users.AnyAsync(user => user.NormalizedEmail == addressIndex)));
        Assert.Null((await portal.WithDbAsync(db => db.Invitations.SingleAsync(i => i.Id == invitation.Id))).UsedAt);
    }

    /// <summary>Whoever was first, the second reads why beside the field they are at, and loses nothing.</summary>
    [Fact]
    public async Task Somebody_whose_address_was_taken_meanwhile_reads_so_beside_the_field()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        const string Address = "salome@exemple.fr";
        var (first, second) = (await InvitedAsync(nadia, Address), await InvitedAsync(nadia, Address));
        await FinishAsync(first);
        Assert.Equal("/mon-acces/codes", first.Path);

        await FinishAsync(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal(ActivateAccount.AddressTaken, second.ErrorOf("Code de 6 chiffres"));

        await second.OpenAsync("/bienvenue/compte");
        await FillAsync(second, Address);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Equal(ActivateAccount.AddressTaken, second.ErrorOf("Adresse e-mail"));
        Assert.Equal(Address, second.ValueOf("Adresse e-mail"));
    }

    [Theory]
    [InlineData("AAAA"), InlineData("0000 0000 0000 0000 0000 0000"), InlineData("'; DROP TABLE Invitations; --")]
    public async Task A_wrong_code_is_refused_in_plain_words_and_kept_in_its_field(string code)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/bienvenue");
        await visitor.Fill("Le code de l’invitation", code).PressAsync("Continuer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, visitor.Status);
        Assert.Contains("Ce code ne va pas.", visitor.Text);
        Assert.Equal(code, visitor.ValueOf("Le code de l’invitation"));
    }

    [Fact]
    public async Task An_expired_a_cancelled_and_a_used_code_get_the_same_answer()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var old = await portal.InvitationAsync(await portal.ChildOfAsync(nadia), nadia, RelationKind.Self);
        portal.Clock.Advance(Invitation.Life);
        var cancelled = await portal.InvitationAsync(await portal.ChildOfAsync(nadia), nadia, RelationKind.Self);
        var hash = SecretCode.Hash(cancelled);
        await portal.WithDbAsync(db => db.Invitations.Where(i => i.CodeHash == hash).ExecuteUpdateAsync(u => u.SetProperty(i => i.CancelledAt, portal.Clock.GetUtcNow())));

        var texts = new List<string>();
        foreach (var code in new[] { old, cancelled, SecretCode.NewCode() })
        {
            var visitor = portal.Stranger();
            await visitor.OpenAsync("/bienvenue");
            await visitor.Fill("Le code de l’invitation", code).PressAsync("Continuer");
            texts.Add(visitor.Text);
        }

        Assert.Single(texts.Distinct());
    }

    [Fact]
    public async Task The_second_PIN_must_be_the_same()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var code = await portal.InvitationAsync(await portal.ChildOfAsync(nadia), nadia, RelationKind.Self);
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/bienvenue");
        await visitor.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        await visitor.Choose(visitor.Page.QuerySelectorAll(".tile label span").First(span => Pseudonym.IsOurs(span.TextContent)).TextContent).PressAsync("Continuer");
        await visitor.Fill("Ton code secret de 6 chiffres", People.Pin).Fill("Encore une fois", "999111").PressAsync("Continuer");

        Assert.Equal("Les 2 codes sont différents. Écris encore le même code.", visitor.ErrorOf("Encore une fois"));
    }

    /// <summary>An invitation for a parent of a new child.</summary>
    private async Task<Invitation> InviteAsync(Account by, string address)
    {
        var hash = SecretCode.Hash(await portal.InvitationAsync(await portal.ChildOfAsync(by), by, RelationKind.Parent, address));
        return await portal.WithDbAsync(db => db.Invitations.AsNoTracking().SingleAsync(invitation => invitation.CodeHash == hash));
    }

    /// <summary>A parent who has typed everything but the second code.</summary>
    private async Task<Visitor> InvitedAsync(Account by, string address)
    {
        var code = await portal.InvitationAsync(await portal.ChildOfAsync(by), by, RelationKind.Parent, address);
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/bienvenue");
        await visitor.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        return await FillAsync(visitor, address);
    }

    private static Task<Visitor> FillAsync(Visitor visitor, string address) => visitor.Fill("Le nom que les autres verront", "Salomé Petit")
        .Fill("Adresse e-mail", address).Fill("Mot de passe", "quatre tortues vertes dansent").PressAsync("Continuer avec un mot de passe");

    private Task<Visitor> FinishAsync(Visitor visitor)
    {
        var secret = string.Concat(visitor.Page.QuerySelector(".code")!.TextContent.Where(char.IsAsciiLetterOrDigit));
        return visitor.Fill("Code de 6 chiffres", Totp.Code(secret, portal.Clock.GetUtcNow())).PressAsync("Terminer");
    }

    private string ZoneName() => portal.Services.GetRequiredService<ChildProtection.Platform.Territory.TerritoryPack>().Zones[0].Name;
}

public sealed class ActivationOnSqliteTests(SqlitePortal portal) : ActivationTests(portal), IClassFixture<SqlitePortal>;

public sealed class ActivationOnPostgresTests(PostgresPortal portal) : ActivationTests(portal), IClassFixture<PostgresPortal>;
