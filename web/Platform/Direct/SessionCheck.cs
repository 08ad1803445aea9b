using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Platform.Direct;

/// <summary>
/// Stands before every hub of the portal: a socket is known with its session, and each call asks whether that session still
/// lives (reference ID-60, ASVS 8.3.2). A hub needs nothing of its own for it.
/// </summary>
internal sealed class SessionCheck(DirectConnections connections, IServiceScopeFactory scopes, TimeProvider clock) : IHubFilter
{
    public async Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        connections.Add(context.Context);
        // Ended between the handshake and this line: nobody would have closed it.
        if (await LivesAsync(context.Context)) await next(context);
        else context.Context.Abort();
    }

    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (connections.IsTrusted(invocationContext.Context) || await LivesAsync(invocationContext.Context)) return await next(invocationContext);
        invocationContext.Context.Abort();
        throw new HubException("fin");
    }

    public Task OnDisconnectedAsync(HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        connections.Remove(context.Context);
        return next(context, exception);
    }

    private async Task<bool> LivesAsync(HubCallerContext caller)
    {
        await using var scope = scopes.CreateAsyncScope();
        var id = LiveSession.IdOf(caller.User);
        var now = clock.GetUtcNow();
        var living = await LivingSessions.AmongAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), [id], now);
        connections.Trust(living, now);
        return living.Contains(id);
    }
}

/// <summary>Which sessions still open a door.</summary>
internal static class LivingSessions
{
    /// <summary>Of these, in one query: not ended, not too old, not idle, of an account that is active and has the same role.</summary>
    public static async Task<IReadOnlySet<Guid>> AmongAsync(PortalDb db, IReadOnlyCollection<Guid> ids, DateTimeOffset now)
    {
        var users = db.Users;
        var rows = await (
            from session in db.SignInSessions
            join account in users on session.AccountId equals account.Id
            where ids.Contains(session.Id) && session.EndedAt == null && session.EndsAt > now
                && account.DisabledAt == null && account.Role == session.Role
            select new { session.Id, session.Profile, session.LastSeenAt }).ToListAsync();
        return rows.Where(row => now - row.LastSeenAt <= SessionProfile.Named(row.Profile).Idle).Select(row => row.Id).ToHashSet();
    }
}
