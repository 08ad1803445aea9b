using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>Whatever nobody took in time, or whose holder gives no sign, goes one step further: the second, the « cadre d’astreinte », then everybody, again and again (SAFE-21).</summary>
public sealed class EscalateAlerts(PortalDb db, DutyDesk duty, AlertParties parties, AuditLog audit, TimeProvider clock)
{
    private const int Batch = 50;

    /// <summary>How many went further. Each in a transaction of its own; of several processes, one does each step.</summary>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var due = await db.Alerts.AsNoTracking().Where(alert => alert.ClosedAt == null && alert.EscalatesAt != null && alert.EscalatesAt <= now).OrderBy(alert => alert.DueAt).Take(Batch).ToListAsync(stop);
        var (further, failures) = (0, new List<Exception>());
        foreach (var alert in due)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (await StepAsync(alert, now)) further++;
            }
            catch (Exception failure) when (failure is not OperationCanceledException) // the others do not wait behind it
            {
                failures.Add(failure);
                db.ChangeTracker.Clear();
            }
        }
        return failures.Count == 0 ? further : throw new AggregateException("Some alerts did not go further.", failures);
    }

    /// <summary>The condition on the row lets one process through, once a step.</summary>
    private Task<bool> StepAsync(Alert seen, DateTimeOffset now) => db.InOneTransactionOrNothingAsync(async () =>
    {
        await audit.WriteAsync(new AuditAct(SafeguardingAudit.Escalated, null, seen.Id) { Actor = AuditActor.Portal });
        (DateTimeOffset? next, DateTimeOffset? at) = (now + seen.Delay, now);
        var (level, isSecond, isManager) = (seen.Level + 1, seen.Level == 0, seen.Level == 1);
        var moved = await db.Alerts.Where(alert => alert.Id == seen.Id && alert.Level == seen.Level && alert.ClosedAt == null && alert.EscalatesAt != null && alert.EscalatesAt <= now)
            .ExecuteUpdateAsync(update => update
                .SetProperty(alert => alert.Level, level)
                .SetProperty(alert => alert.EscalatesAt, next)
                .SetProperty(alert => alert.TakenById, (Guid?)null)
                .SetProperty(alert => alert.TakenAt, (DateTimeOffset?)null)
                .SetProperty(alert => alert.SecondAt, alert => isSecond ? at : alert.SecondAt)
                .SetProperty(alert => alert.ManagerAt, alert => isManager ? at : alert.ManagerAt));
        if (moved == 0) return false;
        foreach (var person in await duty.ToTellAsync(now, seen.AuthorId, level, await parties.OfAsync(seen.Kind, seen.TextId))) Outbox.Add(db, person.Mail, RaiseAlert.Template, now);
        await db.SaveChangesAsync();
        return true;
    });
}

/// <summary>Looks every half minute.</summary>
internal sealed class EscalateAlertsJob(IServiceScopeFactory scopes, TimeProvider clock, ILogger<EscalateAlertsJob> logger) : PeriodicJob(Period, scopes, clock, logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(30);

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => services.GetRequiredService<EscalateAlerts>().RunAsync(stop);
}
