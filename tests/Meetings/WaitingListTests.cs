using ChildProtection.Features.Meetings;
using ChildProtection.Features.Meetings.Seats;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Meetings;

/// <summary>Many who press at the same instant: never more people than places, and the first who waits has the free place, once.</summary>
public abstract class WaitingListTests(Portal portal)
{
    private const int Places = 4;

    [Fact]
    public async Task Thirty_parallel_posts_never_exceed_the_places_and_each_free_place_goes_to_the_first_who_waits()
    {
        const int Posts = 30;
        var meeting = await portal.MeetingAsync(places: Places);
        var people = new List<Account>();
        for (var number = 0; number < Posts / 2; number++)
        {
            var account = await portal.AccountAsync(Role.YoungPerson);
            await portal.SeatAsync(account);
            people.Add(account);
        }

        await Task.WhenAll(people.Concat(people).Select(person => Task.Run(() => ActAsync(person, seats => seats.TakeAsync(meeting.Id, null)))));

        var all = await SeatsAsync(meeting);
        Assert.Equal((people.Count, Places), (all.Count, all.Count(seat => !seat.IsWaiting)));
        Assert.Equal(Enumerable.Range(1, people.Count), all.Select(seat => seat.Number));
        Assert.All(all, seat => Assert.Equal(seat.Number > Places, seat.IsWaiting));

        var leaving = all.Where(seat => !seat.IsWaiting).Take(2).ToList();
        await Task.WhenAll(leaving.Concat(leaving).Select(seat => Task.Run(() => ActAsync(people.Single(one => one.Id == seat.AccountId), seats => seats.LeaveAsync(meeting.Id)))));

        var after = await SeatsAsync(meeting);
        Assert.Equal(Places, after.Count(seat => !seat.IsWaiting));
        Assert.Equal([Places + 1, Places + 2], after.Where(seat => seat.PromotedAt is not null).Select(seat => seat.Number));
    }

    [Fact]
    public async Task Places_are_added_those_who_wait_come_in_and_a_parent_is_told_by_a_neutral_mail()
    {
        var meeting = await portal.MeetingAsync(places: 1, code: Bodies.Parents);
        var (claire, waits) = (await portal.MemberAsync(Bodies.Parents), await portal.AdultAsync(Role.Parent, "attend", "attend@exemple.fr"));
        await portal.SeatAsync(waits, Bodies.Parents);
        await portal.ComesAsync(meeting, claire);
        Assert.True(await ActAsync(waits, seats => seats.TakeAsync(meeting.Id, "Un trajet pour venir")));
        Assert.True((await SeatsAsync(meeting)).Single(seat => seat.AccountId == waits.Id).IsWaiting);

        Assert.True(await ActAsync(claire.Account, seats => seats.LeaveAsync(meeting.Id)));

        Assert.False((await SeatsAsync(meeting)).Single().IsWaiting);
        Assert.Equal(MailTemplate.News, (await portal.WithDbAsync(db => db.Set<OutboxMail>().AsNoTracking().ToListAsync())).Single(mail => mail.Recipient == "attend@exemple.fr").Template);
    }

