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
        foreach (var step in new[] { "texte", "relecture", "lecteurs", "papiers", "publier", "versions", "jeter" }) await walk.OpenAsync(editor, $"/atelier/{step}?adresse={Reread}");
        await walk.OpenAsync(editor, "/atelier/relecture?adresse=/livret/mes-droits");
        await walk.OpenAsync(editor, "/atelier/versions?adresse=/livret/ma-chambre-et-mes-affaires&de=&a=");
        var house = await portal.WithDbAsync(db => db.HousePages.Select(page => page.PlaceId).FirstAsync());
        await walk.OpenAsync(pages[Role.Administrator], $"/atelier/maison?lieu={house}");
        await walk.OpenAsync(pages[Role.Administrator], $"/atelier/maison/photo?lieu={house}");

        var reading = await ReadingAsync(accounts[Role.YoungPerson].Id);
        await walk.OpenAsync(pages[Role.YoungPerson], $"/relire/phrases?relecture={reading}&phrase=1");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/relire/fin?relecture={reading}");
        await walk.OpenAsync(editor, $"/atelier/nom?adresse=/livret/ma-chambre-et-mes-affaires&lecteur={await NamedAsync(accounts[Role.YoungPerson].Id)}");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/relire/mon-nom?relecture={await NamedAsync(accounts[Role.YoungPerson].Id)}");
    }

    /// <summary>This young person is one of the readers of the demonstration's rereading, or becomes one.</summary>
    private Task<Guid> ReadingAsync(Guid account) => portal.WithDbAsync(async db =>
    {
        var now = portal.Now;
        var open = await db.PageRereadings.Where(rereading => rereading.ClosesAt > now).Select(rereading => rereading.Id).FirstAsync();
        if (await db.PageReaders.Where(reader => reader.RereadingId == open && reader.AccountId == account).Select(reader => (Guid?)reader.Id).SingleOrDefaultAsync() is { } mine) return mine;
        var joined = PageReader.Join(SecretCode.NewId(), open, account, ReaderKind.Young, now);
        db.Add(joined);
        await db.SaveChangesAsync();
        return joined.Id;
    });

    /// <summary>This young person shows a name on the page that was published, or does now.</summary>
    private Task<Guid> NamedAsync(Guid account) => portal.WithDbAsync(async db =>
    {
        var over = await db.PageVersions.Where(version => version.RereadingId != null).Select(version => version.RereadingId!.Value).FirstAsync();
        var mine = await db.PageReaders.SingleOrDefaultAsync(reader => reader.RereadingId == over && reader.AccountId == account);
        if (mine is null) db.Add(mine = PageReader.Join(SecretCode.NewId(), over, account, ReaderKind.Young, portal.Now));
        mine.Finish(ReaderName.FirstName, "Lina", portal.Now);
        await db.SaveChangesAsync();
        return mine.Id;
    });
}
