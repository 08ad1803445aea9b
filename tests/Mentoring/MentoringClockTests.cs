using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Platform;
using ChildProtection.Platform.Mail;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Mentoring;

/// <summary>What time does to a bond: reminders once and by day, a pause when a check ends, an alert when contact fades. One bond a portal: the clock is theirs.</summary>
public abstract class MentoringClockTests(Portal portal)
{
    [Fact]
    public async Task Time_reminds_once_by_day_pauses_and_tells_that_contact_fades()
    {
        var bond = await portal.StartedAsync(isConfirmed: true);
        await TendAsync();
        Assert.Equal((0, 0), (await TeamAsync(bond, MailTemplate.Attention), await TeamAsync(bond, MailTemplate.Reminder)));

        await MeetAsync(bond); // today
        portal.Clock.Advance(TimeSpan.FromDays(29) + TimeSpan.FromHours(13)); // 23 h in Paris
        await TendAsync();
        Assert.Equal(0, await TeamAsync(bond, MailTemplate.Attention)); // nobody is told at night
        portal.Clock.Advance(TimeSpan.FromHours(11));
        await TendAsync();
        await TendAsync();
        Assert.Equal(1, await TeamAsync(bond, MailTemplate.Attention));
        await MeetAsync(bond);
        portal.Clock.Advance(TimeSpan.FromDays(20));
        await TendAsync();
        Assert.Equal(1, await TeamAsync(bond, MailTemplate.Attention)); // they meet again
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await TendAsync();
        Assert.Equal(2, await TeamAsync(bond, MailTemplate.Attention));

        portal.Clock.Advance(TimeSpan.FromDays(32)); // three months: the evaluation
        await TendAsync();
        await TendAsync();
        Assert.Equal((1, 1), (await TeamAsync(bond, MailTemplate.Reminder), await portal.MailsAsync(bond.Mentor, MailTemplate.Reminder)));

        await EndOfACheckAsync(bond);
        await StopAsync(bond);
    }

    private async Task EndOfACheckAsync(Bond bond)
    {
        var end = await portal.WithDbAsync(db => db.Set<MentorCheck>().Where(check => check.FileId == bond.Mentor.Id && check.Kind == CheckKind.Honorability).Select(check => check.ValidUntil!.Value).SingleAsync());
        await GoToAsync(end.AddDays(-60));
        await TendAsync();
        await TendAsync();
        Assert.Equal((2, 2), (await TeamAsync(bond, MailTemplate.Reminder), await portal.MailsAsync(bond.Mentor, MailTemplate.Reminder)));
        await GoToAsync(end);
        await TendAsync();
        Assert.Equal(PairingState.Active, (await portal.RowAsync(bond)).State);
        await GoToAsync(end.AddDays(1));
        await TendAsync();
        var paused = await portal.RowAsync(bond);
        Assert.Equal((PairingState.Paused, PauseReason.Checks, 0), (paused.State, paused.PausedFor, await portal.LinksAsync(bond)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.ResumeAsync(bond.PairingId)));
        Assert.True(await portal.DoAsync<VetMentor, bool>(bond.Coordinator, vet => vet.CheckAsync(bond.Mentor.Id, CheckKind.Honorability, portal.Today(), null)));
        Assert.True(await portal.DoAsync<RunPairing, bool>(bond.Coordinator, run => run.ResumeAsync(bond.PairingId)));
        Assert.Equal((PairingState.Active, 1), ((await portal.RowAsync(bond)).State, await portal.LinksAsync(bond)));
    }

    private async Task StopAsync(Bond bond)
    {
        Assert.True(await portal.DoAsync<LiveTogether, bool>(bond.Youth, two => two.StopAsync(bond.PairingId, wantsGoodbye: false)));
        var told = await TeamAsync(bond, MailTemplate.Attention);
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await TendAsync();
        Assert.Equal(told, await TeamAsync(bond, MailTemplate.Attention));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await TendAsync();
        await TendAsync();
        Assert.Equal(told + 1, await TeamAsync(bond, MailTemplate.Attention)); // somebody still has to call
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == bond.Mentor.Id).ExecuteDeleteAsync());
        await TendAsync();
        Assert.Equal(PairingState.Ended, (await portal.RowAsync(bond)).State); // nobody is left to accompany
    }

    private async Task TendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await TendPairs.TendAsync(scope.ServiceProvider);
    }

    /// <summary>Ten in the morning of that day.</summary>
    private Task GoToAsync(DateOnly day)
    {
        portal.Clock.Advance(new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.Zero) - portal.Clock.GetUtcNow());
        return Task.CompletedTask;
    }

    private async Task MeetAsync(Bond bond) => Assert.True(await portal.DoAsync<LiveTogether, bool>(bond.Youth, two => two.PlanAsync(bond.PairingId, portal.Today(), Topics.Talk, null)));

    private Task<int> TeamAsync(Bond bond, MailTemplate template) => portal.MailsAsync(bond.Coordinator, template);
}

public sealed class MentoringClockOnSqlite(SqlitePortal portal) : MentoringClockTests(portal), IClassFixture<SqlitePortal>;

public sealed class MentoringClockOnPostgres(PostgresPortal portal) : MentoringClockTests(portal), IClassFixture<PostgresPortal>;
