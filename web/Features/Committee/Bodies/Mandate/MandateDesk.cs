using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Committee.Bodies.Mandate;

/// <summary>How long a seat lasts: said to its member, gone on with by the facilitator, over by itself.</summary>
public sealed class MandateDesk(PortalDb db, CommitteeAccess committee, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>From this many days before its end on, a mandate is said to end soon, and may be renewed.</summary>
    public const int DaysBefore = 90;

    /// <summary>That end is near, or past.</summary>
    public bool EndsSoon(DateOnly? endsOn) => endsOn <= territory.Today(clock).AddDays(DaysBefore);

    /// <summary>The member would like to go on; the second time nothing happens. No seat: false. Too early: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> WishAsync(MyBody mine) => db.InOneTransactionAsync(async () =>
    {
        if (mine.Seat is not { } seat || await db.CommitteeMembers.SingleOrDefaultAsync(one => one.Id == seat.Id && one.Until == null) is not { } mandate) return false;
        if (!EndsSoon(mandate.EndsOn)) throw new BrokenRuleException("C’est trop tôt. Attendez les 3 derniers mois du mandat.");
        mandate.WishToStay(clock.GetUtcNow());
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>
    /// One more mandate, from the end of this one, by whoever runs the body. No such seat there: false. Too early, or a body without
    /// length of mandate: <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> RenewAsync(Guid bodyId, Guid seatId) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(BodyAudit.Renewed, await db.CommitteeMembers.Where(one => one.Id == seatId && one.BodyId == bodyId).Select(one => (Guid?)one.AccountId).SingleOrDefaultAsync(), bodyId);
        if (!await committee.RunsAsync(bodyId) || await db.CommitteeMembers.SingleOrDefaultAsync(one => one.Id == seatId && one.BodyId == bodyId && one.Until == null) is not { EndsOn: { } end } mandate) return false;
        if (!EndsSoon(end)) throw new BrokenRuleException("C’est trop tôt. On prolonge dans les 3 derniers mois.");
        if (await db.Bodies.Where(body => body.Id == bodyId).Select(body => body.MandateMonths).SingleAsync() is not { } months) throw new BrokenRuleException("Cette instance n’a pas de durée de mandat. Écrivez-la dans les réglages.");
        mandate.Renew(end.AddMonths(months));
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Closes the seats whose mandate is over, the day after its last day, and those of a body that opens no more. Safe to run twice, or by two processes at once.</summary>
internal sealed class EndMandates(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EndMandates> logger) : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    private const int AtOnce = 100;
    private readonly TimeProvider clock = clock;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        EndAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<AuditLog>(), services.GetRequiredService<TerritoryPack>().Today(clock), clock.GetUtcNow());

    public static async Task EndAsync(PortalDb db, AuditLog audit, DateOnly today, DateTimeOffset now)
    {
        DateTimeOffset? end = now;
        var (bodies, closedBefore) = (db.Bodies, now.AddDays(-Body.ReopenDays));
        var over = db.CommitteeMembers.Where(seat => seat.Until == null && (seat.EndsOn < today || bodies.Any(body => body.Id == seat.BodyId && body.ClosedAt <= closedBefore)));
        while (await over.OrderBy(seat => seat.Id).Select(seat => new { seat.Id, seat.BodyId, seat.AccountId }).Take(AtOnce).ToListAsync() is { Count: > 0 } some)
            foreach (var seat in some)
                await db.InOneTransactionAsync(async () =>
                {
                    if (await over.Where(one => one.Id == seat.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.Until, end)) == 0) return; // another process was first
                    await db.LeaveGroupsAsync(seat.Id);
                    await audit.WriteAsync(BodyAudit.MandateEnded, seat.AccountId, seat.BodyId);
                });
    }
}
