using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>What is said is kept once, at one place for all; what must be read first is read by nobody else.</summary>
public abstract class PostMessageTests(TalkingPortal portal)
{
    [Fact]
    public async Task Thirty_posts_at_once_have_neither_gap_nor_double_and_the_same_number_again_gets_the_same_answer()
    {
        var talk = await portal.TalkAsync();
        var posts = Enumerable.Range(0, 30).Select(number => (Author: (number % 3) switch { 0 => talk.Lina, 1 => talk.Sami, _ => talk.Samia }, Id: SecretCode.NewId(), Text: $"Bonjour {number}")).ToList();
        var acks = await Task.WhenAll(posts.Select(post => Task.Run(() => portal.SayAsync(post.Author, talk.Room, post.Text, post.Id))));
        Assert.Equal(Enumerable.Range(1, 30).Select(place => (long)place), acks.Select(ack => ack!.Sequence).Order());
        Assert.All(acks, ack => Assert.Equal(MessageStates.Shown, ack!.State));

        var again = await Task.WhenAll(posts.Select(post => Task.Run(() => portal.SayAsync(post.Author, talk.Room, post.Text, post.Id))));
        Assert.Equal(acks, again);
        Assert.Equal(30, await portal.WithDbAsync(db => db.Set<RoomMessage>().CountAsync(message => message.RoomId == talk.Room)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => portal.SayAsync(talk.Sami, talk.Room, "Bonjour", posts[0].Id)); // somebody else’s number
        Assert.Equal(30, await portal.WithDbAsync(db => db.Set<Room>().Where(room => room.Id == talk.Room).Select(room => room.LastSequence).SingleAsync()));
    }

    /// <summary>QA-27: one person does not fill a room, even by eight requests at once; what may say a danger is never counted out.</summary>
    [Fact]
    public async Task Ten_messages_in_ten_seconds_then_kindly_later_and_a_danger_at_once()
    {
        var talk = await portal.TalkAsync();
        for (var number = 1; number < PostMessage.MostAtPace; number++) Assert.NotNull(await portal.SayAsync(talk.Lina, talk.Room, $"Bonjour {number}"));
        var last = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => Task.Run(async () =>
        {
            try
            {
                return await portal.SayAsync(talk.Lina, talk.Room, $"Encore {number}") is not null;
            }
            catch (BrokenRuleException refusal)
            {
                Assert.Contains("Doucement", refusal.Message);
                return false;
            }
        })));
        Assert.Single(last, isKept => isKept);
        Assert.Equal(MessageStates.Care, (await portal.SayAsync(talk.Lina, talk.Room, "Mon beau-père me frappe tous les soirs"))!.State);
        Assert.NotNull(await portal.SayAsync(talk.Sami, talk.Room, "Bonjour"));
        Assert.Equal(PostMessage.MostAtPace + 2, await portal.WithDbAsync(db => db.Set<RoomMessage>().CountAsync(message => message.RoomId == talk.Room)));
        portal.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(await portal.SayAsync(talk.Lina, talk.Room, "Me revoilà"));
    }

    [Fact]
    public async Task One_number_sent_eight_times_at_once_is_one_message()
    {
        var (talk, id) = (await portal.TalkAsync(), SecretCode.NewId());
        var acks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => portal.SayAsync(talk.Lina, talk.Room, "Bonjour", id))));
        Assert.Single(acks.Distinct());
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<RoomMessage>().CountAsync(message => message.RoomId == talk.Room)));
    }

    [Theory]
    [InlineData("Appelle-moi au 06 12 34 56 78", HeldFor.Contact)]
    [InlineData("Regarde https://exemple.fr/video", HeldFor.Link)]
    public async Task What_leads_elsewhere_is_held_and_only_its_author_and_whoever_runs_the_room_read_it(string text, string reason)
    {
        var talk = await portal.TalkAsync();
        var ack = await portal.SayAsync(talk.Lina, talk.Room, text);
        Assert.Equal((MessageStates.Held, reason), (ack!.State, (await portal.MessageAsync(talk.Room, ack.Sequence)).Reason));
        Assert.Equal([text], await ReadAsync(talk.Room, talk.Lina));
        Assert.Equal([text], await ReadAsync(talk.Room, talk.Samia));
        Assert.Empty(await ReadAsync(talk.Room, talk.Sami));
        Assert.Equal(MessageStates.Shown, (await portal.SayAsync(talk.Samia, talk.Room, text))!.State); // whoever runs the room is trusted with an address
    }

    [Fact]
    public async Task A_danger_is_held_with_warm_words_and_told_in_the_same_breath_once()
    {
        var (talk, id) = (await portal.TalkAsync(), SecretCode.NewId());
        for (var time = 0; time < 2; time++) Assert.Equal(MessageStates.Care, (await portal.SayAsync(talk.Lina, talk.Room, "Mon beau-père me frappe tous les soirs", id))!.State);
        var alert = Assert.Single(portal.Alerts.Raised, one => one.At.Id == id);
        Assert.Equal((talk.Lina.Id, "message"), (alert.At.AuthorId, alert.At.Kind));
        Assert.True((alert.Risks & WordRisk.Danger) != WordRisk.None);
        Assert.Empty(await ReadAsync(talk.Room, talk.Sami));
    }

    [Fact]
    public async Task A_newcomer_is_read_first_five_times()
    {
        var talk = await portal.TalkAsync();
        await portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.AccountId == talk.Lina.Id).ExecuteUpdateAsync(update => update.SetProperty(member => member.Posts, 0)));
        for (var post = 0; post < RoomMember.FirstPosts; post++)
        {
            var ack = await portal.SayAsync(talk.Lina, talk.Room, $"Premier {post}");
            var held = await portal.MessageAsync(talk.Room, ack!.Sequence);
            Assert.Equal(HeldFor.First, held.Reason);
            await ShowAsync(held.Id);
            Assert.True((await ShownAsync(held.Id)).Sequence > ack.Sequence, "whoever came by meanwhile reads it too");
        }
        Assert.Equal(MessageStates.Shown, (await portal.SayAsync(talk.Lina, talk.Room, "Le suivant"))!.State);
        Assert.Equal(6, (await ReadAsync(talk.Room, talk.Sami)).Count);
    }

    [Fact]
    public async Task A_room_of_the_under_fifteen_is_always_read_first_and_a_closed_one_only_read()
    {
        var talk = await portal.TalkAsync();
        await portal.ChangeAsync(talk.Room, room => room.Set(new(0, 0), new(0, 0), Room.EveryDay, 0, RoomMode.Pre));
        Assert.Equal(MessageStates.Held, (await portal.SayAsync(talk.Lina, talk.Room, "Bonjour"))!.State);
        await portal.ChangeAsync(talk.Room, room => room.Close(portal.Clock.GetUtcNow()));
        Assert.Contains("Fermé", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Encore")));
        var young = Room.Open(SecretCode.NewId(), RoomKind.Committee, portal.Clock.GetUtcNow(), isForUnder15: true);
        Assert.Throws<BrokenRuleException>(() => young.Set(new(0, 0), new(0, 0), Room.EveryDay, 0, RoomMode.Post));
    }

    [Fact]
    public async Task Quiet_hours_opening_hours_empty_rooms_silences_and_slow_mode_refuse_with_a_reason()
    {
        var talk = await portal.TalkAsync();
        try
        {
            portal.Duty.IsQuietNow = true;
            Assert.Contains("calme", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Bonsoir")));
            portal.Duty.IsQuietNow = false;
            await portal.ChangeAsync(talk.Room, room => room.Set(new(3, 0), new(3, 30), Room.EveryDay, 0, RoomMode.Post));
            Assert.Contains("Ouvre", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Bonsoir")));
            await portal.ChangeAsync(talk.Room, room => room.Set(new(0, 0), new(0, 0), Room.EveryDay, 60, RoomMode.Post));
            portal.Duty.IsCovered = false;
            Assert.NotNull(await portal.SayAsync(talk.Lina, talk.Room, "Samia est là"));
            Assert.Contains("Doucement", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Trop vite")));
            portal.Clock.Advance(TimeSpan.FromHours(4)); // Samia went home
            Assert.Contains("Personne", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Personne ?")));
            portal.Duty.IsCovered = true;
            portal.Silences.Until[talk.Lina.Id] = portal.Clock.GetUtcNow().AddDays(1);
            Assert.Contains("lire", await RefusalAsync(() => portal.SayAsync(talk.Lina, talk.Room, "Chut")));
        }
        finally
        {
            (portal.Duty.IsQuietNow, portal.Duty.IsCovered) = (false, true);
        }
    }

    [Fact]
    public async Task Whoever_never_said_yes_left_or_is_of_another_room_finds_no_room()
    {
        var talk = await portal.TalkAsync();
        var other = await portal.TalkAsync();
        Assert.Null(await portal.SayAsync(other.Lina, talk.Room, "Coucou"));
        var parent = await portal.AccountAsync(Role.Parent, "Claire");
        await portal.WithDbAsync(db => { db.Add(RoomMember.Come(talk.Room, parent.Id, RoomPart.Member, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.Null(await portal.SayAsync(parent, talk.Room, "Coucou")); // the row is there, the rule is not
        var invited = await portal.AccountAsync(Role.YoungPerson, "Comète");
        await portal.WithDbAsync(db => { db.Add(RoomMember.Invite(talk.Room, invited.Id, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        Assert.Null(await portal.SayAsync(invited, talk.Room, "Coucou"));
        await portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.AccountId == talk.Sami.Id).ExecuteUpdateAsync(update => update.SetProperty(member => member.LeftAt, portal.Clock.GetUtcNow())));
        Assert.Null(await portal.SayAsync(talk.Sami, talk.Room, "Coucou"));
    }

    [Fact]
    public async Task An_adult_never_writes_first_to_a_young_person()
    {
        var (lina, jonas, paul) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas Weber"), await portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var pair = await portal.RoomAsync(RoomKind.Pair, (lina, RoomPart.Member), (jonas, RoomPart.Member), (paul, RoomPart.Supervisor));
        Assert.Contains("premier", await RefusalAsync(() => portal.SayAsync(jonas, pair, "Bonjour")));
        Assert.NotNull(await portal.SayAsync(lina, pair, "Bonjour"));
        Assert.Equal(2, (await portal.SayAsync(jonas, pair, "Bonjour à toi"))!.Sequence);
    }

    private async Task<IReadOnlyList<string>> ReadAsync(Guid room, ChildProtection.Platform.Identity.Account account)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var me = new RoomPerson(account.Id, account.Role);
        var seat = await scope.ServiceProvider.GetRequiredService<RoomAccess>().OfAsync(me, room);
        return [.. (await scope.ServiceProvider.GetRequiredService<ReadMessages>().AfterForAsync(me, seat!.Member.Runs, room, 0)).Select(message => message.View.Text)];
    }

    private async Task ShowAsync(Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IEnumerable<IReportable>>().Single(one => one.Kind == "message").ShowAsync(id);
    }

    private Task<RoomMessage> ShownAsync(Guid id) => portal.WithDbAsync(db => db.Set<RoomMessage>().AsNoTracking().SingleAsync(message => message.Id == id && message.State == MessageState.Shown));

    private static async Task<string> RefusalAsync(Func<Task<Ack?>> act) => (await Assert.ThrowsAsync<BrokenRuleException>(act)).Message;
}

public sealed class PostMessageOnSqlite(TalkingSqlitePortal portal) : PostMessageTests(portal), IClassFixture<TalkingSqlitePortal>;

public sealed class PostMessageOnPostgres(TalkingPostgresPortal portal) : PostMessageTests(portal), IClassFixture<TalkingPostgresPortal>;
