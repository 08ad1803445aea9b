using System.Net;
using AngleSharp.Html.Dom;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Meetings.After;
using ChildProtection.Features.Meetings.Minutes;
using ChildProtection.Features.Meetings.Seats;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Meetings;

/// <summary>Who came, who reads the minutes again, who may say how it was, and what members are told; on both databases.</summary>
public abstract class PresenceTests(Portal portal)
{
    [Fact]
    public async Task Members_who_came_without_a_place_are_counted_and_what_helped_somebody_is_no_more_opened_once_it_began()
    {
        var (meeting, rose) = (await portal.MeetingAsync(inHours: 1), await portal.FacilitatorAsync());
        var (lina, sami, claire) = (await portal.MemberAsync(name: "Loutre du lac"), await portal.MemberAsync(name: "Renard du lac"), await portal.MemberAsync(Bodies.Parents));
        await DoAsync<TakeSeat>(sami, seats => seats.TakeAsync(meeting.Id, "Un trajet pour venir"));
        await rose.OpenAsync(meeting.At("/inscrits"));
        Assert.Contains("Seuls les animateurs voient", rose.Text);
        Assert.DoesNotContain("Loutre du lac", rose.Text);
        Assert.Equal(1, await OpenedAsync(sami));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        foreach (var one in new[] { rose, lina }) one.Become(await portal.SignInAsync(one.Account));

        await (await rose.OpenAsync(meeting.At("/inscrits"))).Choose("Loutre du lac").PressAsync("Garder");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Contains("1 membre était là.", rose.Text);
        Assert.Equal(1, await OpenedAsync(sami));
        var seats = await portal.WithDbAsync(db => db.MeetingSeats.AsNoTracking().Where(seat => seat.MeetingId == meeting.Id).OrderBy(seat => seat.Number).ToListAsync());
        Assert.Equal([(sami.Account.Id, false), (lina.Account.Id, true)], seats.Select(seat => (seat.AccountId, seat.WasThere == true)));

        Guid[] came = [lina.Account.Id, claire.Account.Id];
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => DoAsync<RunSeats>(rose, run => run.TickAsync(meeting.Id, [], came))))); // the page of before, twice; and somebody of another body
        Assert.Equal((2, 1), await portal.WithDbAsync(async db => (await db.MeetingSeats.CountAsync(seat => seat.MeetingId == meeting.Id), await db.MeetingSeats.CountAsync(seat => seat.MeetingId == meeting.Id && seat.WasThere == true))));
        await (await rose.OpenAsync(meeting.At("/compte-rendu"))).Fill("Le compte rendu", "On a parlé du lac.").PressAsync("Donner à relire");
        Assert.Contains("attend d’être relu", (await lina.OpenAsync("/accueil")).Text);
    }

    [Fact]
    public async Task Minutes_that_nobody_can_read_again_are_published_after_two_weeks_and_say_so()
    {
        var (meeting, rose, lina) = (await portal.MeetingAsync(inHours: -5), await portal.FacilitatorAsync(), await portal.MemberAsync());
        await (await rose.OpenAsync(meeting.At("/compte-rendu"))).Fill("Le compte rendu", "Personne n’est venu, canari-seul.").PressAsync("Donner à relire");
        Assert.Contains("Notez d’abord qui était là.", rose.Text);
        await (await rose.OpenAsync(meeting.At("/inscrits"))).PressAsync("Garder");
        Assert.Contains("Vous pourrez publier le", (await rose.OpenAsync(meeting.At("/compte-rendu"))).Text);
        Assert.DoesNotContain("Publier sans relecture", rose.Text);
        Assert.DoesNotContain("canari-seul", (await lina.OpenAsync(meeting.At("/compte-rendu"))).Page.Source.Text);
        portal.Clock.Advance(TimeSpan.FromDays(Meeting.UnreadDays));
        foreach (var one in new[] { rose, lina }) one.Become(await portal.SignInAsync(one.Account));
        await (await rose.OpenAsync(meeting.At("/compte-rendu"))).PressAsync("Publier sans relecture");
        Assert.Contains("Un compte rendu est publié.", (await lina.OpenAsync("/accueil")).Text);
        Assert.Contains("Personne ne l’a relu.", (await lina.OpenAsync(meeting.At("/compte-rendu"))).Text);
        Assert.Contains("canari-seul", lina.Text);
        Assert.Contains("Le compte rendu est là.", (await lina.OpenAsync("/comite/reunions")).Text);
    }

    [Fact]
    public async Task A_change_that_one_asks_for_is_not_wiped_by_the_agreement_of_another_and_the_same_word_shows_once()
    {
        var (meeting, rose, lina, sami) = (await portal.MeetingAsync(inHours: -5), await portal.FacilitatorAsync(), await portal.MemberAsync(), await portal.MemberAsync());
        foreach (var one in new[] { lina, sami }) await portal.ComesAsync(meeting, one, wasThere: true);
        await DoAsync<KeepMinutes>(rose, keep => keep.WriteAsync(meeting.Id, "On a parlé du car.", 0));
        await lina.OpenAsync(meeting.At("/compte-rendu"));
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => DoAsync<KeepMinutes>(sami, keep => keep.RereadAsync(meeting.Id, 1, "Il manque le vélo.")))));
        await lina.PressAsync("Oui, c’est bien ça");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.DoesNotContain("Oui, c’est bien ça", lina.Text);
        Assert.Equal(["Il manque le vélo."], (await rose.OpenAsync(meeting.At("/compte-rendu"))).Page.QuerySelectorAll("blockquote.ocre").Select(one => one.TextContent));
        Assert.DoesNotContain("Publier le compte rendu", rose.Text);
        Assert.InRange(await portal.Sql.OfAsync(() => sami.OpenAsync(meeting.At("/compte-rendu"))), 1, 8);
        Assert.Equal("Il manque le vélo.", sami.ValueOf("Ce qu’il faut changer"));
        await sami.Fill("Ce qu’il faut changer", "Il manque le vélo et la date.").PressAsync("Envoyer ce mot");
        Assert.Equal(["Il manque le vélo et la date."], (await rose.OpenAsync(meeting.At("/compte-rendu"))).Page.QuerySelectorAll("blockquote.ocre").Select(one => one.TextContent));
    }

    [Fact]
    public async Task Of_two_facilitators_who_write_at_once_the_second_sees_what_the_first_wrote_before_taking_its_place()
    {
        var (meeting, rose, denis) = (await portal.MeetingAsync(inHours: -5), await portal.FacilitatorAsync(), await portal.FacilitatorAsync());
        await rose.OpenAsync(meeting.At("/compte-rendu"));
        await denis.OpenAsync(meeting.At("/compte-rendu"));
        await rose.Fill("Le compte rendu", "Le texte de Rose.").PressAsync("Donner à relire");
        await denis.Fill("Le compte rendu", "").PressAsync("Donner à relire");
        Assert.Contains("Le texte de Rose.", denis.Page.QuerySelector("blockquote")!.TextContent);
        denis.Page.QuerySelector("input[name=number]")!.SetAttribute("value", "0");
        await denis.Fill("Le compte rendu", "Le texte de Denis.").PressAsync("Donner à relire");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, denis.Status);
        Assert.Contains("vient d’écrire", denis.Text);
        Assert.Contains("Le texte de Rose.", denis.Page.QuerySelector("blockquote")!.TextContent);
        Assert.Equal("Le texte de Denis.", denis.ValueOf("Le compte rendu"));
        await denis.PressAsync("Donner à relire");
        Assert.Equal(HttpStatusCode.OK, denis.Status);
        Assert.Equal("Le texte de Denis.", (await rose.OpenAsync(meeting.At("/compte-rendu"))).ValueOf("Le compte rendu"));
        Assert.Null(rose.Page.QuerySelector("blockquote"));
    }

    [Fact]
    public async Task Whoever_was_there_says_how_it_was_whoever_was_not_sees_no_form_and_the_next_meeting_opens_with_it()
    {
        var (meeting, next, rose) = (await portal.MeetingAsync(inHours: -3, code: Bodies.Adolescents), await portal.MeetingAsync(inHours: 20, code: Bodies.Adolescents), await portal.FacilitatorAsync(Bodies.Adolescents));
        var (absent, waited) = (await portal.MemberAsync(Bodies.Adolescents), await portal.MemberAsync(Bodies.Adolescents));
        await portal.ComesAsync(meeting, absent, wasThere: false);
        await portal.ComesAsync(meeting, waited, isWaiting: true, wasThere: true);
        Assert.Equal(HttpStatusCode.NotFound, (await absent.OpenAsync(meeting.At("/avis"))).Status);
        Assert.DoesNotContain("Ton avis", (await absent.OpenAsync(meeting.At())).Text);
        Assert.Contains("Ton avis", (await waited.OpenAsync(meeting.At())).Text);
        await waited.OpenAsync(meeting.At("/avis"));
        foreach (var radio in waited.Page.QuerySelectorAll("main input[type=radio][value='0']").OfType<IHtmlInputElement>()) radio.IsChecked = true;
        await waited.PressAsync("Envoyer");
        Assert.Contains("C’est envoyé.", waited.Text);
        Assert.DoesNotContain("Voici ce qu’on change", (await rose.OpenAsync(meeting.At("/avis"))).Text);

        portal.Clock.Advance(TimeSpan.FromHours(21));
        foreach (var one in new[] { rose, waited }) one.Become(await portal.SignInAsync(one.Account));
        await (await rose.OpenAsync(meeting.At("/avis"))).Fill("Voici ce qu’on change", "On parle moins vite.").PressAsync("Garder");
        Assert.Equal(HttpStatusCode.OK, rose.Status);
        Assert.Contains("On parle moins vite.", (await waited.OpenAsync(next.At())).Text);
        await using var scope = portal.Services.CreateAsyncScope();
        await Assert.ThrowsAsync<BrokenRuleException>(() => scope.ServiceProvider.As<SayOpinion>(waited.Account).SayAsync(meeting.Id, [0, 0, 0]));
    }

    [Fact]
    public async Task A_follow_up_sent_twice_by_one_form_is_written_once()
    {
        var (meeting, rose) = (await portal.MeetingAsync(inHours: -5), await portal.FacilitatorAsync());
        await rose.OpenAsync(meeting.At("/suites"));
        rose.Choose("Une décision").Fill("En une phrase", "On prend le car.");
        var button = rose.Page.QuerySelectorAll("button").OfType<IHtmlButtonElement>().Single(one => one.TextContent.Trim() == "Ajouter");
        using var first = Forms.Request(button, rose.Address);
        using var second = Forms.Request(button, rose.Address);
        foreach (var answer in await Task.WhenAll(rose.SendAsync(first), rose.SendAsync(second))) Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, await portal.WithDbAsync(db => db.MeetingTasks.CountAsync(task => task.MeetingId == meeting.Id)));
        await (await rose.OpenAsync(meeting.At("/suites"))).Choose("Une décision").Fill("En une phrase", "On prend le car.").PressAsync("Ajouter"); // meant
        Assert.Equal(2, await portal.WithDbAsync(db => db.MeetingTasks.CountAsync(task => task.MeetingId == meeting.Id)));
    }

    [Fact]
    public async Task Members_are_told_of_a_new_meeting_and_on_the_day_itself()
    {
        var (lina, sami) = (await portal.MemberAsync(Bodies.Parents), await portal.MemberAsync(Bodies.Parents));
        var meeting = await portal.MeetingAsync(inHours: 2, code: Bodies.Parents);
        Assert.Contains("Une réunion est prévue.", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("a lieu aujourd’hui", lina.Text);
        await (await lina.OpenAsync(meeting.At())).PressAsync("Je viens");
        Assert.Contains("Une réunion a lieu aujourd’hui.", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("Une réunion est prévue.", lina.Text);
        portal.Clock.Advance(TimeSpan.FromHours(5));
        foreach (var one in new[] { lina, sami }) one.Become(await portal.SignInAsync(one.Account));
        Assert.DoesNotContain("Une réunion", (await lina.OpenAsync("/accueil")).Text);
        Assert.DoesNotContain("Une réunion est prévue.", (await sami.OpenAsync("/accueil")).Text);
    }

    private Task<int> OpenedAsync(Visitor person) => portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "meetings.needs-read" && entry.PersonId == person.Account.Id));

    private async Task DoAsync<T>(Visitor person, Func<T, Task<bool>> act) where T : notnull
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await act(scope.ServiceProvider.As<T>(person.Account)));
    }
}

public sealed class PresenceOnSqlite(SqlitePortal portal) : PresenceTests(portal), IClassFixture<SqlitePortal>;

public sealed class PresenceOnPostgres(PostgresPortal portal) : PresenceTests(portal), IClassFixture<PostgresPortal>;
