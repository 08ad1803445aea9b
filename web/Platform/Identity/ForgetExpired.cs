using ChildProtection.Platform.Jobs;
using ChildProtection.Platform.Throttling;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Deletes each hour what lives for minutes: steps of sign-in, kept forms, counters of tries; and writes the end of quiet
/// sessions. What is kept for days goes by its rule (<see cref="IdentityRetention"/>).
/// </summary>
internal sealed class ForgetExpired(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetExpired> logger)
    : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        ForgetAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), stop);

    /// <summary>Safe to run twice, or by two processes at once.</summary>
    public static async Task ForgetAsync(PortalDb db, DateTimeOffset now, CancellationToken stop = default)
    {
        await db.Ceremonies.Where(ceremony => ceremony.ExpiresAt <= now || ceremony.UsedAt != null).ExecuteDeleteAsync(stop);
        await db.KeptForms.Where(form => form.ExpiresAt <= now).ExecuteDeleteAsync(stop);
        await db.TryCounters.Where(counter => counter.ForgetAt <= now && (counter.PausedUntil == null || counter.PausedUntil <= now)).ExecuteDeleteAsync(stop);
        await CloseQuietAsync(db, now, stop);
    }

    /// <summary>Sessions that ran out without anybody asking for them get their end written, so that the thirty days start.</summary>
    private static async Task CloseQuietAsync(PortalDb db, DateTimeOffset now, CancellationToken stop)
    {
        await EndAsync(db.SignInSessions.Where(session => session.EndsAt <= now), SessionEnd.TooOld);
        foreach (var profile in SessionProfile.All)
        {
            var last = now - profile.Idle;
            await EndAsync(db.SignInSessions.Where(session => session.Profile == profile.Name && session.LastSeenAt < last), SessionEnd.Idle);
        }

        Task<int> EndAsync(IQueryable<SignInSession> sessions, string reason) => sessions.Where(session => session.EndedAt == null)
            .ExecuteUpdateAsync(update => update
                .SetProperty(session => session.EndedAt, now)
                .SetProperty(session => session.EndedReason, reason)
                .SetProperty(session => session.Ticket, Array.Empty<byte>()), stop);
    }
}
