using System.Net;
using System.Text;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Meetings.Calendar;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Tests.Meetings;

/// <summary>RFC 5545, line by line.</summary>
public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_meeting_has_neutral_words_utc_hours_and_a_stable_uid_and_a_cancelled_one_says_so()
    {
        var meeting = Meeting.Plan(new Guid("11111111-2222-3333-4444-555555555555"), SecretCode.NewId(), true, new MeetingTimes(Now.AddHours(5), Now.AddHours(7), 3, 2), [1], SecretCode.NewId(), Now);
        var file = CalendarFile.Of([meeting]);
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", file, StringComparison.Ordinal);
        Assert.EndsWith("END:VEVENT\r\nEND:VCALENDAR\r\n", file, StringComparison.Ordinal);
        foreach (var line in (string[])["UID:11111111222233334444555555555555@calendrier", "DTSTART:20261123T140000Z", "DTEND:20261123T160000Z", "DTSTAMP:20261123T090000Z", "SUMMARY:Réunion", "SEQUENCE:0", "STATUS:CONFIRMED", "CLASS:PRIVATE"])
            Assert.Contains($"\r\n{line}\r\n", file, StringComparison.Ordinal);
        Assert.DoesNotContain("élus", file, StringComparison.Ordinal);

        meeting.Cancel(Now.AddMinutes(3));
        var cancelled = CalendarFile.Of([meeting]);
        Assert.Contains("\r\nUID:11111111222233334444555555555555@calendrier\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("\r\nSEQUENCE:1\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("\r\nSTATUS:CANCELLED\r\n", cancelled, StringComparison.Ordinal);
        Assert.Contains("\r\nDTSTAMP:20261123T090300Z\r\n", cancelled, StringComparison.Ordinal);
    }

    [Theory, InlineData(74), InlineData(75), InlineData(76), InlineData(400)]
    public void A_long_line_is_folded_at_75_octets_and_never_in_a_letter(int letters)
    {
        var (file, content) = (new StringBuilder(), $"X:{new string('é', letters)}€😀");
        CalendarFile.Line(file, content);
        var lines = file.ToString().Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.All(lines[1..^1], line => Assert.StartsWith(" ", line, StringComparison.Ordinal));
        Assert.Equal(content, file.ToString().Replace("\r\n ", "", StringComparison.Ordinal).TrimEnd());
    }

    [Fact]
    public void Signs_that_mean_something_are_escaped() => Assert.Equal(@"a\;b\,c\\d\ne", CalendarFile.Escaped("a;b,c\\d\r\ne"));

    [Theory]
    [InlineData("Foyer Les Tilleuls, 3 rue Haute", "Foyer Les Tilleuls", true), InlineData("au foyer des tileuls", "Foyer Les Tilleuls", true), InlineData("MECS Saint-Jean, salle B", "Saint Jean", true), InlineData("Famille 12", "Famille 12", true)]
    [InlineData("La médiathèque du Port, 4 rue Haute", "Foyer Les Tilleuls", false), InlineData("12 rue de la Gare", "Famille 12", false), InlineData("La maison des associations", "Maison d’enfants", false)]
    [InlineData("4 rue du Port", "Maison du Pont", false), InlineData("La maison des associations, 4 rue du Port", "Maison du Pont", false), InlineData("La maison des associations, rue du Pont", "Maison du Pont", false), InlineData("À la maison du Pont", "Maison du Pont", true)]
    [InlineData("La médiathèque de Givors", "Famille d’accueil Givors", false), InlineData("À Givors, chez la famille d’accueil de Givors", "Famille d’accueil Givors", true), InlineData("L’accueil de la mairie de Givors", "Famille d’accueil Givors", false)]
    [InlineData("chez Foyer Les Tilleuls", "Foyer Les Tilleuls", true), InlineData("au foyer des Tilleuls", "Foyer Les Tilleuls", true), InlineData("12 rue des Tilleuls", "Foyer Les Tilleuls", false), InlineData("Le foyer, 12 rue des Tilleuls", "Foyer Les Tilleuls", true)]
    [InlineData("Aux Tilleuls", "Les Tilleuls", true), InlineData("12 rue des Tilleuls", "Les Tilleuls", false)]
    public void A_place_of_life_is_recognised(string typed, string place, bool expected) => Assert.Equal(expected, MeetingDetails.NamesPlace(typed, place));

    [Theory, InlineData("https://visio.exemple.fr/a", true), InlineData("", true), InlineData("http://visio.exemple.fr", false), InlineData("javascript:alert(1)", false), InlineData("https://moi:secret@visio.exemple.fr", false), InlineData("visio", false)]
    public void A_link_is_https(string link, bool isGood) => Assert.Equal(isGood, MeetingDetails.RefusalOfLink(link) is null);
}

