using ChildProtection.Platform.Direct;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Ends sessions before their time: HTTP is refused at the next request, open sockets close on every process within five
/// seconds (reference ID-60). Whoever disables an account or changes its role calls it; forgetting to is caught by the sweep.
/// </summary>
public sealed class EndSessions(PortalDb db, SessionRevocations revocations, TimeProvider clock)
{
    /// <summary>One device of this account. False when there is none such, or it is closed already.</summary>
    public async Task<bool> OneAsync(Guid accountId, Guid sessionId, string reason) =>
        await WhereAsync(db.SignInSessions.Where(session => session.AccountId == accountId && session.Id == sessionId), reason) == 1;

    /// <summary>
    /// Every device of this account, but one if it is named; and whoever proved who they are a moment ago, and has no session
    /// yet, gets none (<see cref="StartSession"/>). How many were open.
    /// </summary>
    public Task<int> OfAccountAsync(Guid accountId, string reason, Guid? except = null) => db.InOneTransactionAsync(async () =>
    {
        await BeginEpochAsync(accountId); // before the sessions are read: a session on its way waits for this row, or is there already
        return await WhereAsync(db.SignInSessions.Where(session => session.AccountId == accountId && session.Id != except), reason);
    });

    /// <summary>Both stamps: Identity writes whole rows, and must not write an older one over what was just decided.</summary>
    private Task<int> BeginEpochAsync(Guid accountId)
    {
        var (security, concurrency) = (SecretCode.NewKey(), SecretCode.NewKey());
        return db.Users.Where(account => account.Id == accountId).ExecuteUpdateAsync(update => update
            .SetProperty(account => account.SecurityStamp, security)
            .SetProperty(account => account.ConcurrencyStamp, concurrency));
    }

    /// <summary>Joins the transaction there may be; on PostgreSQL the other processes learn of it when it commits.</summary>
    internal async Task<int> WhereAsync(IQueryable<SignInSession> sessions, string reason, DateTimeOffset? at = null)
    {
        var now = at ?? clock.GetUtcNow();
        var open = await sessions.Where(session => session.EndedAt == null).Select(session => session.Id).ToListAsync();
        if (open.Count == 0) return 0;
        var seen = SignInSession.Rounded(now);
        var ended = await db.SignInSessions.Where(session => open.Contains(session.Id) && session.EndedAt == null)
            .ExecuteUpdateAsync(update => update
                .SetProperty(session => session.EndedAt, now)
                .SetProperty(session => session.EndedReason, reason)
                .SetProperty(session => session.LastSeenAt, session => session.LastSeenAt < seen ? session.LastSeenAt : seen)
                .SetProperty(session => session.Ticket, Array.Empty<byte>()));
        await revocations.AnnounceAsync(db, open);
        return ended;
    }
}
