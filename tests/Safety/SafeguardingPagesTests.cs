using System.Net;
using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Safety;

/// <summary>« Je veux parler à quelqu’un » and « La protection » as people use them, on both databases.</summary>
public abstract class SafeguardingPagesTests(Portal portal)
{
    private const string Words = "Je veux mourir, canari-de-parler.";

    [Fact]
    public async Task Who_reads_and_honest_hours_are_said_before_and_what_was_done_after()
    {
        var team = await portal.TeamAsync(2);
        var (lina, other) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.YoungPerson));
        await lina.OpenAsync("/parler");
        Assert.Equal(["119", "3114", "3018"], lina.Page.QuerySelectorAll("main .secours .btn").Select(link => link.GetAttribute("href")!["tel:".Length..])); // nobody is here: numbers first
        Assert.Contains("Personne n’est là en ce moment", lina.Text);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await lina.OpenAsync("/parler");
        Assert.Contains(team[0].DisplayName, lina.Page.QuerySelector("main [data-qui-va-lire]")!.TextContent);
        Assert.Contains("Ce n’est pas une alerte.", lina.Text);
        Assert.Contains("avant 2 jours ouvrés", lina.Text);

        await lina.Choose("Appelez-moi").Choose("Dès que possible").Fill("De quoi tu veux parler", "De mon stage.").PressAsync("Envoyer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Equal("Écris le numéro où t’appeler.", lina.ErrorOf("Ton numéro, ou le lieu"));
        Assert.Equal("De mon stage.", lina.ValueOf("De quoi tu veux parler"));
        await lina.Fill("Ton numéro, ou le lieu", "01 99 00 11 22").PressAsync("Envoyer");
        var mine = lina.Path;
        Assert.Contains("Personne n’a encore lu", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(mine)).Status);
        Assert.Empty(await portal.MailedAsync()); // no alert: the number is where it belongs

        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        var paul = await portal.VisitorAsync(team[0]);
        await paul.OpenAsync($"/protection{mine}");
        Assert.DoesNotContain("01 99 00 11 22", paul.Page.Source.Text);
        Assert.DoesNotContain("De mon stage", paul.Page.Source.Text);
        await paul.PressAsync("Lire la demande");
        Assert.Contains("01 99 00 11 22", paul.Text);
        await TicksAsync(paul);
        await paul.PressAsync("Le dire au jeune");
        Assert.Contains("Choisissez ce que vous faites.", paul.Text);
        await paul.Choose("J’appelle maintenant").PressAsync("Le dire au jeune");
        Assert.Contains("Quelqu’un a lu ta demande", (await lina.OpenAsync("/accueil")).Text);
        await lina.OpenAsync(mine);
        Assert.Contains($"{team[0].DisplayName} a lu", lina.Text);
        Assert.Contains($"{team[0].DisplayName} appelle maintenant.", lina.Text);
        Assert.DoesNotContain("Reprendre ma demande", lina.Text);
        Assert.DoesNotContain("Quelqu’un a lu ta demande", (await lina.OpenAsync("/accueil")).Text);
        await (await paul.OpenAsync($"/protection{mine}")).Fill("Votre réponse", "On se voit mardi.").PressAsync("Envoyer la réponse");
        Assert.Contains("On se voit mardi.", (await lina.OpenAsync(mine)).Text);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "safeguarding.talk-read" && entry.PersonId == lina.Account.Id && entry.ActorId == team[0].Id)));
    }

    /// <summary>The five things to think of, kept as they are ticked.</summary>
    private static async Task TicksAsync(Visitor paul)
    {
        await paul.Choose("J’ai parlé au jeune, ou j’ai essayé.").PressAsync("Garder");
        Assert.Equal(["Reached"], paul.Page.QuerySelectorAll("input[name=steps][checked]").Select(tick => tick.GetAttribute("value")));
        Assert.Equal(5, paul.Page.QuerySelectorAll("input[name=steps]").Length);
        Assert.Contains("119", paul.Text);
        Assert.Contains("CRIP", paul.Text);
    }

    [Fact]
    public async Task Words_of_danger_raise_an_alert_at_once_are_answered_warmly_and_are_found_nowhere_else()
    {
        var team = await portal.TeamAsync(2);
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        var (lina, paul, claire, alex) = (await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(team[0]), await portal.VisitorAsync(Role.Parent), await portal.VisitorAsync(Role.Administrator));
        await (await lina.OpenAsync("/parler")).Choose("Écrivez-moi ici").Choose("Dès que possible").Fill("De quoi tu veux parler", Words).PressAsync("Envoyer");
        Assert.Contains("Merci de l’avoir dit. C’est courageux.", lina.Text);
        Assert.Contains("est prévenue", lina.Text);
        Assert.Equal(2, (await portal.MailedAsync()).Distinct().Count());
        await lina.PressAsync("Reprendre ma demande");
        Assert.Contains("Quelqu’un est déjà prévenu.", lina.Text);

        var id = await portal.WithDbAsync(db => db.Alerts.Select(alert => alert.Id).SingleAsync());
        Assert.Contains("Une alerte attend d’être prise.", (await paul.OpenAsync("/accueil")).Text);
        Assert.Contains("Il reste 15 minutes", (await paul.OpenAsync("/protection")).Text);
        Assert.Contains("Mal-être", paul.Text);
        foreach (var address in new[] { "/accueil", "/protection", $"/protection/{id}", "/protection/astreinte" })
        {
            await paul.OpenAsync(address);
            Assert.DoesNotContain("canari-de-parler", paul.Page.Source.Text);
        }
        foreach (var stranger in new[] { claire, alex, await portal.VisitorAsync(Role.YoungPerson), await portal.VisitorAsync(Role.Professional), await portal.VisitorAsync(Role.Facilitator) })
            foreach (var address in new[] { "/accueil", "/parler", "/protection", $"/protection/{id}", $"/protection/{id}/mots" })
            {
                await stranger.OpenAsync(address);
                Assert.DoesNotContain("canari-de-parler", stranger.Page.Source.Text);
            }
        await (await paul.OpenAsync($"/protection/{id}")).FollowAsync("Aller aux mots");
        var hidden = paul.Page.QuerySelector("main details")!; // the second press
        Assert.False(hidden.HasAttribute("open"));
        Assert.Contains("canari-de-parler", hidden.TextContent);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "safeguarding.words-read" && entry.PersonId == lina.Account.Id && entry.ActorId == team[0].Id && entry.ObjectId == id)));

        await (await paul.OpenAsync($"/protection/{id}")).PressAsync("Je m’en occupe");
        await paul.PressAsync("Garder la note");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, paul.Status);
        Assert.Contains("Écrivez ce qui a été fait.", paul.Text);
        await paul.PressAsync("C’est transmis");
        Assert.Contains("Transmise", paul.Text);
        await paul.PressAsync("Fermer l’alerte");
        Assert.Contains("Choisissez comment ça finit.", paul.Text);
        await paul.Choose("Transmis à un service").Fill("Pour finir, ce qui a été fait", "Appelée au foyer.").PressAsync("Fermer l’alerte");
        Assert.Contains("Fermée le", (await paul.OpenAsync($"/protection/{id}")).Text);
        Assert.Contains("Transmis à un service", (await paul.OpenAsync("/protection?etat=fermees")).Text);
        Assert.Contains("Aucune alerte n’attend.", (await paul.OpenAsync("/protection")).Text);
    }

    [Fact]
    public async Task The_roster_is_planned_week_by_week_and_says_its_gaps()
    {
        var team = await portal.TeamAsync(2);
        var (paul, alex) = (await portal.VisitorAsync(team[0]), await portal.VisitorAsync(Role.Administrator));
        Assert.Contains("Il manque quelqu’un en premier", (await alex.OpenAsync("/protection/astreinte")).Text);
        await paul.OpenAsync("/protection/astreinte");
        Assert.Contains("Il manque quelqu’un en premier", paul.Text);
        await paul.PressAsync("Prévoir");
        Assert.Equal("Choisissez une personne.", paul.ErrorOf("Qui ?"));
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(1).DateTime);
        await paul.Fill("Qui ?", team[0].DisplayName).Choose("En premier").Fill("Le jour", day.ToString("yyyy-MM-dd", null)).Fill("De", "20:00").Fill("À", "08:00").Fill("Combien de semaines", "3").PressAsync("Prévoir");
        Assert.Equal(HttpStatusCode.OK, paul.Status);
        var shifts = await portal.WithDbAsync(db => db.DutyShifts.AsNoTracking().OrderBy(shift => shift.From).ToListAsync());
        Assert.Equal(3, shifts.Count);
        Assert.All(shifts, shift => Assert.Equal(TimeSpan.FromHours(12), shift.Until - shift.From));
        Assert.Contains("Il manque quelqu’un en premier", paul.Text);
        await paul.Fill("Qui ?", team[0].DisplayName).Choose("En second").Fill("Le jour", day.ToString("yyyy-MM-dd", null)).Fill("De", "21:00").Fill("À", "22:00").PressAsync("Prévoir");
        Assert.Contains("Cette personne est déjà d’astreinte", paul.Text);
        await paul.PressAsync(paul.Page.QuerySelector("main li form button")!.GetAttribute("aria-label")!);
        Assert.Equal(2, await portal.WithDbAsync(db => db.DutyShifts.CountAsync()));
    }

    /// <summary>QA-33: what is no danger waits for the morning; danger does not.</summary>
    [Fact]
    public async Task In_quiet_hours_only_danger_sends_a_mail_at_once()
    {
        await portal.TeamAsync(2);
        var young = await portal.AccountAsync(Role.YoungPerson);
        portal.Clock.Advance(StoppedClock.Start.AddDays(40).AddHours(13) - portal.Clock.GetUtcNow()); // 23 h there
        var lina = await portal.VisitorAsync(young);
        await (await lina.OpenAsync("/parler")).Choose("Écrivez-moi ici").Choose("Le soir").Fill("De quoi tu veux parler", "De mon stage.").PressAsync("Envoyer");
        var waiting = await portal.WithDbAsync(db => db.OutboxMails.AsNoTracking().ToListAsync());
        Assert.All(waiting, mail => Assert.Equal((MailTemplate.AnswerAwaited, StoppedClock.Start.AddDays(40).AddHours(22)), (mail.Template, mail.NextAttemptAt)));
        Assert.Equal(2, waiting.Count);
        await portal.RaiseAsync(WordRisk.Danger, Guarding.Text(young.Id));
        Assert.All(await portal.WithDbAsync(db => db.OutboxMails.AsNoTracking().Where(mail => mail.Template == MailTemplate.Attention).ToListAsync()), mail => Assert.Equal(portal.Clock.GetUtcNow(), mail.NextAttemptAt));
    }

    [Fact]
    public async Task Pages_ask_the_database_eight_times_at_most_and_erasing_leaves_an_alert_without_a_name()
    {
        var team = await portal.TeamAsync(2);
        var lina = await portal.VisitorAsync(Role.YoungPerson);
        foreach (var number in Enumerable.Range(0, 3)) await (await lina.OpenAsync("/parler")).Choose("Écrivez-moi ici").Choose("Le soir").Fill("De quoi tu veux parler", $"{Words} {number}").PressAsync("Envoyer");
        await (await lina.OpenAsync("/parler")).Choose("Écrivez-moi ici").Choose("Le soir").Fill("De quoi tu veux parler", "Encore.").PressAsync("Envoyer");
        Assert.Contains("Tu as déjà 3 demandes.", lina.Text);
        var (paul, id, talk) = (await portal.VisitorAsync(team[0]), await portal.WithDbAsync(db => db.Alerts.Select(alert => alert.Id).FirstAsync()), await portal.WithDbAsync(db => db.TalkRequests.Where(one => one.AuthorId == lina.Account.Id).Select(one => one.Id).FirstAsync()));
        foreach (var address in new[] { "/protection", "/protection?etat=fermees", $"/protection/{id}", "/protection/astreinte", $"/protection/parler/{talk}" }) Assert.InRange(await portal.Sql.OfAsync(() => paul.OpenAsync(address)), 1, 8);
        foreach (var address in new[] { "/parler", $"/parler/{talk}" }) Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync(address)), 1, 8);

        await using (var scope = portal.Services.CreateAsyncScope())
            foreach (var feature in scope.ServiceProvider.GetServices<IPersonalData>().Where(one => one.Module.Code == "protection")) await feature.EraseAsync(lina.Account.Id);
        Assert.Equal((3, 0), (await portal.WithDbAsync(db => db.Alerts.CountAsync()), await portal.WithDbAsync(db => db.Alerts.CountAsync(alert => alert.AuthorId != null))));
        Assert.Equal(HttpStatusCode.NotFound, (await paul.OpenAsync($"/protection/{id}/mots")).Status);
        Assert.Equal(HttpStatusCode.OK, (await paul.OpenAsync($"/protection/{id}")).Status);
    }
}

public sealed class SafeguardingPagesOnSqlite(SqlitePortal portal) : SafeguardingPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class SafeguardingPagesOnPostgres(PostgresPortal portal) : SafeguardingPagesTests(portal), IClassFixture<PostgresPortal>;
