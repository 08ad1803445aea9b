using System.Net;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Administration;

/// <summary>What an administrator sees of the installation: on both databases.</summary>
public abstract class AdministrationPagesTests(InstalledPortal portal, string database)
{
    [Fact]
    public async Task The_overview_says_how_the_installation_is()
    {
        await LeaveAsync();
        var roche = await portal.VisitorAsync(Role.Administrator);

        await roche.OpenAsync("/administration");

        Assert.Matches($"^{database}, [1-9][0-9,]* [KM]o$", roche.Detail("Base de données"));
        Assert.Equal("Non configuré. Les courriels attendent.", roche.Detail("Courriel"));
        Assert.Equal("Val-d’Essai", roche.Detail("Nom"));
        Assert.Equal("1er janvier 2023", roche.Detail("Valable à partir du"));
        Assert.Contains("Les mots du territoire ne sont plus à jour.", roche.Text);
        Assert.Contains("119 22 novembre 2026 Affichée", roche.Text);
        Assert.Contains("Jamais À confirmer", roche.Text);
    }

    [Fact]
    public async Task What_waits_leads_to_where_it_is_dealt_with()
    {
        await LeaveAsync(MailFailure.RecipientRefused);
        var roche = await portal.VisitorAsync(Role.Administrator);

        await (await roche.OpenAsync("/administration")).FollowAsync("Courriels mis de côté");

        Assert.Equal("/administration/courriels", roche.Path);
        Assert.Contains("n…@exemple.fr", roche.Text);
        Assert.DoesNotContain("nadia", roche.Text);
        Assert.Contains("Le serveur refuse cette adresse.", roche.Text);
        Assert.Contains("Mis de côté le", roche.Text);
    }

    [Fact]
    public async Task A_mail_set_aside_can_be_tried_again()
    {
        await LeaveAsync(MailFailure.RecipientRefused);
        var roche = await portal.VisitorAsync(Role.Administrator);

        await (await roche.OpenAsync("/administration/courriels")).PressAsync("Réessayer");

        Assert.Equal(HttpStatusCode.OK, roche.Status);
        Assert.Matches("Prochain essai le .* à \\d+\\sheures?", roche.Page.Body!.TextContent);
        Assert.Null((await OnlyMailAsync())!.ParkedAt);
    }

    [Fact]
    public async Task A_mail_can_be_abandoned()
    {
        await LeaveAsync(MailFailure.RecipientRefused);
        var roche = await portal.VisitorAsync(Role.Administrator);

        await (await roche.OpenAsync("/administration/courriels")).PressAsync("Abandonner");

        Assert.Contains("Aucun courriel n’attend.", roche.Text);
        Assert.Null(await OnlyMailAsync());
    }

    [Theory]
    [InlineData("Réessayer")]
    [InlineData("Abandonner")]
    public async Task A_mail_that_is_leaving_right_now_is_left_alone(string button)
    {
        await LeaveAsync();
        var until = portal.Clock.GetUtcNow() + OutboxMail.LeaseTime;
        await portal.WithDbAsync(db => db.Set<OutboxMail>().ExecuteUpdateAsync(update => update.SetProperty(mail => mail.LeaseUntil, until)));
        var roche = await portal.VisitorAsync(Role.Administrator);

        await (await roche.OpenAsync("/administration/courriels")).PressAsync(button);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, roche.Status);
        Assert.Contains("part en ce moment", roche.Text);
        Assert.Contains("n…@exemple.fr", roche.Text); // the list is still there
        Assert.NotNull(await OnlyMailAsync());
    }

    [Fact]
    public async Task A_mail_that_is_gone_meanwhile_is_not_found()
    {
        await LeaveAsync();
        var roche = await portal.VisitorAsync(Role.Administrator);
        await roche.OpenAsync("/administration/courriels");
        await EmptyAsync();

        await roche.PressAsync("Réessayer");

        Assert.Equal(HttpStatusCode.NotFound, roche.Status);
    }

    [Fact]
    public async Task The_list_has_pages_of_twenty_those_set_aside_first()
    {
        await LeaveAsync();
        await portal.WithDbAsync(async db =>
        {
            for (var i = 0; i < 40; i++) Outbox.Add(db, $"p{i}@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
            db.Set<OutboxMail>().Local.Last().MarkFailed(MailFailure.RecipientRefused, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });
        var roche = await portal.VisitorAsync(Role.Administrator);

        await roche.OpenAsync("/administration/courriels");
        Assert.Equal(20, roche.Page.QuerySelectorAll("li.card").Length);
        Assert.Contains("Mis de côté", roche.Page.QuerySelector("li.card")!.TextContent);
        await roche.FollowAsync("Page d’après");
        await roche.FollowAsync("Page d’après");

        Assert.Contains("Page 3 sur 3", roche.Text);
        Assert.Single(roche.Page.QuerySelectorAll("li.card"));
        Assert.Equal(HttpStatusCode.OK, (await roche.OpenAsync("/administration/courriels?numero=99999")).Status);
        Assert.Equal(HttpStatusCode.OK, (await roche.OpenAsync("/administration/courriels?numero=-3")).Status);
        Assert.Equal(HttpStatusCode.OK, (await roche.OpenAsync("/administration/courriels?numero=abc")).Status);
    }

    [Fact]
    public async Task After_a_refusal_the_next_page_is_still_a_page()
    {
        await LeaveAsync();
        var until = portal.Clock.GetUtcNow() + OutboxMail.LeaseTime;
        await portal.WithDbAsync(db => db.Set<OutboxMail>().ExecuteUpdateAsync(update => update.SetProperty(mail => mail.LeaseUntil, until)));
        var roche = await portal.VisitorAsync(Role.Administrator);
        await roche.OpenAsync("/administration/courriels");
        await portal.WithDbAsync(async db =>
        {
            for (var i = 0; i < 20; i++) Outbox.Add(db, $"p{i}@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
            return await db.SaveChangesAsync();
        });

        await roche.PressAsync("Réessayer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, roche.Status);
        await roche.FollowAsync("Page d’après");

        Assert.Equal(HttpStatusCode.OK, roche.Status);
        Assert.Equal("?numero=2", roche.Address.Query);
    }

    private Task<int> LeaveAsync(MailFailure? failure = null) => portal.WithDbAsync(async db =>
    {
        await db.Set<OutboxMail>().ExecuteDeleteAsync();
        var mail = OutboxMail.To("nadia@exemple.fr", MailTemplate.News, portal.Clock.GetUtcNow());
        if (failure is { } kind) mail.MarkFailed(kind, portal.Clock.GetUtcNow());
        db.Add(mail);
        return await db.SaveChangesAsync();
    });

    private Task<int> EmptyAsync() => portal.WithDbAsync(db => db.Set<OutboxMail>().ExecuteDeleteAsync());

    private Task<OutboxMail?> OnlyMailAsync() => portal.WithDbAsync(db => db.Set<OutboxMail>().AsNoTracking().SingleOrDefaultAsync());
}

public sealed class AdministrationPagesOnSqliteTests(InstalledSqlitePortal portal)
    : AdministrationPagesTests(portal, "SQLite"), IClassFixture<InstalledSqlitePortal>;

public sealed class AdministrationPagesOnPostgresTests(InstalledPostgresPortal portal)
    : AdministrationPagesTests(portal, "PostgreSQL"), IClassFixture<InstalledPostgresPortal>;
