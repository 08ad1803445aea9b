using System.Net;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Committee.Bodies.Themes;
using ChildProtection.Features.Meetings;
using ChildProtection.Features.Meetings.Agenda;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Meetings;

/// <summary>Points and themes on an agenda, on both databases: how many, who read them, and what becomes of those that nobody read.</summary>
public abstract class AgendaTests(Portal portal)
{
    [Fact]
    public async Task No_more_points_are_published_than_one_agenda_shows_and_only_the_one_shown_is_written_down_as_read()
    {
        var (meeting, rose, lina, sami) = (await portal.MeetingAsync(), await portal.FacilitatorAsync(), await portal.MemberAsync(), await portal.MemberAsync());
        await FillAsync(meeting, MeetingPoint.Most);
        await HeldAsync(meeting, lina.Account, "Le bruit");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await HeldAsync(meeting, sami.Account, "Les repas");

        await rose.OpenAsync(meeting.At("/points/a-lire"));
        Assert.Equal((1, 0), (await ReadAsync(lina), await ReadAsync(sami)));
        await rose.PressAsync("Publier au nom du groupe");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, rose.Status);
        Assert.Contains("Il y a déjà 40 points.", rose.Text);
        Assert.Equal((2, 0), (await ReadAsync(lina), await ReadAsync(sami))); // shown again
        await rose.Fill("Votre mot à l’auteur", "Pour la prochaine fois.").PressAsync("Rendre le texte");
        Assert.Contains("Les repas", rose.Text);
        Assert.Equal((2, 1), (await ReadAsync(lina), await ReadAsync(sami))); // the act itself shows nothing
        Assert.Equal(MeetingPoint.Most, await portal.WithDbAsync(db => db.MeetingPoints.CountAsync(point => point.MeetingId == meeting.Id && point.State == PointState.Published)));
    }

    [Fact]
    public async Task The_same_form_twice_is_one_point_even_when_it_is_the_last_that_one_may_write()
    {
        var (meeting, lina, key) = (await portal.MeetingAsync(), await portal.MemberAsync(), SecretCode.NewId());
        for (var number = 1; number < MeetingPoint.MostOfOne; number++) await HeldAsync(meeting, lina.Account, "Le bruit");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(WriteAsync)));
        await WriteAsync();
        Assert.Equal(MeetingPoint.MostOfOne, await portal.WithDbAsync(db => db.MeetingPoints.CountAsync(point => point.AuthorId == lina.Account.Id)));
        Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "meetings.point-written" && entry.ActorId == lina.Account.Id)));

        async Task WriteAsync()
        {
            await using var scope = portal.Services.CreateAsyncScope();
            Assert.True(await scope.ServiceProvider.As<WritePoint>(lina.Account).WriteAsync(meeting.Id, "Les repas", key));
        }
    }

    [Fact]
    public async Task Points_that_nobody_read_in_time_go_back_to_their_author_with_a_word_once()
    {
        var (over, cancelled, coming) = (await portal.MeetingAsync(inHours: -5), await portal.MeetingAsync(inHours: 60), await portal.MeetingAsync(inHours: 61));
        var (lina, sami, rose) = (await portal.MemberAsync(), await portal.MemberAsync(), await portal.FacilitatorAsync());
        await (await rose.OpenAsync(cancelled.At("/changer"))).PressAsync("Oui, annuler");
        await HeldAsync(over, lina.Account, "Le bruit");
        await HeldAsync(cancelled, lina.Account, "Le car");
        await HeldAsync(coming, sami.Account, "Les repas");
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            await using var scope = portal.Services.CreateAsyncScope();
            await TendMeetings.TendAsync(scope.ServiceProvider);
        })));
        var points = await portal.WithDbAsync(db => db.MeetingPoints.AsNoTracking().Where(point => point.AuthorId == lina.Account.Id).ToListAsync());
        Assert.Equal(2, points.Count);
        foreach (var point in points)
        {
            Assert.Equal(PointState.Returned, point.State);
            Assert.Equal("Pour la prochaine réunion.", await portal.WithVaultAsync(vault => vault.OpenAsync(MeetingsData.Word, lina.Account.Id, point.Id, point.Word!)));
            Assert.Equal(1, await portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "meetings.point-returned" && entry.ObjectId == point.Id && entry.PersonId == lina.Account.Id)));
        }
        Assert.Equal(PointState.Held, await portal.WithDbAsync(db => db.MeetingPoints.Where(point => point.AuthorId == sami.Account.Id).Select(point => point.State).SingleAsync()));
        Assert.Contains("revient avec un mot", (await lina.OpenAsync("/accueil")).Text);
    }

    [Fact]
    public async Task A_theme_of_the_year_is_put_on_the_agenda_once_without_a_name_and_members_choose_it_by_thumbs()
    {
        var (meeting, rose, lina) = (await portal.MeetingAsync(), await portal.FacilitatorAsync(), await portal.MemberAsync());
        var (foreign, body) = (await portal.FacilitatorAsync(Bodies.Parents), await portal.BodyAsync());
        var (car, held) = (await ThemeAsync(body, "Le car du soir", isPublished: true), await ThemeAsync(body, "canari-du-theme", isPublished: false));
        await ThemeAsync(body, "Les repas", isPublished: true);
        var seat = await portal.WithDbAsync(db => db.CommitteeMembers.Where(one => one.AccountId == lina.Account.Id).Select(one => one.Id).SingleAsync());
        await portal.WithDbAsync(db => { db.Add(new ThemeHand { ThemeId = car, SeatId = seat, At = portal.Clock.GetUtcNow() }); return db.SaveChangesAsync(); });

        Assert.InRange(await portal.Sql.OfAsync(() => rose.OpenAsync(meeting.At("/ordre"))), 1, 8);
        Assert.Equal(["Le car du soir", "Les repas"], rose.Page.QuerySelectorAll("[aria-labelledby=themes] strong").Select(one => one.TextContent));
        await rose.PressAsync("Mettre à l’ordre du jour : Le car du soir");
        Assert.Equal(["Les repas"], rose.Page.QuerySelectorAll("[aria-labelledby=themes] strong").Select(one => one.TextContent));
        Assert.True(await PutAsync(rose.Account, car));
        Assert.False(await PutAsync(rose.Account, held));
        Assert.False(await PutAsync(foreign.Account, car));
        var point = await portal.WithDbAsync(db => db.MeetingPoints.AsNoTracking().SingleAsync(one => one.MeetingId == meeting.Id));
        Assert.Equal((null, PointState.Published), (point.AuthorId, point.State));
        await (await lina.OpenAsync(meeting.At("/points"))).PressAsync("Lever le pouce : Le car du soir");
        Assert.Contains("1 pouce levé", lina.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.OpenAsync(meeting.At("/ordre"))).Status);

        async Task<bool> PutAsync(Account person, Guid theme)
        {
            await using var scope = portal.Services.CreateAsyncScope();
            return await scope.ServiceProvider.As<BringThemes>(person).PutAsync(meeting.Id, theme);
        }
    }

    private Task<int> ReadAsync(Visitor author) => portal.WithDbAsync(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == "meetings.point-read" && entry.PersonId == author.Account.Id));

    private async Task FillAsync(Meeting meeting, int count)
    {
        var points = new List<MeetingPoint>();
        for (var number = 0; number < count; number++)
        {
            var id = SecretCode.NewId();
            points.Add(MeetingPoint.OfBody(id, meeting.Id, await portal.WithVaultAsync(vault => vault.SealAsync(MeetingsData.Text, Vault.Nobody, id, $"Point {number}")), SecretCode.NewId(), portal.Clock.GetUtcNow()));
        }
        await portal.WithDbAsync(db => { db.AddRange(points); return db.SaveChangesAsync(); });
    }

    private async Task HeldAsync(Meeting meeting, Account author, string text)
    {
        var id = SecretCode.NewId();
        var point = MeetingPoint.Write(id, meeting.Id, author.Id, await portal.WithVaultAsync(vault => vault.SealAsync(MeetingsData.Text, author.Id, id, text)), SecretCode.NewId(), portal.Clock.GetUtcNow());
        await portal.WithDbAsync(db => { db.Add(point); return db.SaveChangesAsync(); });
    }

    private async Task<Guid> ThemeAsync(Body body, string text, bool isPublished)
    {
        var (id, now, author) = (SecretCode.NewId(), portal.Clock.GetUtcNow(), await portal.AccountAsync(Role.YoungPerson));
        var theme = BodyTheme.Write(id, body.Id, author.Id, await portal.WithVaultAsync(vault => vault.SealAsync(BodyData.ThemeText, author.Id, id, text)), now.Year, SecretCode.NewId(), now);
        if (isPublished) theme.Publish(await portal.WithVaultAsync(vault => vault.SealAsync(BodyData.ThemeText, Vault.Nobody, id, text)), now.Year, now);
        await portal.WithDbAsync(db => { db.Add(theme); return db.SaveChangesAsync(); });
        return id;
    }
}

public sealed class AgendaOnSqlite(SqlitePortal portal) : AgendaTests(portal), IClassFixture<SqlitePortal>;

public sealed class AgendaOnPostgres(PostgresPortal portal) : AgendaTests(portal), IClassFixture<PostgresPortal>;