/// <summary>The feed of one person: its secret opens it, nothing else does, and it ends with the seat.</summary>
public abstract class CalendarTests(Portal portal)
{
    [Fact]
    public async Task A_feed_is_made_shown_once_made_again_ended_and_ends_with_the_seat()
    {
        var (lina, phone, other) = (await portal.MemberAsync(), portal.Stranger(), await portal.MeetingAsync(code: Bodies.Parents));
        var meeting = await portal.MeetingAsync();
        await (await lina.OpenAsync("/comite/reunions/calendrier")).PressAsync("Faire une adresse");
        var first = Secret(lina);
        Assert.DoesNotContain(first, (await lina.OpenAsync("/comite/reunions/calendrier")).Text);
        var answer = await AnswerAsync(phone, first);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        var file = await answer.Content.ReadAsStringAsync();
        Assert.Contains($"UID:{meeting.Id:N}@", file, StringComparison.Ordinal);
        Assert.DoesNotContain($"{other.Id:N}", file, StringComparison.Ordinal);
        foreach (var word in (string[])["omité", "médiathèque", "Port", lina.Account.DisplayName]) Assert.DoesNotContain(word, file, StringComparison.Ordinal);
        Assert.False(await portal.WithDbAsync(db => db.Set<MeetingFeed>().AnyAsync(feed => feed.TokenIndex.Contains(first))));

        await (await lina.OpenAsync("/comite/reunions/calendrier")).PressAsync("Faire une nouvelle adresse");
        var second = Secret(lina);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(phone, first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(phone, second)).StatusCode);
        await portal.WithDbAsync(db => db.Set<Features.Committee.Members.CommitteeMember>().Where(one => one.AccountId == lina.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, portal.Clock.GetUtcNow())));
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(phone, second)).StatusCode);
        await portal.WithDbAsync(db => db.Set<Features.Committee.Members.CommitteeMember>().Where(one => one.AccountId == lina.Account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, (DateTimeOffset?)null)));
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(phone, second)).StatusCode);
        await (await lina.OpenAsync("/comite/reunions/calendrier")).PressAsync("Fermer l’adresse");
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(phone, second)).StatusCode);
    }

    [Fact]
    public async Task A_facilitator_and_a_parent_have_the_meetings_of_their_own_bodies_and_none_of_a_closed_one()
    {
        var (rose, claire, phone) = (await portal.FacilitatorAsync(Bodies.Adolescents), await portal.MemberAsync(Bodies.Parents), portal.Stranger());
        var (young, parents) = (await portal.MeetingAsync(code: Bodies.Adolescents), await portal.MeetingAsync(code: Bodies.Parents));
        var files = new List<string>();
        foreach (var one in new[] { rose, claire }) files.Add(Secret(await (await one.OpenAsync("/comite/reunions/calendrier")).PressAsync("Faire une adresse")));
        var (ofRose, ofClaire) = (await (await AnswerAsync(phone, files[0])).Content.ReadAsStringAsync(), await (await AnswerAsync(phone, files[1])).Content.ReadAsStringAsync());
        Assert.Equal((true, false), (ofRose.Contains($"{young.Id:N}", StringComparison.Ordinal), ofRose.Contains($"{parents.Id:N}", StringComparison.Ordinal)));
        Assert.Equal((false, true), (ofClaire.Contains($"{young.Id:N}", StringComparison.Ordinal), ofClaire.Contains($"{parents.Id:N}", StringComparison.Ordinal)));
        await portal.CloseAsync(Bodies.Adolescents, isClosed: true);
        Assert.Equal(HttpStatusCode.NotFound, (await AnswerAsync(phone, files[0])).StatusCode);
        await portal.CloseAsync(Bodies.Adolescents, isClosed: false);
        Assert.Equal(HttpStatusCode.OK, (await AnswerAsync(phone, files[0])).StatusCode);
    }

    private static string Secret(Visitor of) => of.Page.QuerySelector("main code")!.TextContent.Split('/')[^1].Replace(".ics", "", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> AnswerAsync(Visitor phone, string secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/calendrier/{secret}.ics");
        return await phone.SendAsync(request);
    }
}

public sealed class CalendarOnSqlite(SqlitePortal portal) : CalendarTests(portal), IClassFixture<SqlitePortal>;

public sealed class CalendarOnPostgres(PostgresPortal portal) : CalendarTests(portal), IClassFixture<PostgresPortal>;
