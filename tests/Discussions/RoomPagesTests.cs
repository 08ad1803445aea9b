using System.Net;
using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Discussions;

/// <summary>Rooms without JavaScript, on both databases: coming in, talking, what waits, what is refused, and reading by two.</summary>
public abstract class RoomPagesTests(TalkingPortal portal)
{
    [Fact]
    public async Task A_facilitator_opens_a_room_members_come_and_talk_and_it_says_who_reads()
    {
        await portal.AccountAsync(Role.Moderator, "Paul Martin");
        var (rose, lina, sami) = (await portal.FacilitatorAsync(), await MemberAsync("Loutre"), await MemberAsync("Renard"));
        await (await rose.OpenAsync("/salons/ouvrir")).Choose("Un salon pour une instance de jeunes").Fill("Pour quelle instance", "Comité des jeunes").Fill("Nom du salon", "La caravane").PressAsync("Ouvrir le salon");
        var room = Guid.Parse(rose.Path.Split('/')[2]);
        await rose.Fill("Ouvre à", "00:00").Fill("Ferme à", "00:00").PressAsync("Garder ces réglages");
        await rose.PressAsync("Je suis là");
        Assert.Contains("Rose est là.", rose.Text);

        foreach (var one in new[] { lina, sami }) await (await one.OpenAsync("/salons")).PressAsync("Entrer dans ce salon");
        Assert.True(portal.Faults.All.Count == 0, string.Join('\n', portal.Faults.All));
        Assert.Equal("La caravane", lina.Heading);
        Assert.Contains("Les 2 membres du salon, Rose", (await lina.OpenAsync($"/salons/{room}")).Page.QuerySelector("[data-qui-va-lire]")!.TextContent);
        Assert.Contains("Ce message s’efface après 90 jours.", lina.Text);
        await lina.Fill("Ton message", "Je tiens le stand logement.").PressAsync("Envoyer mon message");
        Assert.Contains("Rose lit ce message avant les autres.", lina.Text); // the first five
        Assert.DoesNotContain("stand logement", (await sami.OpenAsync($"/salons/{room}")).Text);
        await (await rose.OpenAsync($"/salons/{room}")).PressAsync("Montrer à tous");
        Assert.InRange(await portal.Sql.OfAsync(() => sami.OpenAsync($"/salons/{room}")), 1, 8);
        Assert.Contains("stand logement", sami.Text);
        await sami.PressAsync("Bonne idée");
        Assert.Contains("Quelqu’un a réagi", (await lina.OpenAsync($"/salons/{room}")).Text);
        Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync("/salons")), 1, 8);
    }

    [Fact]
    public async Task What_is_refused_stays_in_the_form_and_a_foreign_room_is_no_room()
    {
        var (talk, foreign) = (await portal.TalkAsync(), await portal.TalkAsync());
        var lina = await portal.VisitorAsync(talk.Lina);
        await lina.OpenAsync($"/salons/{talk.Room}");
        await lina.PressAsync("Envoyer mon message");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, lina.Status);
        Assert.Contains("la case est vide", lina.ErrorOf("Ton message"));
        await lina.OpenAsync($"/salons/{talk.Room}");
        await portal.ChangeAsync(talk.Room, room => room.Set(new(0, 0), new(0, 0), Room.EveryDay, 60, RoomMode.Post));
        Assert.NotNull(await portal.SayAsync(talk.Lina, talk.Room, "Un"));
        await lina.Fill("Ton message", "Deux, canari").PressAsync("Envoyer mon message");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Deux, canari"), (lina.Status, lina.ValueOf("Ton message")));
        Assert.Contains("Doucement", lina.Text);
        foreach (var address in new[] { $"/salons/{foreign.Room}", $"/salons/{talk.Room}/reglages", $"/salons/{talk.Room}/acces" })
            Assert.Contains((await lina.OpenAsync(address)).Status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Forbidden });
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.FacilitatorAsync()).OpenAsync($"/salons/{talk.Room}/reglages")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.VisitorAsync(Role.Parent)).OpenAsync($"/salons/{talk.Room}")).Status);
    }

    [Fact]
    public async Task What_came_back_says_why_and_stands_in_the_form_to_be_written_again()
    {
        var talk = await portal.TalkAsync();
        await portal.ChangeAsync(talk.Room, room => room.Set(new(0, 0), new(0, 0), Room.EveryDay, 0, RoomMode.Pre));
        var (lina, sami, samia) = (await portal.VisitorAsync(talk.Lina), await portal.VisitorAsync(talk.Sami), await portal.VisitorAsync(talk.Samia));
        await portal.SayAsync(talk.Lina, talk.Room, "Un mot de trop, canari.");
        await (await samia.OpenAsync($"/salons/{talk.Room}")).PressAsync("Il peut blesser");

        await lina.OpenAsync($"/salons/{talk.Room}");
        Assert.Contains("Ce message peut blesser. Tu peux l’écrire autrement.", lina.Text);
        var again = lina.Page.QuerySelector("a[href*=reprendre]")!.GetAttribute("href")!;
        await lina.FollowAsync("Réécrire");
        Assert.Equal("Un mot de trop, canari.", lina.ValueOf("Ton message"));
        await lina.Fill("Ton message", "Un mot plus doux.").PressAsync("Envoyer mon message");
        await (await samia.OpenAsync($"/salons/{talk.Room}")).PressAsync("Montrer à tous");
        await sami.OpenAsync(again); // somebody else’s words come into nobody’s form
        Assert.Contains("Un mot plus doux.", sami.Text);
        Assert.Equal("", sami.ValueOf("Ton message"));
        Assert.DoesNotContain("canari", sami.Text, StringComparison.Ordinal);

        await portal.ChangeAsync(talk.Room, room => room.Close(portal.Clock.GetUtcNow()));
        await lina.OpenAsync(again);
        Assert.DoesNotContain("Réécrire", lina.Text, StringComparison.Ordinal); // the room takes no words any more
    }

    [Fact]
    public async Task Whoever_told_of_a_danger_sees_in_the_room_who_takes_care_of_it_and_since_when()
    {
        var talk = await portal.TalkAsync();
        var (lina, sami, id) = (await portal.VisitorAsync(talk.Lina), await portal.VisitorAsync(talk.Sami), SecretCode.NewId());
        await portal.SayAsync(talk.Lina, talk.Room, "Mon beau-père me frappe tous les soirs", id);
        portal.Alerts.Heard[id] = new AlertHeard(null, null);
        Assert.Contains("Personne n’a encore lu. Le 119 répond jour et nuit.", (await lina.OpenAsync($"/salons/{talk.Room}")).Text);
        portal.Alerts.Heard[id] = new AlertHeard("Paul Martin", portal.Clock.GetUtcNow());
        Assert.InRange(await portal.Sql.OfAsync(() => lina.OpenAsync($"/salons/{talk.Room}")), 1, 8);
        Assert.Contains("Paul Martin s’en occupe depuis le", lina.Text);
        Assert.DoesNotContain("s’en occupe", (await sami.OpenAsync($"/salons/{talk.Room}")).Text);
    }

    [Fact]
    public async Task Whoever_accompanies_a_conversation_sees_how_much_and_how_late_an_adult_writes_and_nobody_else()
    {
        var (lina, jonas, paul) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas"), await portal.AccountAsync(Role.Moderator, "Paul Martin"));
        var room = await portal.RoomAsync(RoomKind.Pair, (lina, RoomPart.Member), (jonas, RoomPart.Member), (paul, RoomPart.Supervisor));
        var late = portal.Clock.GetUtcNow().Date.AddDays(-1).AddHours(20); // 21 h in Paris
        await portal.WithDbAsync(async db =>
        {
            var open = await db.Set<Room>().SingleAsync(one => one.Id == room);
            db.AddRange(RoomMessage.Say(SecretCode.NewId(), open, lina.Id, [1], null, new DateTimeOffset(late, TimeSpan.Zero)), RoomMessage.Say(SecretCode.NewId(), open, jonas.Id, [1], null, new DateTimeOffset(late.AddDays(-9), TimeSpan.Zero)));
            for (var minute = 0; minute < 3; minute++) db.Add(RoomMessage.Say(SecretCode.NewId(), open, jonas.Id, [1], null, new DateTimeOffset(late.AddMinutes(minute), TimeSpan.Zero)));
            return await db.SaveChangesAsync();
        });
        await using var scope = portal.Services.CreateAsyncScope();
        var signals = (await scope.ServiceProvider.GetRequiredService<IPairThreads>().SignalsAsync(room))!;
        Assert.Equal((3, 1, 3, true), (signals.Adult, signals.Young, signals.Late, signals.IsToSee));
        Assert.Null(await scope.ServiceProvider.GetRequiredService<IPairThreads>().SignalsAsync((await portal.TalkAsync()).Room)); // a room of many
        Assert.False(new ThreadSignals(25, 20, 0).IsToSee); // both write
        Assert.True(new ThreadSignals(25, 2, 0).IsToSee);
    }

    [Theory, InlineData("infos-privees"), InlineData("contact"), InlineData("mots-blessants"), InlineData("menace"), InlineData("choquant"), InlineData("autre-endroit"), InlineData("important")]
    public void Each_reason_of_moderation_is_said_in_the_room_in_its_own_words(string code) => Assert.NotEqual(RoomWords.Why("none of them", tu: true), RoomWords.Why(code, tu: true));

    [Fact]
    public async Task A_young_person_writes_first_to_their_referent_who_says_yes_and_one_reading_by_two_is_seen()
    {
        var (nadia, paul, judith) = (await portal.AccountAsync(Role.Professional, "Nadia Benali"), await portal.AccountAsync(Role.Moderator, "Paul"), await portal.AccountAsync(Role.Moderator, "Judith"));
        var child = await portal.ChildOfAsync(nadia);
        var (account, _) = await portal.YoungPersonAsync(child, "none");
        var (lina, adult) = (await portal.VisitorAsync(account), await portal.VisitorAsync(nadia));
        await (await lina.OpenAsync("/salons")).PressAsync("Écrire à mon référent");
        Assert.Contains("Cet échange est accompagné par", lina.Text);
        var room = Guid.Parse(lina.Path.Split('/')[2]);
        await lina.Fill("Ton message", "Bonjour, canari-de-lina").PressAsync("Envoyer mon message");
        Assert.Equal(HttpStatusCode.NotFound, (await adult.OpenAsync($"/salons/{room}")).Status); // not before « oui »
        await (await adult.OpenAsync("/salons")).PressAsync("Oui, je viens");
        Assert.Contains("canari-de-lina", adult.Text);

        var leads = await portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.RoomId == room && member.Part == RoomPart.Supervisor).Select(member => member.AccountId).ToListAsync());
        await portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.RoomId == room && leads.Contains(member.AccountId) && (member.AccountId == paul.Id || member.AccountId == judith.Id)).ExecuteDeleteAsync());
        var (first, second) = (await portal.VisitorAsync(paul), await portal.VisitorAsync(judith));
        await (await first.OpenAsync($"/salons/{room}/acces")).Choose("Quelqu’un est peut-être en danger").PressAsync("Demander");
        Assert.Contains("Une autre personne doit accepter.", first.Text);
        var glass = await portal.WithDbAsync(db => db.Set<RoomGlass>().Where(one => one.RoomId == room).Select(one => one.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await first.OpenAsync($"/salons/acces/{glass}")).Status);
        await using (var scope = portal.Services.CreateAsyncScope()) await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => DeskOf(scope, paul).GrantAsync(glass));
        await (await second.OpenAsync("/salons/acces")).PressAsync("Accepter la lecture");
        Assert.DoesNotContain("On a lu cet échange", (await lina.OpenAsync($"/salons/{room}")).Text);
        Assert.Contains("canari-de-lina", (await first.OpenAsync($"/salons/acces/{glass}")).Text);
        Assert.Contains("On a lu cet échange", (await lina.OpenAsync($"/salons/{room}")).Text);
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "rooms.glass-read" && entry.PersonId == account.Id)));
        portal.Clock.Advance(TimeSpan.FromMinutes(RoomGlass.Minutes));
        Assert.Equal(HttpStatusCode.NotFound, (await (await portal.VisitorAsync(paul)).OpenAsync($"/salons/acces/{glass}")).Status);
    }

    [Fact]
    public async Task A_pair_opens_only_with_somebody_who_accompanies_and_each_of_the_two_says_yes()
    {
        var (lina, jonas, paul) = (await portal.AccountAsync(Role.YoungPerson, "Loutre"), await portal.AccountAsync(Role.Mentor, "Jonas Weber"), await portal.AccountAsync(Role.Moderator, "Paul Martin"));
        await using var scope = portal.Services.CreateAsyncScope();
        var pairs = scope.ServiceProvider.GetRequiredService<IPairThreads>();
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => pairs.OpenAsync(lina.Id, jonas.Id, []));
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => pairs.OpenAsync(jonas.Id, lina.Id, [paul.Id]));
        var room = await pairs.OpenAsync(lina.Id, jonas.Id, [paul.Id]);
        Assert.Null(await portal.SayAsync(lina, room, "Bonjour"));
        foreach (var one in new[] { lina, jonas }) await (await (await portal.VisitorAsync(one)).OpenAsync("/salons")).PressAsync("Oui, je viens");
        Assert.NotNull(await portal.SayAsync(lina, room, "Bonjour"));
        Assert.Equal(portal.Clock.GetUtcNow(), (await pairs.LastAsync([room]))[room], TimeSpan.FromMinutes(1));
        await pairs.CloseAsync(room);
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => portal.SayAsync(lina, room, "Encore"));
    }

    private static GlassDesk DeskOf(AsyncServiceScope scope, Account account) =>
        ActivatorUtilities.CreateInstance<GlassDesk>(scope.ServiceProvider, new RoomPerson(account.Id, account.Role));

    private async Task<Visitor> MemberAsync(string name)
    {
        var account = await portal.AccountAsync(Role.YoungPerson, name);
        await portal.SeatAsync(account);
        return await portal.VisitorAsync(account);
    }
}

public sealed class RoomPagesOnSqlite(TalkingSqlitePortal portal) : RoomPagesTests(portal), IClassFixture<TalkingSqlitePortal>;

public sealed class RoomPagesOnPostgres(TalkingPostgresPortal portal) : RoomPagesTests(portal), IClassFixture<TalkingPostgresPortal>;
