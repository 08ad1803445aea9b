namespace ChildProtection.Features.Forums.Stops;

/// <summary>The stops of an event, written by whoever runs it, and the adults who welcome there.</summary>
public sealed class StopDesk(PortalDb db, ForumsAccess access, PublicWords words, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>An adult who offers to welcome.</summary>
    public sealed record Greeter(Guid AccountId, string Name, bool IsAccepted);

    /// <summary>A place of life that may be chosen; without address.</summary>
    public sealed record Place(Guid Id, string Name, string Zone);

    /// <summary>Open places of life, by name.</summary>
    public async Task<IReadOnlyList<Place>> PlacesAsync() =>
        [.. (await db.Set<Accounts.PlaceOfLife>().AsNoTracking().Where(place => place.ClosedAt == null && place.Kind != Accounts.PlaceKind.FosterFamily && place.Kind != Accounts.PlaceKind.OwnHousing).Take(500).Select(place => new Place(place.Id, place.Name, place.Zone)).ToListAsync()).OrderBy(place => place.Name, StringComparer.CurrentCulture)];

    /// <summary>Those who offered, the first first.</summary>
    public async Task<IReadOnlyList<Greeter>> GreetersAsync(Guid stopId)
    {
        var accounts = db.Users;
        return await (from greeter in db.ForumGreeters
                      join account in accounts on greeter.AccountId equals account.Id
                      where greeter.StopId == stopId
                      orderby greeter.AskedAt
                      select new Greeter(greeter.AccountId, account.DisplayName, greeter.AcceptedAt != null)).Take(50).ToListAsync();
    }

    /// <summary>A new stop, or this one again; false when there is none for whoever asks. Against a rule: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> WriteAsync(Guid forumId, Guid? stopId, StopPlan plan) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ForumsAudit.StopWritten, objectId: stopId ?? forumId); // first: it holds the log’s lock
        if (await RunAsync(forumId) is not { } forum) return false;
        if (plan.PlaceId is { } placeId && !await db.Set<Accounts.PlaceOfLife>().AnyAsync(place => place.Id == placeId && place.ClosedAt == null)) throw new BrokenRuleException("Choisissez le lieu de vie de cette étape.");
        await words.CheckAsync(plan);
        if (stopId is not { } id)
        {
            if (await db.ForumStops.CountAsync(one => one.ForumId == forumId) >= ForumStop.Most) throw new BrokenRuleException($"{ForumStop.Most} étapes au plus.");
            db.ForumStops.Add(ForumStop.Plan(forum, plan));
            await db.SaveChangesAsync();
            return true;
        }
        await db.LockStopAsync(id);
        if (await db.ForumStops.SingleOrDefaultAsync(one => one.Id == id && one.ForumId == forumId) is not { } stop) return false;
        stop.Change(forum, plan, await db.ForumTickets.CountAsync(ticket => ticket.StopId == id && !ticket.IsWaiting), await db.ForumTickets.AnyAsync(ticket => ticket.StopId == id));
        await db.SaveChangesAsync();
        await db.FillAsync(id, clock.GetUtcNow()); // more places: the first who wait have them
        return true;
    });

    /// <summary>Takes a stop out. Somebody has a place there: <see cref="BrokenRuleException"/>. None for whoever asks: false.</summary>
    public Task<bool> RemoveAsync(Guid forumId, Guid stopId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ForumsAudit.StopRemoved, objectId: stopId);
        if (await RunAsync(forumId) is null) return false;
        await db.LockStopAsync(stopId);
        if (await db.ForumTickets.AnyAsync(ticket => ticket.StopId == stopId)) throw new BrokenRuleException("Des personnes ont un billet. Annulez le forum, ou changez l’étape.");
        return await db.ForumStops.Where(stop => stop.Id == stopId && stop.ForumId == forumId).ExecuteDeleteAsync() == 1;
    });

    /// <summary>A professional offers to welcome; twice is once. No such stop for them: false.</summary>
    public async Task<bool> OfferAsync(Guid forumId, Guid stopId)
    {
        var (me, today) = (user.Id, access.Today);
        if (!user.Is(Role.Professional) || !await access.Stops().AnyAsync(stop => stop.Id == stopId && stop.ForumId == forumId && stop.Day >= today)) return false;
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                if (await db.ForumGreeters.AnyAsync(greeter => greeter.StopId == stopId && greeter.AccountId == me)) return true;
                db.ForumGreeters.Add(new ForumGreeter { StopId = stopId, AccountId = me, AskedAt = clock.GetUtcNow() });
                await db.SaveChangesAsync();
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // pressed twice
        {
            return true;
        }
    }

    /// <summary>Says yes to an adult, by whoever runs the event; no such offer: false.</summary>
    public Task<bool> AcceptAsync(Guid forumId, Guid stopId, Guid accountId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ForumsAudit.GreeterAccepted, accountId, stopId);
        if (await RunAsync(forumId) is null || !await db.ForumStops.AnyAsync(stop => stop.Id == stopId && stop.ForumId == forumId)) return false;
        var now = clock.GetUtcNow();
        return await db.ForumGreeters.Where(greeter => greeter.StopId == stopId && greeter.AccountId == accountId && greeter.AcceptedAt == null).ExecuteUpdateAsync(update => update.SetProperty(greeter => greeter.AcceptedAt, now)) == 1;
    });

    /// <summary>Says no to an adult, or takes the door back from them, by whoever runs the event; none such: false.</summary>
    public Task<bool> RefuseAsync(Guid forumId, Guid stopId, Guid accountId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(ForumsAudit.GreeterRemoved, accountId, stopId);
        if (await RunAsync(forumId) is null || !await db.ForumStops.AnyAsync(stop => stop.Id == stopId && stop.ForumId == forumId)) return false;
        return await db.ForumGreeters.Where(greeter => greeter.StopId == stopId && greeter.AccountId == accountId).ExecuteDeleteAsync() == 1;
    });

    /// <summary>« Je ne viens plus »: whoever offered, or was accepted, takes it back. Nothing offered there: false.</summary>
    public Task<bool> WithdrawAsync(Guid forumId, Guid stopId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var me = user.Id;
        await audit.WriteAsync(ForumsAudit.GreeterLeft, me, stopId);
        return await db.ForumStops.AnyAsync(stop => stop.Id == stopId && stop.ForumId == forumId) && await db.ForumGreeters.Where(greeter => greeter.StopId == stopId && greeter.AccountId == me).ExecuteDeleteAsync() == 1;
    });

    /// <summary>The event, locked, for whoever runs it; null for anybody else.</summary>
    private async Task<Forum?> RunAsync(Guid forumId)
    {
        await db.LockForumAsync(forumId);
        return user.Is(Role.Facilitator) ? await access.Visible().AsNoTracking().SingleOrDefaultAsync(forum => forum.Id == forumId) : null;
    }
}
