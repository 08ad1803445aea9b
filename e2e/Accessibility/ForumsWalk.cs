using ChildProtection.Features.Forums;
using ChildProtection.Features.Forums.Stops;
using ChildProtection.Features.Forums.Tickets;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The caravan and the past forum of the demonstration, as each of those around see them; the first stop is made to be today.</summary>
internal sealed class ForumsWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync()
    {
        var (forums, today) = (await portal.WithDbAsync(db => db.Set<Forum>().AsNoTracking().ToListAsync()), DateOnly.FromDateTime(portal.Now.DateTime));
        var (caravan, past) = (forums.First(forum => forum.CountedOn is null), forums.First(forum => forum.CountedOn is not null));
        var stops = await portal.WithDbAsync(db => db.Set<ForumStop>().AsNoTracking().Where(stop => stop.ForumId == caravan.Id).OrderBy(stop => stop.Day).ToListAsync());
        var ticket = await portal.WithDbAsync(db => db.Set<ForumTicket>().AsNoTracking().FirstAsync(one => one.StopId == stops[1].Id));
        await portal.WithDbAsync(db => db.Set<Forum>().Where(forum => forum.Id == caravan.Id).ExecuteUpdateAsync(update => update.SetProperty(forum => forum.FirstDay, today)));
        await portal.WithDbAsync(db => db.Set<ForumStop>().Where(stop => stop.Id == stops[0].Id).ExecuteUpdateAsync(update => update.SetProperty(stop => stop.Day, today)));
        var (young, adult, runner, observer, home, open) = (pages[Role.YoungPerson], pages[Role.Professional], pages[Role.Facilitator], pages[Role.Observer], $"/comite/forums/{caravan.Code}", $"/forums/{caravan.Code}");

        foreach (var part in (string[])["", "/preparer", "/budget"]) await walk.OpenAsync(young, $"{home}{part}");
        await LookAsync(young, $"{home}/inscription/{stops[0].Id}"); // its form takes a place as it is
        await walk.OpenAsync(young, $"/comite/forums/billet/{ticket.Id}");
        foreach (var part in (string[])["", $"/reserver/{stops[0].Id}", $"/billets/{stops[0].Id}"]) await walk.OpenAsync(adult, $"{home}{part}");
        foreach (var part in (string[])["", "/reglages", "/etape", $"/etape/{stops[0].Id}", "/besoins", "/preparer", "/budget"]) await walk.OpenAsync(runner, $"{home}{part}");
        await LookAsync(runner, $"{home}/accueil/{stops[0].Id}"); // its form is its script’s
        await walk.OpenAsync(observer, $"/comite/forums/{past.Code}/chiffres");
        await walk.OpenAsync(runner, $"{open}/imprimer?etape={stops.Find(stop => stop.PlaceId is not null)!.Id}");
        await walk.OpenAsync(pages[Role.Parent], $"/forums/{past.Code}"); // with what the young thought
        foreach (var part in (string[])["", "/direct", "/imprimer", "/imprimer?quoi=programme&format=a3", "/avis"]) await walk.OpenAsync(pages[Role.Parent], $"{open}{part}");
    }

    private async Task LookAsync(IPage page, string address) => await walk.LookAsync(page, address, await page.GotoAsync(address));
}
