using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Meetings.After;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Meetings;

/// <summary>Meetings as people use them, on both databases: who sees what, what is refused, and what is told.</summary>
public abstract partial class MeetingPagesTests(Portal portal)
{
    [Fact]
    public async Task A_meeting_is_planned_with_its_mistakes_said_and_never_at_a_place_of_life()
    {
        var (rose, lina) = (await portal.FacilitatorAsync(), await portal.MemberAsync());
        await portal.WithDbAsync(db => { db.AddRange(new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer Les Tilleuls", Zone = "plaine" }, new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer Les Ormes", Zone = "plaine", ClosedAt = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });
        await (await rose.OpenAsync("/comite/reunions/preparer")).PressAsync("Annoncer la réunion");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Equal("Choisissez le jour.", rose.ErrorOf("Le jour"));
        var day = DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(9).Date);
        await rose.Fill("Instance", "Comité des jeunes").Choose("Une réunion").Fill("Le jour", day.ToString("yyyy-MM-dd", null)).Fill("Elle commence à", "16:00").Fill("Elle finit à", "14:00").Fill("Le lieu", "Au foyer des Tileuls")
            .Fill("Le lien pour suivre de loin, si vous voulez", "http://visio.exemple.fr").PressAsync("Annoncer la réunion");
        Assert.Equal("Ce lien doit commencer par https://", rose.ErrorOf("Le lien pour suivre de loin, si vous voulez"));
        await rose.Fill("Le lien pour suivre de loin, si vous voulez", "https://visio.exemple.fr/a").PressAsync("Annoncer la réunion");
        Assert.Contains("ressemble à un lieu de vie", rose.Text);
        Assert.Equal("Au foyer des Tileuls", rose.ValueOf("Le lieu"));
        await rose.Fill("Le lieu", "La médiathèque du Port, ancien foyer des Ormes").Fill("Quoi apporter, si vous voulez", "Le cahier du foyer des Tilleuls").PressAsync("Annoncer la réunion");
        Assert.Contains("ressemble à un lieu de vie", rose.Text);
        await rose.Fill("Quoi apporter, si vous voulez", "Un stylo").PressAsync("Annoncer la réunion"); // a closed place is none
        Assert.Contains("L’heure de fin vient avant", rose.Text);
        await rose.Fill("Elle finit à", "17:30").PressAsync("Annoncer la réunion");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Contains("de 16 heures à 17 heures 30", (await lina.OpenAsync(rose.Path)).Text);
        Assert.Contains("La médiathèque du Port", lina.Text);
        Assert.DoesNotContain("visio.exemple", lina.Page.Source.Text); // for those who come, on the day
        Assert.Contains("de 16 heures à 17 heures 30", (await lina.OpenAsync("/comite/reunions")).Text);
    }

