using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Accounts;

/// <summary>A relation with dates opens the door; a role alone never does: on both databases.</summary>
public abstract partial class CircleTests(Portal portal)
{
    [Fact]
    public async Task Another_référent_sees_what_nobody_sees()
    {
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional, "Nadia"));
        var other = await portal.VisitorAsync(Role.Professional);

        foreach (var address in new[] { $"/equipe/jeunes/{child.Id}", $"/equipe/jeunes/{child.Id}/inviter?lien=Self" })
        {
            await other.OpenAsync(address);
            var (status, text) = (other.Status, other.Text);
            await other.OpenAsync(address.Replace(child.Id.ToString(), Guid.Empty.ToString(), StringComparison.Ordinal));

            Assert.Equal(HttpStatusCode.NotFound, status);
            Assert.Equal(text, other.Text);
        }
    }

    [Fact]
    public async Task A_référent_whose_relation_ended_no_longer_opens_the_child()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        await portal.WithDbAsync(async db =>
        {
            var relation = await db.Relations.SingleAsync(r => r.ChildId == child.Id);
            relation.End(portal.Clock.GetUtcNow() + TimeSpan.FromHours(1));
            return await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.OK, (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
        portal.Clock.Advance(TimeSpan.FromHours(1));

        var later = await portal.VisitorAsync(nadia.Account);
        Assert.Equal(HttpStatusCode.NotFound, (await later.OpenAsync($"/equipe/jeunes/{child.Id}")).Status);
    }

    [Fact]
    public async Task An_educator_of_the_circle_cannot_compose_it()
    {
        var karim = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(await portal.AccountAsync(Role.Professional));
        await portal.WithDbAsync(async db =>
        {
            db.Relations.Add(Relation.Begin(child.Id, karim.Account.Id, RelationKind.Educator, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, (await karim.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Parent")).Status);
    }

    [Fact]
    public async Task A_référent_cannot_name_another_référent()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);

        Assert.Equal(HttpStatusCode.NotFound, (await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=CaseWorker")).Status);
    }

    [Fact]
    public async Task A_parent_sees_the_first_name_and_the_référent_and_nothing_of_the_child_s_space()
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia Benali");
        var child = await portal.ChildOfAsync(nadia, "Lina");
        await portal.YoungPersonAsync(child);
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.WithDbAsync(async db =>
        {
            db.Relations.Add(Relation.Begin(child.Id, claire.Account.Id, RelationKind.Parent, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        await claire.OpenAsync("/mon-enfant");
        Assert.Contains("Lina", claire.Text);
        Assert.Contains("Nadia Benali", claire.Text);
        Assert.DoesNotContain("Loutre des neiges", claire.Text); // the pseudonym would open every other page to a guess
    }

    [Fact]
    public async Task An_adult_s_mail_says_nothing_and_a_new_sheet_voids_the_one_before()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        foreach (var _ in new[] { 1, 2 })
        {
            await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Parent");
            await nadia.Fill("Son adresse e-mail", "claire@exemple.fr").PressAsync("Inviter");
        }

        Assert.Equal(1, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.ChildId == child.Id && i.CancelledAt == null)));
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Mail.OutboxMail>().CountAsync(mail => mail.RecipientIndex == portal.IndexOf("claire@exemple.fr"))));
    }

    /// <summary>The old paper opens the door until the new one is on the screen.</summary>
    [Theory]
    [InlineData(typeof(Invitation)), InlineData(typeof(ChildProtection.Platform.Identity.Ceremony))]
    public async Task A_failure_while_a_new_sheet_is_made_leaves_the_old_one_valid(Type whatFails)
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Self");
        await nadia.PressAsync("Faire la feuille");
        var code = nadia.Page.QuerySelector(".code")!.TextContent;

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Self");
        await portal.Saves.WhileAsync(row => row.Entity.GetType() == whatFails, () => nadia.PressAsync("Faire la feuille"));
        Assert.Equal(HttpStatusCode.InternalServerError, nadia.Status);

        Assert.Equal(1, await portal.WithDbAsync(db => db.Invitations.CountAsync(i => i.ChildId == child.Id)));
        var yanis = portal.Stranger();
        await yanis.OpenAsync("/bienvenue");
        await yanis.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        Assert.Equal("/bienvenue/nom", yanis.Path);
        Assert.Contains("/equipe/feuille", (await nadia.OpenAsync("/equipe/feuille")).Path);
        Assert.Contains(code, nadia.Text); // and it can still be printed
    }

    [Fact]
    public async Task The_référent_never_sees_the_pseudonym_and_can_end_a_link()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account, "Lina");
        await portal.YoungPersonAsync(child);
        var claire = await portal.AccountAsync(Role.Parent, "Claire Petit");
        await portal.WithDbAsync(async db =>
        {
            db.Relations.Add(Relation.Begin(child.Id, claire.Id, RelationKind.Parent, portal.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });

        await nadia.OpenAsync("/equipe");
        Assert.DoesNotContain("Loutre des neiges", nadia.Text);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        Assert.DoesNotContain("Loutre des neiges", nadia.Text);
        Assert.Contains("Claire Petit", nadia.Text);

        await nadia.PressAsync("Terminer le lien avec Claire Petit");
        Assert.DoesNotContain("Claire Petit", nadia.Text);
        var parent = await portal.VisitorAsync(claire);
        Assert.DoesNotContain("Lina", (await parent.OpenAsync("/mon-enfant")).Text);
    }

    [Fact]
    public async Task A_lost_card_is_replaced_and_the_PIN_stays()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account, "Lina");
        var (account, lost) = await portal.YoungPersonAsync(child);
        var lina = await portal.VisitorAsync(account);

        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}");
        await nadia.PressAsync("Refaire sa carte");
        var card = nadia.Page.QuerySelector(".code")!.TextContent;

        Assert.Equal("/connexion", (await lina.OpenAsync("/accueil")).Path); // her open sessions ended
        Assert.Contains(OpenWithCard.Void, (await SignInAsync(lost)).Text);
        Assert.Equal("/accueil", (await SignInAsync(card)).Path);
    }

    [Fact]
    public async Task The_next_person_at_the_same_computer_does_not_see_the_sheet()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        var child = await portal.ChildOfAsync(nadia.Account);
        await nadia.OpenAsync($"/equipe/jeunes/{child.Id}/inviter?lien=Self");
        await nadia.PressAsync("Faire la feuille");
        var code = nadia.Page.QuerySelector(".code")!.TextContent;

        var next = await portal.AccountAsync(Role.Professional);
        nadia.Become(await portal.SignInAsync(next));
        await nadia.OpenAsync("/equipe/feuille");
        Assert.DoesNotContain(code, nadia.Text);
    }

    [Fact]
    public async Task A_parent_with_a_space_takes_a_second_child_into_it()
    {
        var nadia = await portal.AccountAsync(Role.Professional);
        var claire = await portal.VisitorAsync(Role.Parent);
        await portal.WithDbAsync(db => db.Users.Where(user => user.Id == claire.Account.Id)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.Email, "claire@exemple.fr").SetProperty(user => user.NormalizedEmail, portal.IndexOf("claire@exemple.fr"))));
        var code = await portal.InvitationAsync(await portal.ChildOfAsync(nadia, "Noé"), nadia, RelationKind.Parent, "claire@exemple.fr");

        await claire.OpenAsync("/bienvenue");
        await claire.Fill("Le code de l’invitation", code).PressAsync("Continuer");
        await claire.OpenAsync("/mon-enfant");
        Assert.Contains("Noé", claire.Text);
    }

    [Fact]
    public async Task A_référent_of_many_turns_the_pages()
    {
        var nadia = await portal.VisitorAsync(Role.Professional);
        for (var i = 0; i < 26; i++) await portal.ChildOfAsync(nadia.Account, $"Lina {(char)('A' + i)}");

        await nadia.OpenAsync("/equipe");
        Assert.Equal(25, nadia.Page.QuerySelectorAll("main .list > li").Length);
        Assert.Contains("Page 1 sur 2", nadia.Text);
        await nadia.FollowAsync("Page d’après");
        Assert.Contains("Lina Z", nadia.Page.QuerySelector("main .list")!.TextContent);
        Assert.Single(nadia.Page.QuerySelectorAll("main .list > li"));
        foreach (var odd in new[] { "99999", "-3", "abc", "" })
            Assert.Equal(HttpStatusCode.OK, (await nadia.OpenAsync($"/equipe?numero={odd}")).Status);
    }

    private async Task<Visitor> SignInAsync(string card)
    {
        var visitor = portal.Stranger();
        await visitor.OpenAsync("/connexion");
        return await visitor.Fill("Les lettres et les chiffres de ta carte", card).Fill("Ton code secret de 6 chiffres", People.Pin).PressAsync("Entrer");
    }
}

public sealed class CircleOnSqliteTests(SqlitePortal portal) : CircleTests(portal), IClassFixture<SqlitePortal>;

public sealed class CircleOnPostgresTests(PostgresPortal portal) : CircleTests(portal), IClassFixture<PostgresPortal>;
