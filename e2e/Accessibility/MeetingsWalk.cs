using ChildProtection.Features.Meetings;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The meetings of the demo as a member and a facilitator see them: each page, before and after. Before anybody leaves the committee.</summary>
internal sealed class MeetingsWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var (young, facilitator, now) = (pages[Role.YoungPerson], pages[Role.Facilitator], portal.Now);
        var mine = await portal.WithDbAsync(async db =>
        {
            var body = await db.Set<Features.Committee.Bodies.Body>().Where(one => one.Code == "jeunes").Select(one => one.Id).SingleAsync();
            return await db.Set<Meeting>().AsNoTracking().Where(meeting => meeting.BodyId == body).OrderBy(meeting => meeting.StartsAt).ToListAsync();
        });
        var (past, next, elected) = (mine.Last(meeting => meeting.EndsAt < now), mine.First(meeting => meeting.StartsAt > now), mine.First(meeting => meeting.IsWithElected));
        foreach (var part in (string[])["", "/compte-rendu", "/suites", "/avis"]) await walk.OpenAsync(young, $"/comite/reunions/{past.Id}{part}");
        foreach (var part in (string[])["", "/points"]) await walk.OpenAsync(young, $"/comite/reunions/{next.Id}{part}");
        await walk.OpenAsync(young, $"/comite/reunions/{elected.Id}");
        foreach (var part in (string[])["", "/inscrits", "/compte-rendu", "/suites", "/avis"]) await walk.OpenAsync(facilitator, $"/comite/reunions/{past.Id}{part}");
        foreach (var part in (string[])["", "/points", "/points/a-lire", "/ordre", "/inscrits", "/changer"]) await walk.OpenAsync(facilitator, $"/comite/reunions/{next.Id}{part}");
        await walk.OpenAsync(facilitator, $"/comite/reunions/{elected.Id}/reponses");
    }
}