    [Fact]
    public async Task Nobody_of_another_body_finds_a_meeting_and_a_member_finds_no_desk()
    {
        var meeting = await portal.MeetingAsync();
        var (lina, claire, other, sami, rose) = (await portal.MemberAsync(), await portal.MemberAsync(Bodies.Parents), await portal.FacilitatorAsync(Bodies.Parents), await portal.VisitorAsync(Role.YoungPerson), await portal.FacilitatorAsync());
        var cyril = await portal.MemberAsync();
        await portal.WithDbAsync(db => db.Set<Features.Committee.Members.CommitteeMember>().Where(one => one.AccountId == cyril.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, portal.Clock.GetUtcNow())));
        string[] pages = ["", "/points", "/calendrier", "/compte-rendu", "/suites"], desk = ["/changer", "/points/a-lire", "/ordre", "/inscrits"];
        foreach (var one in new[] { claire, sami, cyril, other })
            foreach (var part in pages) Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync(meeting.At(part))).Status);
        foreach (var part in desk)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(meeting.At(part))).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await lina.OpenAsync(meeting.At(part))).Status);
            Assert.Equal(HttpStatusCode.OK, (await rose.OpenAsync(meeting.At(part))).Status);
        }
        foreach (var part in pages.Where(part => part != "/calendrier")) Assert.Equal(HttpStatusCode.OK, (await lina.OpenAsync(meeting.At(part))).Status);
        foreach (var person in new[] { lina, rose })
            foreach (var address in new[] { "/comite", "/comite/reunions", meeting.At(), meeting.At("/points"), meeting.At("/suites"), meeting.At("/compte-rendu") }) Assert.Equal((address, true), (address, await portal.Sql.OfAsync(() => person.OpenAsync(address)) is >= 1 and <= 8));
    }

    [Fact]
    public async Task One_comes_says_what_helps_waits_and_leaves_and_news_are_told_without_words()
    {
        var meeting = await portal.MeetingAsync(inHours: 30, places: 1);
        var (lina, sami, rose) = (await portal.MemberAsync(), await portal.MemberAsync(), await portal.FacilitatorAsync());
        await (await lina.OpenAsync(meeting.At())).Choose("Un trajet pour venir").Fill("Autre chose à dire à l’animateur, si tu veux", "canari-du-besoin").PressAsync("Je viens");
        Assert.Contains("Ta place est gardée.", lina.Text);
        Assert.Equal("canari-du-besoin", lina.ValueOf("Autre chose à dire à l’animateur, si tu veux"));
        await (await sami.OpenAsync(meeting.At())).PressAsync("Attendre une place");
        Assert.Contains("Tu attends une place", sami.Text);
        Assert.DoesNotContain("canari-du-besoin", sami.Page.Source.Text);
        Assert.Contains("canari-du-besoin", (await rose.OpenAsync(meeting.At("/inscrits"))).Text);
        Assert.True(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.Action == "meetings.needs-read" && entry.PersonId == lina.Account.Id && entry.ActorId == rose.Account.Id)));
        Assert.Contains("Une réunion a lieu demain.", (await lina.OpenAsync("/accueil")).Text);

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await lina.OpenAsync(meeting.At())).PressAsync("Je ne viens plus");
        Assert.Contains("Une place s’est libérée pour toi.", (await sami.OpenAsync("/accueil")).Text);
        Assert.Contains("Ta place est gardée.", (await sami.OpenAsync(meeting.At())).Text);
        Assert.DoesNotContain("Une place s’est libérée", (await sami.OpenAsync("/accueil")).Text);

        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await (await rose.OpenAsync(meeting.At("/changer"))).PressAsync("Oui, annuler");
        Assert.Contains("Une réunion a changé.", (await sami.OpenAsync("/accueil")).Text);
        Assert.Contains("Cette réunion est annulée.", (await sami.OpenAsync(meeting.At())).Text);
        Assert.DoesNotContain("Je viens", sami.Page.QuerySelector("main")!.TextContent);
    }

    [Fact]
    public async Task A_point_is_held_returned_published_and_chosen_by_a_limited_show_of_thumbs()
    {
        var meeting = await portal.MeetingAsync();
        var (lina, sami, rose) = (await portal.MemberAsync(), await portal.MemberAsync(), await portal.FacilitatorAsync());
        await (await lina.OpenAsync(meeting.At("/points"))).PressAsync("Envoyer");
        Assert.Contains("la case est vide", lina.ErrorOf("De quoi veux-tu parler ?"));
        await lina.Fill("De quoi veux-tu parler ?", "Le bruit, canari-du-point").PressAsync("Envoyer");
        foreach (var address in new[] { meeting.At(), meeting.At("/points"), "/accueil", "/comite/reunions" })
        {
            await sami.OpenAsync(address);
            Assert.DoesNotContain("canari-du-point", sami.Page.Source.Text);
        }
        Assert.Contains("attend d’être lu", (await rose.OpenAsync("/accueil")).Text);
        await (await rose.OpenAsync(meeting.At("/points/a-lire"))).PressAsync("Rendre le texte");
        Assert.Contains("Écrivez un mot", rose.ErrorOf("Votre mot à l’auteur"));
        await rose.Fill("Votre mot à l’auteur", "Dis à quelle heure.").PressAsync("Rendre le texte");
        Assert.Contains("revient avec un mot", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync(meeting.At("/points"))).Fill("Le texte", "Le bruit la nuit, canari-du-point").PressAsync("Envoyer encore");
        await (await rose.OpenAsync(meeting.At("/points/a-lire"))).PressAsync("Publier au nom du groupe");
        var row = await portal.WithDbAsync(db => db.Set<MeetingPoint>().AsNoTracking().SingleAsync(point => point.MeetingId == meeting.Id));
        Assert.Equal((null, PointState.Published), (row.AuthorId, row.State));
        foreach (var text in new[] { "Les repas", "Les sorties" }) await (await rose.OpenAsync(meeting.At("/points"))).Fill("De quoi voulez-vous parler ?", text).PressAsync("Envoyer");

        await (await sami.OpenAsync(meeting.At("/points"))).PressAsync("Lever le pouce : Les repas");
        await sami.PressAsync("Lever le pouce : Les sorties");
        Assert.Contains("Tu as levé tous tes pouces.", sami.Text);
        Assert.Equal(2, await portal.WithDbAsync(db => db.Set<MeetingThumb>().CountAsync(thumb => thumb.AccountId == sami.Account.Id)));
        await sami.PressAsync("Baisser mon pouce : Les repas");
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<MeetingThumb>().CountAsync(thumb => thumb.AccountId == sami.Account.Id)));
        var labels = await rose.OpenAsync(meeting.At("/ordre"));
        foreach (var input in labels.Page.QuerySelectorAll("main input[name^=Rank]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()) input.Value = "x";
        await rose.PressAsync("Garder cet ordre");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        foreach (var (input, rank) in rose.Page.QuerySelectorAll("main input[name^=Rank]").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Select((input, rank) => (input, rank))) input.Value = $"{3 - rank}";
        await rose.PressAsync("Garder cet ordre");
        Assert.Equal(["Les sorties"], (await lina.OpenAsync(meeting.At())).Page.QuerySelectorAll("main ol li span[data-libre]").Skip(2).Select(one => one.TextContent)); // the most thumbs came first, and is last now
    }

    [Fact]
    public async Task Minutes_are_reread_by_somebody_who_was_there_before_the_body_reads_them_and_tasks_show_on_the_committee()
    {
        var meeting = await portal.MeetingAsync(inHours: -5);
        var (lina, sami, rose) = (await portal.MemberAsync(name: "Loutre du car"), await portal.MemberAsync(), await portal.FacilitatorAsync());
        await portal.ComesAsync(meeting, lina);
        await (await rose.OpenAsync(meeting.At("/inscrits"))).Choose("Loutre du car").PressAsync("Garder");
        Assert.Contains("1 membre était là.", (await sami.OpenAsync(meeting.At())).Text);
        await (await rose.OpenAsync(meeting.At("/compte-rendu"))).Fill("Le compte rendu", "On a parlé du car, canari-du-texte.").PressAsync("Donner à relire");
        Assert.DoesNotContain("Publier le compte rendu", rose.Text);
        Assert.DoesNotContain("canari-du-texte", (await sami.OpenAsync(meeting.At("/compte-rendu"))).Page.Source.Text);
        Assert.Contains("attend d’être relu", (await lina.OpenAsync("/accueil")).Text);
        await (await lina.OpenAsync(meeting.At("/compte-rendu"))).Fill("Ce qu’il faut changer", "Il manque le vélo.").PressAsync("Envoyer ce mot");
        Assert.Contains("Il manque le vélo.", (await rose.OpenAsync(meeting.At("/compte-rendu"))).Text);
        await rose.Fill("Le compte rendu", "On a parlé du car et du vélo, canari-du-texte.").PressAsync("Donner à relire");
        await (await lina.OpenAsync(meeting.At("/compte-rendu"))).PressAsync("Oui, c’est bien ça");
        await (await rose.OpenAsync(meeting.At("/compte-rendu"))).PressAsync("Publier le compte rendu");
        Assert.Contains("On a parlé du car et du vélo", (await sami.OpenAsync(meeting.At("/compte-rendu"))).Text);

        await (await rose.OpenAsync(meeting.At("/suites"))).Choose("Une tâche").Fill("En une phrase", "Écrire la lettre.").Fill("Le membre qui s’en occupe, si vous voulez", "Loutre du car")
            .Fill("Pour quel jour, si vous voulez", DateOnly.FromDateTime(portal.Clock.GetUtcNow().AddDays(-1).Date).ToString("yyyy-MM-dd", null)).PressAsync("Ajouter");
        Assert.Contains("Écrire la lettre.", (await lina.OpenAsync("/comite")).Text);
        Assert.Contains("en retard", lina.Text);
        Assert.DoesNotContain("Écrire la lettre.", (await sami.OpenAsync("/comite")).Text);
        await (await lina.OpenAsync(meeting.At("/suites"))).PressAsync("C’est fait : Écrire la lettre.");
        Assert.DoesNotContain("Écrire la lettre.", (await lina.OpenAsync("/comite")).Text);
    }

    [Theory, InlineData(4, false), InlineData(24, true)]
    public async Task Opinions_are_totals_that_nobody_reads_before_the_end_nor_when_too_few_spoke(int people, bool isSaid)
    {
        var (meeting, rose) = (await portal.MeetingAsync(inHours: -2.5), await portal.FacilitatorAsync());
        Visitor? last = null;
        for (var number = 0; number < people; number++)
        {
            last = number == 0 ? await portal.MemberAsync() : last;
            var account = number == 0 ? last!.Account : await portal.AccountAsync(Role.YoungPerson);
            if (number > 0) await portal.SeatAsync(account);
            await portal.WithDbAsync(db => { var seat = MeetingSeat.Take(SecretCode.NewId(), meeting.Id, account.Id, false, number + 1, portal.Clock.GetUtcNow()); seat.Tick(true); db.Add(seat); return db.SaveChangesAsync(); });
            if (number == 0) continue;
            await Task.WhenAll(SayAsync(meeting, account, number % 3 == 0 ? 1 : 0), SayAsync(meeting, account, number % 3 == 0 ? 1 : 0)); // pressed twice: once
        }
        await (await last!.OpenAsync(meeting.At("/avis"))).PressAsync("Envoyer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, last.Status);
        foreach (var radio in last.Page.QuerySelectorAll("main input[type=radio][value='0']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>()) radio.IsChecked = true;
        await last.PressAsync("Envoyer");
        Assert.Contains("C’est envoyé.", last.Text);
        Assert.Equal(people, await portal.WithDbAsync(db => db.Set<MeetingFace>().Where(face => face.MeetingId == meeting.Id && face.Question == 1).SumAsync(face => face.Count)));
        Assert.DoesNotContain("J’ai pu parler", (await rose.OpenAsync(meeting.At("/avis"))).Text);
        Assert.DoesNotContain(await portal.WithDbAsync(db => db.Set<AuditEntry>().AsNoTracking().ToListAsync()), entry => entry.ActorId == last.Account.Id && entry.ObjectId == meeting.Id);

        portal.Clock.Advance(TimeSpan.FromDays(Meeting.OpinionDays));
        rose.Become(await portal.SignInAsync(rose.Account));
        last.Become(await portal.SignInAsync(last.Account));
        Assert.Equal(isSaid, (await rose.OpenAsync(meeting.At("/avis"))).Text.Contains("J’ai pu parler", StringComparison.Ordinal));
        await rose.Fill("Voici ce qu’on change", "On parle moins vite.").PressAsync("Garder");
        var next = await portal.MeetingAsync();
        var (mine, coming, start, now) = (meeting.Id, next.Id, meeting.StartsAt, portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => db.Meetings.Where(one => one.Id != mine && one.Id != coming && one.StartsAt >= start && one.CancelledAt == null).ExecuteUpdateAsync(update => update.SetProperty(one => one.CancelledAt, now))); // other tests’ meetings of this body: none stands between
        Assert.Contains("On parle moins vite.", (await last.OpenAsync(next.At())).Text);
        await using var scope = portal.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<BrokenRuleException>(() => scope.ServiceProvider.As<SayOpinion>(last.Account).SayAsync(meeting.Id, [0, 0, 0]));
    }

    [Fact]
    public async Task Elected_members_answer_once_question_by_question_and_what_they_promise_is_followed()
    {
        var meeting = await portal.MeetingAsync(inHours: 1, isWithElected: true);
        var (lina, rose) = (await portal.MemberAsync(), await portal.FacilitatorAsync());
        await (await rose.OpenAsync(meeting.At("/points"))).Fill("Votre question", "Quand aurons-nous un car\u00A0?").PressAsync("Envoyer");
        portal.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var one in new[] { rose, lina }) one.Become(await portal.SignInAsync(one.Account));
        await (await rose.OpenAsync(meeting.At("/reponses"))).Fill("La question", "Quand aurons-nous un car\u00A0?").Fill("La réponse", "En mars.").PressAsync("Publier la réponse");
        Assert.Contains("qui répond", rose.ErrorOf("Qui répond"));
        await rose.Fill("Qui répond", "Le vice-président aux transports").PressAsync("Publier la réponse");
        Assert.Contains("Le vice-président aux transports", (await lina.OpenAsync(meeting.At())).Text);
        Assert.Contains("En mars.", lina.Text);
        await (await rose.OpenAsync(meeting.At("/suites"))).Choose("Un engagement").Fill("En une phrase", "Un car dès mars.").Fill("Ou la fonction qui s’en occupe, si vous voulez", "Le vice-président").PressAsync("Ajouter");
        Assert.Contains("Un engagement a un jour.", rose.Text);
        await rose.Fill("Pour quel jour, si vous voulez", "2027-03-31").PressAsync("Ajouter");
        Assert.Contains("pas encore", (await lina.OpenAsync("/comite")).Text);
        await (await rose.OpenAsync(meeting.At("/suites"))).PressAsync("C’est abandonné");
        Assert.Contains("Dites pourquoi", rose.Text);
        await rose.Fill("Pourquoi", "Le budget est refusé.").PressAsync("C’est abandonné");
        Assert.Contains("Le budget est refusé.", (await lina.OpenAsync(meeting.At("/suites"))).Text);
        Assert.DoesNotContain("Un car dès mars.", (await lina.OpenAsync("/comite")).Text);
    }

    private async Task SayAsync(Meeting meeting, Account person, int face)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.As<SayOpinion>(person).SayAsync(meeting.Id, [face, face, 1]));
    }
}

public sealed class MeetingPagesOnSqlite(SqlitePortal portal) : MeetingPagesTests(portal), IClassFixture<SqlitePortal>;

public sealed class MeetingPagesOnPostgres(PostgresPortal portal) : MeetingPagesTests(portal), IClassFixture<PostgresPortal>;
