using ChildProtection.Features.Forums.Stops;

namespace ChildProtection.Features.Forums.Tickets;

/// <summary>Takes and gives back places at a stop, one person after the other: never more than there are, and the first who waits gets the next one, once.</summary>
public sealed class TakeTicket(PortalDb db, Vault vault, BlindIndex index, ForumsAccess access, CurrentUser user, TimeProvider clock)
{
    /// <summary>A ticket with its stop and its event, for whoever holds it.</summary>
    /// <param name="Ticket">The row.</param>
    /// <param name="Stop">Where.</param>
    /// <param name="Forum">What.</param>
    /// <param name="Code">As typed at the door.</param>
    /// <param name="Ahead">How many wait before it.</param>
    /// <param name="Needs">What they need to come; null for nothing.</param>
    public sealed record Shown(ForumTicket Ticket, ForumStop Stop, Forum Forum, string Code, int Ahead, string? Needs);

    /// <summary>The key under which a code is found.</summary>
    internal static string KeyOf(string code) => $"forum-ticket:{code}";

    /// <summary>A place for oneself, or the next one to come free; its ticket. Twice is once. Closed to registration: <see cref="BrokenRuleException"/>; no such stop: null.</summary>
    public Task<Guid?> ForMyselfAsync(Guid forumId, Guid stopId, string? needs) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (!Role.IsYoung(user.Role) || await OpenAsync(forumId, stopId) is not { } stop) return (Guid?)null;
        if (await db.ForumTickets.Where(ticket => ticket.StopId == stopId && ticket.AccountId == me).Select(ticket => (Guid?)ticket.Id).FirstOrDefaultAsync() is { } mine) return mine;
        var isFull = await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && !ticket.IsWaiting) >= stop.Capacity;
        return await AddAsync(stop, null, isFull, needs);
    });

    /// <summary>Places for a house, all or none; false for no such stop. Too few left: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="forumId">The event.</param>
    /// <param name="stopId">The stop.</param>
    /// <param name="placeId">The house.</param>
    /// <param name="count">How many.</param>
    /// <param name="needs">What they need to come.</param>
    /// <param name="key">Made by the form, it becomes the id of the first ticket: pressing twice keeps them once. Empty for new ones.</param>
    public Task<bool> ForHouseAsync(Guid forumId, Guid stopId, Guid placeId, int count, string? needs, Guid key = default) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (!user.Is(Role.Professional) || await OpenAsync(forumId, stopId) is not { } stop) return false;
        if (key != Guid.Empty && await db.ForumTickets.Where(ticket => ticket.Id == key).Select(ticket => (Guid?)ticket.AccountId).SingleOrDefaultAsync() is { } holder) return holder == me;
        if (!await db.Set<Accounts.PlaceOfLife>().AnyAsync(place => place.Id == placeId && place.ClosedAt == null)) throw new BrokenRuleException("Choisissez un lieu de vie.");
        var free = stop.Capacity - await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && !ticket.IsWaiting);
        if (count > free) throw new BrokenRuleException(free <= 0 ? "Il n’y a plus de place à cette étape." : free == 1 ? "Il reste 1 place." : $"Il reste {free} places.");
        if (await db.ForumTickets.CountAsync(ticket => ticket.StopId == stopId && ticket.AccountId == me) + count > ForumTicket.MostOfHouse) throw new BrokenRuleException($"{ForumTicket.MostOfHouse} places au plus pour une même personne.");
        for (var one = 0; one < count; one++) await AddAsync(stop, placeId, isWaiting: false, one == 0 ? needs : null, one == 0 ? key : Guid.Empty);
        return true;
    });

    /// <summary>Gives a place back; the first who waits has it. Not mine: false; the day is past: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> GiveBackAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var (me, today) = (user.Id, access.Today);
        if (await db.ForumTickets.Where(ticket => ticket.Id == id && ticket.AccountId == me).Select(ticket => (Guid?)ticket.StopId).SingleOrDefaultAsync() is not { } stopId) return false;
        await db.LockStopAsync(stopId);
        if (await db.ForumStops.AnyAsync(stop => stop.Id == stopId && stop.Day < today)) throw new BrokenRuleException("Cette étape est passée.");
        if (await db.ForumTickets.Where(ticket => ticket.Id == id && ticket.AccountId == me && ticket.ArrivedAt == null).ExecuteDeleteAsync() == 0) return false;
        await db.FillAsync(stopId, clock.GetUtcNow());
        return true;
    });

    /// <summary>What one needs to come, said again; nothing takes it back. Not mine, or in already: false; the day is past: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> NeedAsync(Guid id, string? needs) => db.InOneTransactionAsync(async () =>
    {
        var (me, today) = (user.Id, access.Today);
        if (await db.ForumTickets.SingleOrDefaultAsync(one => one.Id == id && one.AccountId == me && one.ArrivedAt == null) is not { } ticket) return false;
        if (await db.ForumStops.AnyAsync(stop => stop.Id == ticket.StopId && stop.Day < today)) throw new BrokenRuleException("Cette étape est passée.");
        ticket.Need(string.IsNullOrWhiteSpace(needs) ? null : await vault.SealAsync(ForumsData.Needs, me, id, needs.Trim()));
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>One of mine; what is new about it is seen from now on. Null for any other.</summary>
    public async Task<Shown?> FindAsync(Guid id)
    {
        var (me, stops, forums, tickets) = (user.Id, db.ForumStops, db.Forums, db.ForumTickets);
        var found = await (from ticket in tickets
                           join stop in stops on ticket.StopId equals stop.Id
                           join forum in forums on stop.ForumId equals forum.Id
                           where ticket.Id == id && ticket.AccountId == me
                           select new { Ticket = ticket, Stop = stop, Forum = forum, Ahead = tickets.Count(other => other.StopId == stop.Id && other.IsWaiting && other.Number < ticket.Number) }).AsNoTracking().SingleOrDefaultAsync();
        if (found is null) return null;
        var now = clock.GetUtcNow();
        if (found.Ticket is { PromotedAt: not null, SeenAt: null }) await tickets.Where(ticket => ticket.Id == id).ExecuteUpdateAsync(update => update.SetProperty(ticket => ticket.SeenAt, now));
        return new Shown(found.Ticket, found.Stop, found.Forum, await vault.OpenAsync(ForumsData.Code, Vault.Nobody, id, found.Ticket.Code) ?? "", found.Ahead, found.Ticket.Needs is { } needs ? await vault.OpenAsync(ForumsData.Needs, me, id, needs) : null);
    }

    /// <summary>The tickets that a professional keeps at this stop, with their codes.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Code)>> OfHouseAsync(Guid stopId)
    {
        var me = user.Id;
        var rows = await db.ForumTickets.AsNoTracking().Where(ticket => ticket.StopId == stopId && ticket.AccountId == me && ticket.PlaceId != null).OrderBy(ticket => ticket.Number).Take(ForumTicket.MostOfHouse).ToListAsync();
        var codes = await vault.OpenAllAsync(ForumsData.Code, [.. rows.Select(row => (Vault.Nobody, row.Id, row.Code))]);
        return [.. rows.Select(row => (row.Id, codes[row.Id] ?? ""))];
    }

    /// <summary>The stop, locked, while one may register; null when it is not there.</summary>
    private async Task<ForumStop?> OpenAsync(Guid forumId, Guid stopId)
    {
        await db.LockStopAsync(stopId);
        if (await access.Visible().AsNoTracking().SingleOrDefaultAsync(one => one.Id == forumId) is not { } forum || await access.Stops().SingleOrDefaultAsync(one => one.Id == stopId && one.ForumId == forumId) is not { } stop) return null;
        if (!forum.IsOpen) throw new BrokenRuleException("Les inscriptions ne sont pas ouvertes.");
        return stop.Day >= access.Today ? stop : throw new BrokenRuleException("Cette étape est passée.");
    }

    private async Task<Guid> AddAsync(ForumStop stop, Guid? placeId, bool isWaiting, string? needs, Guid key = default)
    {
        var (id, code, me) = (key == Guid.Empty ? SecretCode.NewId() : key, SecretCode.NewCode(ForumTicket.CodeLength), user.Id);
        var words = string.IsNullOrWhiteSpace(needs) ? null : await vault.SealAsync(ForumsData.Needs, me, id, needs.Trim());
        db.ForumTickets.Add(ForumTicket.Take(id, stop.Id, me, placeId, stop.Next(), isWaiting, await vault.SealAsync(ForumsData.Code, Vault.Nobody, id, code), index.Of(KeyOf(code)), words));
        await db.SaveChangesAsync();
        return id;
    }
}
