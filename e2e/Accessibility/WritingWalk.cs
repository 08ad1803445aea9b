using ChildProtection.Features.Writing;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The workshop on pages that are being written, and a rereading as its reader sees it.</summary>
internal sealed class WritingWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages, Dictionary<string, Account> accounts)
{
    private const string Reread = "/livret/le-juge";

    public async Task RunAsync()
    {
        var editor = pages[Role.Facilitator];
        foreach (var step in new[] { "texte", "relecture", "publier", "versions" }) await walk.OpenAsync(editor, $"/atelier/{step}?adresse={Reread}");
        await walk.OpenAsync(editor, "/atelier/relecture?adresse=/livret/mes-droits");
        await walk.OpenAsync(editor, "/atelier/versions?adresse=/livret/ma-chambre-et-mes-affaires&de=&a=");
        var house = await portal.WithDbAsync(db => db.HousePages.Select(page => page.PlaceId).FirstAsync());
        await walk.OpenAsync(pages[Role.Administrator], $"/atelier/maison?lieu={house}");
        await walk.OpenAsync(pages[Role.Administrator], $"/atelier/maison/photo?lieu={house}");

        var reading = await ReadingAsync(accounts[Role.YoungPerson].Id);
        await walk.OpenAsync(pages[Role.YoungPerson], $"/relire/phrases?relecture={reading}&phrase=1");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/relire/fin?relecture={reading}");
    }

    /// <summary>This young person is one of the readers of the demonstration's rereading, or becomes one.</summary>
    private Task<Guid> ReadingAsync(Guid account) => portal.WithDbAsync(async db =>
    {
        var now = portal.Now;
        var open = await db.PageRereadings.Where(rereading => rereading.ClosesAt > now).Select(rereading => rereading.Id).FirstAsync();
        if (await db.PageReaders.Where(reader => reader.RereadingId == open && reader.AccountId == account).Select(reader => (Guid?)reader.Id).SingleOrDefaultAsync() is { } mine) return mine;
        var joined = PageReader.Join(SecretCode.NewId(), open, account, now);
        db.Add(joined);
        await db.SaveChangesAsync();
        return joined.Id;
    });
}
