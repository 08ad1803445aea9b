using ChildProtection.Features.Accounts;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Threads;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Platform;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>QA-31 in conversations that people opened through the portal itself: whoever accompanies goes, the walk sees it, nobody writes until somebody is seated.</summary>
public abstract class OpenedThreadsTests(TalkingPortal portal)
{
    private const string Alone = "Personne n’accompagne";

    [Fact]
    public async Task A_young_person_begins_and_a_disabled_supervisor_is_missed_and_replaced()
    {
        var (lina, nadia) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Professional, "Nadia Benali"));
        await portal.AccountAsync(Role.Moderator, "Judith Morel");
        await FollowAsync(lina, nadia);
        foreach (var kind in new[] { RoomKind.CaseWorker, RoomKind.Question })
        {
            var room = (await StartAsync(lina, kind))!.Value;
            Assert.Equal(room, await StartAsync(lina, kind)); // the same one again
            Assert.Empty(await FaultsAsync(room));
            Assert.True(await ComeAsync(nadia, room));
            await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(nadia, room, "Bonjour"));
            Assert.NotNull(await portal.SayAsync(lina, room, "Bonjour"));
            Assert.NotNull(await portal.SayAsync(nadia, room, "Bonjour à toi"));
            Assert.Empty(await FaultsAsync(room));

            await DisableAsync(Role.Moderator);
            Assert.Equal([ContactFault.Unsupervised], await FaultsAsync(room));
            foreach (var one in new[] { lina, nadia }) Assert.Contains(Alone, (await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(one, room, "Encore"))).Message);
            await portal.AccountAsync(Role.Moderator, "Paul Martin");
            Assert.Equal(room, await StartAsync(lina, kind)); // whoever protects today is seated
            Assert.Empty(await FaultsAsync(room));
            Assert.NotNull(await portal.SayAsync(nadia, room, "Me revoilà"));
        }
    }

    [Fact]
    public async Task A_coordinator_who_ended_reads_nothing_more_and_the_last_one_leaves_a_pair_that_only_reads()
    {
        var (lina, jonas, admin) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas Weber"), await portal.AccountAsync(Role.Administrator, "Awa"));
        var (nadia, yves) = (await portal.AccountAsync(Role.Professional, "Nadia Benali"), await portal.AccountAsync(Role.Professional, "Yves Petit"));
        await NameAsync(admin, nadia);
        await NameAsync(admin, yves);
        Guid pair;
        await using (var scope = portal.Services.CreateAsyncScope()) pair = await scope.ServiceProvider.GetRequiredService<IPairThreads>().OpenAsync(lina.Id, jonas.Id, [nadia.Id, yves.Id]);
        Assert.Empty(await FaultsAsync(pair));
        foreach (var one in new[] { lina, jonas }) Assert.True(await ComeAsync(one, pair));
        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour"));
        Assert.NotNull(await portal.SayAsync(jonas, pair, "Bonjour à toi"));

        await RelieveAsync(admin, nadia);
        Assert.Empty(await FaultsAsync(pair));
        Assert.False(await IsThereAsync(nadia, pair));
        Assert.True(await IsThereAsync(yves, pair));
        await RelieveAsync(admin, yves);
        Assert.False(await IsThereAsync(yves, pair));
        Assert.Equal([ContactFault.Unsupervised], await FaultsAsync(pair));
        foreach (var one in new[] { lina, jonas }) Assert.Contains(Alone, (await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(one, pair, "Encore"))).Message);
        await NameAsync(admin, nadia);
        Assert.Empty(await FaultsAsync(pair));
        Assert.True(await IsThereAsync(nadia, pair));
        Assert.NotNull(await portal.SayAsync(lina, pair, "Encore"));
    }

    /// <summary>An adult who takes words back before anybody reports them takes no evidence away; a young person who does takes all of it.</summary>
    [Fact]
    public async Task What_an_adult_took_back_may_still_be_reported_by_whoever_read_it()
    {
        var (lina, jonas, paul) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas Weber"), await portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var pair = await portal.RoomAsync(RoomKind.Pair, (lina, RoomPart.Member), (jonas, RoomPart.Member), (paul, RoomPart.Supervisor));
        var (hers, his) = (SecretCode.NewId(), SecretCode.NewId());
        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour", hers));
        Assert.NotNull(await portal.SayAsync(jonas, pair, "Tu es trop bavarde", his));
        Assert.True(await WithdrawAsync(jonas, pair, his));
        Assert.True(await WithdrawAsync(lina, pair, hers));
        Assert.Equal("Tu es trop bavarde", (await SeenAsync(lina, his))?.Words);
        Assert.Null(await SeenAsync(jonas, his)); // one’s own
        Assert.Null(await SeenAsync(jonas, hers));
        Assert.Null(await SeenAsync(await portal.AccountAsync(Role.YoungPerson, "Renard"), his));
    }

    private Task FollowAsync(Account young, Account referent) => portal.WithDbAsync(db =>
    {
        var now = portal.Clock.GetUtcNow() - TimeSpan.FromHours(1);
        var child = Child.Register("Yanis", "rive-sud", now, DateOnly.FromDateTime(now.DateTime).AddYears(2));
        db.AddRange(child, Relation.Begin(child.Id, young.Id, RelationKind.Self, now), Relation.Begin(child.Id, referent.Id, RelationKind.CaseWorker, now));
        return db.SaveChangesAsync();
    });

    private Task DisableAsync(string role) => portal.WithDbAsync(db =>
    {
        DateTimeOffset? now = portal.Clock.GetUtcNow();
        return db.Users.Where(account => account.Role == role && account.DisabledAt == null).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, now));
    });

    private async Task<IEnumerable<ContactFault>> FaultsAsync(Guid room) => (await portal.WithDbAsync(db => new ContactGraph().WalkAsync(db))).Where(broken => broken.RoomId == room).Select(broken => broken.Fault);

    private async Task<Guid?> StartAsync(Account young, RoomKind kind)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await Of<StartThread>(scope, young).StartAsync(kind);
    }

    private async Task<bool> ComeAsync(Account account, Guid room)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await Of<JoinRoom>(scope, account).ComeAsync(room);
    }

    private async Task<bool> WithdrawAsync(Account account, Guid room, Guid message)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await Of<JoinRoom>(scope, account).WithdrawAsync(room, message);
    }

    private async Task<bool> IsThereAsync(Account account, Guid room)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RoomAccess>().OfAsync(new RoomPerson(account.Id, account.Role), room) is not null;
    }

    private async Task<SaidText?> SeenAsync(Account account, Guid message)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.As<IEnumerable<IReportable>>(account).Single(one => one.Kind == ReportableMessages.MessageKind).SeenAsync(message);
    }

    private async Task NameAsync(Account admin, Account professional)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.As<NameCoordinators>(admin).NameAsync(professional.Id));
    }

    private async Task RelieveAsync(Account admin, Account professional)
    {
        var row = await portal.WithDbAsync(db => db.Set<MentoringCoordinator>().Where(one => one.AccountId == professional.Id && one.Until == null).Select(one => one.Id).SingleAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        Assert.True(await scope.ServiceProvider.As<NameCoordinators>(admin).RelieveAsync(row));
    }

    private static T Of<T>(AsyncServiceScope scope, Account account) => ActivatorUtilities.CreateInstance<T>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role));
}

public sealed class OpenedThreadsOnSqlite(TalkingSqlitePortal portal) : OpenedThreadsTests(portal), IClassFixture<TalkingSqlitePortal>;

public sealed class OpenedThreadsOnPostgres(TalkingPostgresPortal portal) : OpenedThreadsTests(portal), IClassFixture<TalkingPostgresPortal>;
