using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Features.Safeguarding.Talks;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Safety;

/// <summary>N15: whoever wants to talk is not forgotten; nobody is woken for it.</summary>
public abstract class TalkRemindersTests(Portal portal)
{
    [Fact]
    public async Task Whoever_is_not_called_is_said_again_by_day_to_more_people_until_it_is_over()
    {
        var team = await portal.TeamAsync(3);
        var pack = portal.Services.GetRequiredService<TerritoryPack>();
        while (!pack.Quiet.IsQuiet(pack.TimeZone, portal.Clock.GetUtcNow())) portal.Clock.Advance(TimeSpan.FromHours(1));
        portal.Clock.Advance(pack.Quiet.EndAfter(pack.TimeZone, portal.Clock.GetUtcNow()) - portal.Clock.GetUtcNow());
        await portal.OnDutyAsync(team[0], DutyKind.First);
        await portal.OnDutyAsync(team[1], DutyKind.Second);
        var (young, id, now) = (await portal.AccountAsync(Role.YoungPerson), SecretCode.NewId(), portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db =>
        {
            db.TalkRequests.Add(TalkRequest.Ask(id, young.Id, TalkWay.Call, TalkMoment.Soon, null, null, SecretCode.NewId(), now));
            return db.SaveChangesAsync();
        });
        Assert.Equal(0, await RemindAsync());
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 0), (await RemindAsync(), await RemindAsync()));
        Assert.Equal(2, (await portal.MailedAsync(MailTemplate.AnswerAwaited)).Count);
        portal.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await RemindAsync());
        Assert.Equal(5, (await portal.MailedAsync(MailTemplate.AnswerAwaited)).Count); // the third too

        await ChangeAsync(id, talk => talk.Read(team[0].Id, portal.Clock.GetUtcNow()));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await RemindAsync()); // somebody has it
        portal.Clock.Advance(TimeSpan.FromHours(13));
        Assert.True(pack.Quiet.IsQuiet(pack.TimeZone, portal.Clock.GetUtcNow()));
        await ChangeAsync(id, talk => talk.Tell(team[1].Id, TalkFollow.Comes, portal.Clock.GetUtcNow()));
        portal.Clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(0, await RemindAsync()); // at night nobody is told
        portal.Clock.Advance(TimeSpan.FromHours(10));
        Assert.Equal(1, await RemindAsync());
        var row = await portal.WithDbAsync(db => db.TalkRequests.AsNoTracking().SingleAsync(talk => talk.Id == id));
        Assert.Equal((team[0].Id, team[1].Id, 3), (row.ReadById!.Value, row.FollowById!.Value, row.Reminders));
        await ChangeAsync(id, talk => talk.Tell(team[1].Id, TalkFollow.Talked, portal.Clock.GetUtcNow()));
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, await RemindAsync());
    }

    private async Task<int> RemindAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RemindOfTalks>().RunAsync(CancellationToken.None);
    }

    private Task<int> ChangeAsync(Guid id, Action<TalkRequest> change) => portal.WithDbAsync(async db =>
    {
        change(await db.TalkRequests.SingleAsync(talk => talk.Id == id));
        return await db.SaveChangesAsync();
    });
}

public sealed class TalkRemindersOnSqlite(SqlitePortal portal) : TalkRemindersTests(portal), IClassFixture<SqlitePortal>;

public sealed class TalkRemindersOnPostgres(PostgresPortal portal) : TalkRemindersTests(portal), IClassFixture<PostgresPortal>;
