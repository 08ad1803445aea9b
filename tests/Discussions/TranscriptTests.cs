using System.Net;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Platform;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>A transcript holds what everybody read and whoever runs the room left in; its own author takes a line away, and so does moderation.</summary>
public abstract class TranscriptTests(TalkingPortal portal)
{
    [Fact]
    public async Task Whoever_runs_a_closed_room_reads_it_again_leaves_something_out_and_members_read_the_rest()
    {
        var (talk, held) = (await AnnouncedAsync(), SecretCode.NewId());
        foreach (var (author, words) in new[] { (talk.Samia, "Quel sujet ?"), (talk.Lina, "Les week-ends, canari-gardé"), (talk.Sami, "Comme Nora, canari-laissé") }) Assert.NotNull(await portal.SayAsync(author, talk.Room, words));
        Assert.Equal(MessageState.Held, (await portal.MessageAsync(talk.Room, (await portal.SayAsync(talk.Lina, talk.Room, "canari-tenu www.exemple.fr", held))!.Sequence)).State);
        var taken = SecretCode.NewId();
        Assert.NotNull(await portal.SayAsync(talk.Sami, talk.Room, "canari-repris", taken));
        Assert.True(await WithdrawMessageAsync(talk.Sami, talk.Room, taken));
        var (lina, sami, samia) = (await portal.VisitorAsync(talk.Lina), await portal.VisitorAsync(talk.Sami), await portal.VisitorAsync(talk.Samia));
        foreach (var one in new[] { lina, samia }) Assert.Equal(HttpStatusCode.NotFound, (await one.OpenAsync(Address(talk))).Status); // while it is open there is none
        Assert.Contains("Ce salon a un compte rendu.", (await lina.OpenAsync($"/salons/{talk.Room}")).Text);

        await portal.ChangeAsync(talk.Room, room => room.Close(portal.Clock.GetUtcNow()));
        Assert.DoesNotContain("canari", (await lina.OpenAsync(Address(talk))).Text);
        Assert.Contains("Il n’est pas prêt.", lina.Text);
        await samia.OpenAsync(Address(talk));
        foreach (var gone in new[] { "canari-tenu", "canari-repris" }) Assert.DoesNotContain(gone, samia.Text);
        Assert.Equal(3, samia.Page.QuerySelectorAll("input[name=keep][checked]").Length);
        await samia.Untick("Renard").PressAsync("Montrer le compte rendu aux membres");
        Assert.InRange(await portal.Sql.OfAsync(() => sami.OpenAsync(Address(talk))), 1, 8);
        Assert.Contains("canari-gardé", sami.Text);
        Assert.Contains("Loutre", sami.Text);
        foreach (var gone in new[] { "canari-laissé", "canari-tenu", "canari-repris" }) Assert.DoesNotContain(gone, sami.Text);
        await Assert.ThrowsAsync<BrokenRuleException>(() => AsAsync(talk.Samia, desk => desk.PublishAsync(talk.Room, [held])));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "rooms.transcript" && entry.ObjectId == talk.Room)));

        await (await lina.OpenAsync(Address(talk))).PressAsync("Retirer mon message d’ici");
        Assert.DoesNotContain("canari-gardé", (await sami.OpenAsync(Address(talk))).Text);
        Assert.Contains("Quel sujet", sami.Text);
    }

    [Fact]
    public async Task What_is_taken_back_held_or_erased_in_the_room_leaves_the_transcript_and_nobody_else_reads_or_makes_it()
    {
        var talk = await AnnouncedAsync();
        var (hers, his, third) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        foreach (var (author, id) in new[] { (talk.Lina, hers), (talk.Sami, his), (talk.Samia, third) }) Assert.NotNull(await portal.SayAsync(author, talk.Room, $"Bonjour {id:N}", id));
        await portal.ChangeAsync(talk.Room, room => room.Close(portal.Clock.GetUtcNow()));
        Assert.False(await AsAsync(talk.Lina, desk => desk.PublishAsync(talk.Room, [hers])));
        await Assert.ThrowsAsync<BrokenRuleException>(() => AsAsync(talk.Samia, desk => desk.PublishAsync(talk.Room, [])));
        Assert.Null(await AsAsync(await portal.AccountAsync(Role.YoungPerson, "Comète"), desk => desk.ReadAsync(talk.Room, null)));
        Assert.True(await AsAsync(talk.Samia, desk => desk.PublishAsync(talk.Room, [hers, his, third])));
        Assert.Equal([hers, his, third], await MessagesAsync(talk));
        Assert.False(await AsAsync(talk.Sami, desk => desk.WithdrawAsync(talk.Room, talk.Lina.Id)));

        Assert.True(await WithdrawMessageAsync(talk.Lina, talk.Room, hers));
        Assert.Equal([his, third], await MessagesAsync(talk));
        await using (var scope = portal.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<IEnumerable<IReportable>>().Single(one => one.Kind == ReportableMessages.MessageKind).HoldAsync(his);
        Assert.Equal([third], await MessagesAsync(talk));

        var plain = await portal.TalkAsync(); // nothing was announced there
        await portal.ChangeAsync(plain.Room, room => room.Close(portal.Clock.GetUtcNow()));
        Assert.Null(await AsAsync(plain.Samia, desk => desk.ReadAsync(plain.Room, null)));
        Assert.False(await AsAsync(plain.Samia, desk => desk.PublishAsync(plain.Room, [])));
    }

    private static string Address(Talk talk) => $"/salons/{talk.Room}/compte-rendu";

    /// <summary>A committee’s room whose transcript was announced.</summary>
    private async Task<Talk> AnnouncedAsync()
    {
        var talk = await portal.TalkAsync();
        await portal.WithDbAsync(db => db.Set<Room>().Where(room => room.Id == talk.Room).ExecuteUpdateAsync(update => update.SetProperty(room => room.HasTranscript, true)));
        return talk;
    }

    private Task<List<Guid>> MessagesAsync(Talk talk) => portal.WithDbAsync(db => db.Set<RoomTranscriptLine>().Where(line => line.RoomId == talk.Room).OrderBy(line => line.Place).Select(line => line.MessageId).ToListAsync());

    private async Task<T> AsAsync<T>(Account account, Func<TranscriptDesk, Task<T>> act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await act(ActivatorUtilities.CreateInstance<TranscriptDesk>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role)));
    }

    private async Task<bool> WithdrawMessageAsync(Account account, Guid room, Guid id)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<JoinRoom>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role)).WithdrawAsync(room, id);
    }
}

public sealed class TranscriptOnSqlite(TalkingSqlitePortal portal) : TranscriptTests(portal), IClassFixture<TalkingSqlitePortal>;

public sealed class TranscriptOnPostgres(TalkingPostgresPortal portal) : TranscriptTests(portal), IClassFixture<TalkingPostgresPortal>;
