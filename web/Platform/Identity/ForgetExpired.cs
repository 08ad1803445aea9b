using ChildProtection.Platform.Jobs;

namespace ChildProtection.Platform.Identity;

/// <summary>Deletes each hour what has served or run out: steps of sign-in at once, sessions thirty days after their end.</summary>
internal sealed class ForgetExpired(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetExpired> logger)
    : PeriodicJob(TimeSpan.FromHours(1), scopes, clock, logger)
{
    public static readonly TimeSpan SessionsKept = TimeSpan.FromDays(30);

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) =>
        ForgetAsync(services.GetRequiredService<PortalDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow(), stop);

    /// <summary>Safe to run twice, or by two processes at once.</summary>
    public static async Task ForgetAsync(PortalDb db, DateTimeOffset now, CancellationToken stop = default)
    {
        await db.Ceremonies.Where(ceremony => ceremony.ExpiresAt <= now || ceremony.UsedAt != null).ExecuteDeleteAsync(stop);
        var ended = now - SessionsKept;
        await db.SignInSessions.Where(session => session.EndsAt <= ended).ExecuteDeleteAsync(stop);
    }
}
