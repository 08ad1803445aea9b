using ChildProtection.Features.Discussions;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Forums;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The rooms of the demo as each person in them sees them, and what a moderator asks about a conversation.</summary>
internal sealed class RoomsWalk(RunningPortal portal, PageWalk walk, Dictionary<string, IPage> pages)
{
    public async Task RunAsync(Account young)
    {
        var rooms = await portal.WithDbAsync(db => db.Set<Room>().AsNoTracking().ToListAsync());
        var (committee, parents, thread) = (Of(RoomKind.Committee), Of(RoomKind.Parents), Of(RoomKind.CaseWorker));
        var over = rooms.First(room => room.TranscriptAt is not null).Id;
        await walk.OpenAsync(pages[Role.YoungPerson], $"/salons/{committee}");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/salons/{thread}");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/salons/{thread}/fichier");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/fichiers/{await JoinedAsync(young, thread)}");
        await walk.OpenAsync(pages[Role.Parent], $"/salons/{parents}");
        foreach (var part in (string[])["", "/reglages"]) await walk.OpenAsync(pages[Role.Facilitator], $"/salons/{committee}{part}");
        await walk.OpenAsync(pages[Role.YoungPerson], $"/salons/{over}/compte-rendu");
        await portal.WithDbAsync(db => db.Set<Room>().Where(room => room.Id == over).ExecuteUpdateAsync(update => update.SetProperty(room => room.TranscriptAt, (DateTimeOffset?)null))); // as it was before it was shown
        await walk.OpenAsync(pages[Role.Facilitator], $"/salons/{over}/compte-rendu");
        await portal.WithDbAsync(db => db.Set<RoomMember>().Where(member => member.RoomId == thread && member.Part == RoomPart.Supervisor).ExecuteDeleteAsync()); // somebody who is not in it
        await walk.OpenAsync(pages[Role.Moderator], $"/salons/{thread}/acces");
        await walk.OpenAsync(pages[Role.Moderator], "/salons/acces");

        Guid Of(RoomKind kind) => rooms.First(room => room.Kind == kind && room.ClosedAt is null).Id;
    }

    /// <summary>A picture, of a screen, joined to what this person said there.</summary>
    private async Task<Guid> JoinedAsync(Account author, Guid thread)
    {
        var said = await portal.WithDbAsync(db => db.Set<RoomMessage>().Where(message => message.RoomId == thread && message.AuthorId == author.Id).Select(message => message.Id).FirstAsync());
        var picture = await pages[Role.YoungPerson].ScreenshotAsync();
        return await portal.AsAsync<Attachments, Guid>(author, async files => await files.AddAsync(new SaidAt(ReportableMessages.MessageKind, said, author.Id), picture));
    }
}