    [Fact]
    public async Task The_job_reminds_once_in_daytime_and_gives_back_the_place_of_who_left_the_body()
    {
        var (ana, rui) = (await portal.AdultAsync(Role.Parent, "ana", "ana@exemple.fr"), await portal.AdultAsync(Role.Parent, "rui", "rui@exemple.fr"));
        var seat = await portal.SeatAsync(ana, Bodies.Parents);
        await portal.SeatAsync(rui, Bodies.Parents);
        var meeting = await portal.MeetingAsync(inHours: 29, places: 1, code: Bodies.Parents); // 09:00 UTC now: tomorrow afternoon
        await ActAsync(ana, seats => seats.TakeAsync(meeting.Id, null));
        await ActAsync(rui, seats => seats.TakeAsync(meeting.Id, null));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(TendAsync)));
        Assert.Equal(1, await MailsAsync("ana@exemple.fr", MailTemplate.Reminder));
        Assert.Equal(0, await MailsAsync("rui@exemple.fr", MailTemplate.Reminder));

        await portal.WithDbAsync(db => db.Set<Features.Committee.Members.CommitteeMember>().Where(one => one.Id == seat.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, portal.Clock.GetUtcNow())));
        await TendAsync();
        Assert.Equal((rui.Id, false), (await SeatsAsync(meeting)).Select(one => (one.AccountId, one.IsWaiting)).Single());
        Assert.Equal(1, await MailsAsync("rui@exemple.fr", MailTemplate.News));
    }

    [Fact]
    public async Task A_place_that_became_free_unseen_goes_to_the_first_who_waits_and_not_to_the_last_who_comes()
    {
        var meeting = await portal.MeetingAsync(places: 1);
        var (ana, ben, cem) = (await portal.MemberAsync(), await portal.MemberAsync(), await portal.MemberAsync());
        await portal.ComesAsync(meeting, ana);
        await portal.ComesAsync(meeting, ben, isWaiting: true);
        await portal.WithDbAsync(db => db.Set<MeetingSeat>().Where(seat => seat.AccountId == ana.Account.Id).ExecuteDeleteAsync()); // her account was erased
        Assert.Contains("Attendre une place", (await cem.OpenAsync(meeting.At())).Text);
        Assert.True(await ActAsync(cem.Account, seats => seats.TakeAsync(meeting.Id, null)));
        Assert.Equal([(ben.Account.Id, false), (cem.Account.Id, true)], (await SeatsAsync(meeting)).Select(seat => (seat.AccountId, seat.IsWaiting)));
    }

    [Fact]
    public async Task Nobody_is_told_of_a_meeting_of_a_closed_body()
    {
        var (mia, leo) = (await portal.AdultAsync(Role.Parent, "mia", "mia@exemple.fr"), await portal.AdultAsync(Role.Parent, "leo", "leo@exemple.fr"));
        foreach (var one in new[] { mia, leo }) await portal.SeatAsync(one, Bodies.Parents);
        var meeting = await portal.MeetingAsync(inHours: 28, places: 1, code: Bodies.Parents);
        await ActAsync(mia, seats => seats.TakeAsync(meeting.Id, null));
        await ActAsync(leo, seats => seats.TakeAsync(meeting.Id, null));
        await portal.CloseAsync(Bodies.Parents, isClosed: true);
        await TendAsync();
        await portal.WithDbAsync(db => db.Set<MeetingSeat>().Where(seat => seat.AccountId == mia.Id).ExecuteDeleteAsync());
        await TendAsync();
        Assert.Equal((0, 0), (await MailsAsync("mia@exemple.fr", MailTemplate.Reminder), await MailsAsync("leo@exemple.fr", MailTemplate.News)));
        await portal.CloseAsync(Bodies.Parents, isClosed: false);
        await TendAsync();
        Assert.Equal(1, await MailsAsync("leo@exemple.fr", MailTemplate.News));
    }

    private Task<int> MailsAsync(string address, MailTemplate template) => portal.WithDbAsync(async db => (await db.Set<OutboxMail>().AsNoTracking().ToListAsync()).Count(mail => mail.Recipient == address && mail.Template == template));

    private async Task TendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await TendMeetings.TendAsync(scope.ServiceProvider);
    }

    private Task<List<MeetingSeat>> SeatsAsync(Meeting meeting) => portal.WithDbAsync(db => db.Set<MeetingSeat>().AsNoTracking().Where(seat => seat.MeetingId == meeting.Id).OrderBy(seat => seat.Number).ToListAsync());

    private async Task<bool> ActAsync(Account person, Func<TakeSeat, Task<bool>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.As<TakeSeat>(person));
    }
}

public sealed class WaitingListOnSqlite(SqlitePortal portal) : WaitingListTests(portal), IClassFixture<SqlitePortal>;

public sealed class WaitingListOnPostgres(PostgresPortal portal) : WaitingListTests(portal), IClassFixture<PostgresPortal>;
