using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>
/// A seat that gets free is offered to the first substitute of the same group, else to the next: asked, never forced, once in a call. Each
/// caller has written in the audit log before, in the same transaction: its lock makes two free seats come one after the other.
/// </summary>
public sealed class Substitutes(PortalDb db, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int AtOnce = 100;

    /// <summary>This member has gone: their seat is free during the mandate. The last draw of the body has the substitutes.</summary>
    public async Task StepInAsync(Guid bodyId, Guid leaver)
    {
        if (await FreedAsync(bodyId, leaver) is { } freed) await AskNextAsync(freed.Call, freed.Group);
    }

    /// <summary>The last draw of a body, and the group in it of somebody who sat there; null when nothing was drawn.</summary>
    internal async Task<(Guid Call, string? Group)?> FreedAsync(Guid bodyId, Guid leaver)
    {
        var drawn = await db.SeatCalls.Where(one => one.BodyId == bodyId && one.DrawnAt != null).OrderByDescending(one => one.DrawnAt).Select(one => one.Id).Take(1).ToListAsync();
        return drawn is not [var call] ? null : (call, await db.CallVolunteers.Where(one => one.CallId == call && one.AccountId == leaver).Select(one => one.Group).FirstOrDefaultAsync());
    }

    /// <summary>Offers one seat, if one is free, the body open and the mandate of this draw not over; else nothing.</summary>
    public async Task AskNextAsync(Guid callId, string? group)
    {
        var call = await db.SeatCalls.AsNoTracking().SingleAsync(one => one.Id == callId);
        var body = await db.Bodies.AsNoTracking().SingleAsync(one => one.Id == call.BodyId);
        var (today, seats, accounts) = (territory.Today(clock), db.CommitteeMembers, db.Users);
        if (body.ClosedAt is not null || call.DrawnAt is not { } drawnAt || body.MandateMonths is { } months && territory.DayOf(drawnAt).AddMonths(months) < today) return;
        if (body.Size is { } size && await seats.CountAsync(seat => seat.BodyId == body.Id && seat.Until == null) + await db.OfferedSeatsAsync(body.Id) >= size) return;
        var next = await db.CallVolunteers.Where(one => one.CallId == callId && one.State == VolunteerState.Substitute
                && accounts.Any(account => account.Id == one.AccountId && account.DisabledAt == null) && !seats.Any(seat => seat.BodyId == body.Id && seat.AccountId == one.AccountId && seat.Until == null))
            .OrderBy(one => one.Group == group ? 0 : 1).ThenBy(one => one.Rank).FirstOrDefaultAsync();
        if (next is null) return;
        next.Ask(today, clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(BodyAudit.SeatOffered, next.AccountId, body.Id);
    }

    /// <summary>Offers nobody answered in time go to the next ones. Safe to run twice, or by two processes at once.</summary>
    public async Task EndSilenceAsync()
    {
        var (today, now) = (territory.Today(clock), clock.GetUtcNow());
        var late = db.CallVolunteers.Where(one => one.State == VolunteerState.Asked && one.AnswerBy < today);
        while (await late.AsNoTracking().OrderBy(one => one.Id).Take(AtOnce).ToListAsync() is { Count: > 0 } some)
            foreach (var one in some)
                await db.InOneTransactionOrNothingAsync(async () =>
                {
                    await audit.WriteAsync(BodyAudit.OfferEnded, one.AccountId);
                    if (await late.Where(same => same.Id == one.Id).ExecuteUpdateAsync(update => update.SetProperty(same => same.State, VolunteerState.Silent).SetProperty(same => same.ChangedAt, now)) == 0) return false; // another process was first
                    await AskNextAsync(one.CallId, one.Group);
                    return true;
                });
    }
}

/// <summary>Every hour, what <see cref="Substitutes.EndSilenceAsync"/> does.</summary>
internal sealed class EndSilence(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndSilence> logger) : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<Substitutes>().EndSilenceAsync();
}
