using Microsoft.AspNetCore.SignalR;

namespace ChildProtection.Platform.Direct;

/// <summary>
/// What a signed-in page asks while it stays open: how long the session still lasts, and to stay. Its socket closing is the
/// news that the session ended. Nothing personal passes here.
/// </summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SessionHub(PortalDb db, TimeProvider clock) : Hub
{
    public const string Address = "/direct";

    /// <summary>Seconds before the session ends if nobody does anything, rounded up: zero when it has. Asking is not doing.</summary>
    public async Task<int> Left()
    {
        var id = LiveSession.IdOf(Context.User);
        var session = await db.SignInSessions.AsNoTracking().SingleOrDefaultAsync(session => session.Id == id && session.EndedAt == null);
        return session is null ? 0 : SecondsUntil(session.IdleEndsAt);
    }

    /// <summary>« Rester »: the idle time starts again; the absolute end does not move. Seconds left, as in <see cref="Left"/>.</summary>
    public async Task<int> Stay()
    {
        var id = LiveSession.IdOf(Context.User);
        var now = clock.GetUtcNow();
        var minute = SessionTicketStore.Minute(now);
        await db.SignInSessions.Where(session => session.Id == id && session.EndedAt == null && session.EndsAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, minute));
        return await Left();
    }

    private int SecondsUntil(DateTimeOffset time) => Math.Max(0, (int)Math.Ceiling((time - clock.GetUtcNow()).TotalSeconds));
}
