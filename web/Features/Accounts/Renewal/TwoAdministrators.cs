namespace ChildProtection.Features.Accounts.Renewal;

/// <summary>
/// Who may be the second pair of eyes of a renewal: another administrator, here for a week or more, whom the first one did not
/// let in and who did not let the first one in. Otherwise one person with an account made for the purpose would be both.
/// </summary>
public sealed class TwoAdministrators(PortalDb db, TimeProvider clock)
{
    /// <summary>As long as the trace of an invitation is kept at the very least (the rule « accounts-invitations »).</summary>
    public static readonly TimeSpan OldEnough = TimeSpan.FromDays(7);

    /// <summary>Active for long enough.</summary>
    public Task<bool> IsOldEnoughAsync(Guid adminId) => Settled().AnyAsync(account => account.Id == adminId);

    /// <summary>The administrators who may finish what this one asks for this account.</summary>
    public IQueryable<Account> SecondsOf(Guid askerId, Guid renewedId)
    {
        var invitations = db.Invitations;
        return Settled().Where(account => account.Id != askerId && account.Id != renewedId && !invitations.Any(i =>
            i.InvitedById == askerId && i.UsedById == account.Id || i.InvitedById == account.Id && i.UsedById == askerId));
    }

    private IQueryable<Account> Settled()
    {
        var since = clock.GetUtcNow() - OldEnough;
        return db.Users.Where(account => account.Role == Role.Administrator && account.DisabledAt == null && account.CreatedAt <= since);
    }
}
