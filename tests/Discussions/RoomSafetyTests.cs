using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Features.Discussions.Threads;
using ChildProtection.Platform;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>A disclosure is never refused, an adult is never warned, evidence stays, and nobody talks with a young person unaccompanied.</summary>
public abstract partial class RoomSafetyTests(TalkingPortal portal)
{
    private const string Danger = "Mon beau-père me frappe tous les soirs";

    [Fact]
    public async Task A_disclosure_is_kept_and_told_at_night_under_a_pause_and_in_a_closed_room_and_whoever_runs_it_does_not_read_it()
    {
        var talk = await portal.TalkAsync();
        portal.Silences.Until[talk.Lina.Id] = portal.Clock.GetUtcNow().AddDays(1);
        await portal.ChangeAsync(talk.Room, room => room.Close(portal.Clock.GetUtcNow()));
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(talk.Lina, talk.Room, "Bonsoir"));
        var id = SecretCode.NewId();
        Assert.Equal(MessageStates.Care, (await portal.SayAsync(talk.Lina, talk.Room, Danger, id))!.State);
        Assert.Single(portal.Alerts.Raised, one => one.At.Id == id);
        Assert.Empty(await ReadAsync(talk.Room, talk.Samia));
        Assert.Equal([Danger], await ReadAsync(talk.Room, talk.Paul));
        Assert.Equal([Danger], await ReadAsync(talk.Room, talk.Lina));
    }

    [Fact]
    public async Task An_adult_whose_words_alarm_reads_nothing_of_it_and_cannot_wipe_them()
    {
        var (lina, jonas, paul, pair) = await PairAsync();
        Assert.Equal(MessageStates.Shown, (await portal.SayAsync(lina, pair, "Bonjour"))!.State);
        var id = SecretCode.NewId();
        Assert.Equal(MessageStates.Held, (await portal.SayAsync(jonas, pair, "Ajoute-moi, voilà mon numéro 06 12 34 56 78", id))!.State);
        Assert.Single(portal.Alerts.Raised, one => one.At.Id == id);
        Assert.Equal(HeldFor.Alarm, (await WordsAsync(id)).Reason);
        Assert.True(await WithdrawAsync(jonas, pair, id));
        Assert.Equal(MessageState.Withdrawn, (await WordsAsync(id)).State);
        await using var scope = portal.Services.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IEnumerable<IReportable>>().Single(one => one.Kind == ReportableMessages.MessageKind);
        var kept = await texts.OfAsync(id);
        Assert.Contains("06 12 34 56 78", kept!.Words);
        Assert.DoesNotContain(paul.Id, kept.Parties); // whoever accompanies may decide
        Assert.Contains(jonas.Id, kept.Parties);
        Assert.Null(await texts.RewriteAtAsync(id)); // nothing came back to anybody
        Assert.Equal(["Bonjour"], await ReadAsync(pair, lina));
        Assert.Equal(["Bonjour", ""], await ReadAsync(pair, jonas));
    }

    [Fact]
    public async Task Neither_a_mentor_nor_whoever_accompanies_begins_and_a_held_first_message_begins_nothing()
    {
        var (lina, jonas, paul, pair) = await PairAsync();
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(paul, pair, "Bienvenue"));
        Assert.Equal(MessageStates.Held, (await portal.SayAsync(lina, pair, "Regarde https://exemple.fr/video"))!.State);
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(jonas, pair, "Bonjour"));
        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour"));
        Assert.NotNull(await portal.SayAsync(jonas, pair, "Bonjour à toi"));
        await portal.WithDbAsync(db => db.Set<RoomMessage>().Where(message => message.RoomId == pair && message.AuthorId == lina.Id).ExecuteDeleteAsync()); // their time is over
        Assert.DoesNotContain(await portal.WithDbAsync(db => new ContactGraph().WalkAsync(db)), broken => broken.RoomId == pair);
        Assert.NotNull(await portal.SayAsync(jonas, pair, "Tu vas bien ?"));
    }

    [Fact]
    public async Task A_referent_who_comes_later_reads_from_then_on_and_a_hidden_mentor_is_read_no_more()
    {
        var (lina, jonas, _, pair) = await PairAsync();
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia Benali");
        var room = await portal.RoomAsync(RoomKind.CaseWorker, (lina, RoomPart.Member), (await portal.AccountAsync(Role.Moderator, "Paul Martin"), RoomPart.Supervisor));
        Assert.NotNull(await portal.SayAsync(lina, room, "Avant"));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.WithDbAsync(db => { db.Add(RoomMember.Come(room, nadia.Id, RoomPart.Member, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.NotNull(await portal.SayAsync(lina, room, "Après"));
        await using var scope = portal.Services.CreateAsyncScope();
        var read = scope.ServiceProvider.GetRequiredService<ReadMessages>();
        Assert.Equal(["Après"], (await read.AfterForAsync(new RoomPerson(nadia.Id, nadia.Role), runs: false, room, 0)).Select(message => message.View.Text));

        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour"));
        var id = SecretCode.NewId();
        Assert.NotNull(await portal.SayAsync(jonas, pair, "Bonjour à toi", id));
        Assert.True(await ActivatorUtilities.CreateInstance<JoinRoom>(scope.ServiceProvider, new RoomPerson(lina.Id, lina.Role)).BlockAsync(pair, id));
        Assert.Equal(["Bonjour"], await ReadAsync(pair, lina));
    }

    [Fact]
    public async Task A_thread_whose_last_supervisor_is_gone_is_only_read_until_somebody_is_seated()
    {
        var (lina, _, paul, pair) = await PairAsync();
        await portal.WithDbAsync(db => db.Users.Where(account => account.Id == paul.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, portal.Clock.GetUtcNow())));
        Assert.Contains(new ContactGraph.Broken(pair, ContactFault.Unsupervised), await portal.WithDbAsync(db => new ContactGraph().WalkAsync(db)));
        Assert.Contains("Personne n’accompagne", (await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(lina, pair, "Bonjour"))).Message);
        await portal.AccountAsync(Role.Moderator, "Judith Morel");
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var seats = scope.ServiceProvider.GetRequiredService<SeatSupervisors>();
            Assert.True(await seats.SeatAsync(pair));
            Assert.False(await seats.SeatAsync(pair));
        }
        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour"));
    }

    /// <summary>SAFE-07: a file is looked at first; it goes with its message, or stays with what an adult hid.</summary>
    [Fact]
    public async Task A_joined_file_is_held_is_kept_once_and_follows_its_message()
    {
        var talk = await portal.TalkAsync();
        var (hers, theirs, photo) = (SecretCode.NewId(), SecretCode.NewId(), new ReadyFile([1, 2, 3], "image/jpeg", 0, IsWaiting: false));
        foreach (var (author, id) in new[] { (talk.Lina, hers), (talk.Lina, hers), (talk.Samia, theirs) })
        {
            await using var scope = portal.Services.CreateAsyncScope();
            Assert.NotNull(await scope.ServiceProvider.GetRequiredService<PostMessage>().PostAsync(new RoomPerson(author.Id, author.Role), talk.Room, id, "Une photo.", photo));
        }
        Assert.Equal((1, 1), (await HeldFilesAsync(hers), await HeldFilesAsync(theirs)));
        Assert.True(await WithdrawAsync(talk.Lina, talk.Room, hers));
        Assert.True(await WithdrawAsync(talk.Samia, talk.Room, theirs));
        Assert.Equal((0, 1), (await HeldFilesAsync(hers), await HeldFilesAsync(theirs)));
    }

    private Task<int> HeldFilesAsync(Guid message) => portal.WithDbAsync(db => db.Set<Attachment>().CountAsync(file => file.TextId == message && file.Kind == ReportableMessages.MessageKind && file.IsHeld));

    private async Task<(Account Lina, Account Jonas, Account Paul, Guid Pair)> PairAsync()
    {
        var (lina, jonas, paul) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas Weber"), await portal.AccountAsync(Role.Moderator, "Paul Martin"));
        return (lina, jonas, paul, await portal.RoomAsync(RoomKind.Pair, (lina, RoomPart.Member), (jonas, RoomPart.Member), (paul, RoomPart.Supervisor)));
    }

    private Task<RoomMessage> WordsAsync(Guid id) => portal.WithDbAsync(db => db.Set<RoomMessage>().AsNoTracking().SingleAsync(message => message.Id == id));

    private async Task<bool> WithdrawAsync(Account account, Guid room, Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<JoinRoom>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role)).WithdrawAsync(room, id);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Guid room, Account account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var me = new RoomPerson(account.Id, account.Role);
        var seat = await scope.ServiceProvider.GetRequiredService<RoomAccess>().OfAsync(me, room);
        return [.. (await scope.ServiceProvider.GetRequiredService<ReadMessages>().AfterForAsync(me, seat!.Member.Runs, room, 0)).Select(message => message.View.Text)];
    }
}

public sealed class RoomSafetyOnSqlite(TalkingSqlitePortal portal) : RoomSafetyTests(portal), IClassFixture<TalkingSqlitePortal>;

public sealed class RoomSafetyOnPostgres(TalkingPostgresPortal portal) : RoomSafetyTests(portal), IClassFixture<TalkingPostgresPortal>;
