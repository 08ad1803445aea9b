using ChildProtection.Features.Accounts.Recovery;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>Between the password and the second factor: whoever gave the right password a moment ago in this browser.</summary>
public sealed class AfterPassword(PortalDb db, CeremonyDesk desk, BackupCodes backup, TimeProvider clock)
{
    /// <summary>Null when nobody did, or the moment has passed.</summary>
    public async Task<Account?> AccountAsync()
    {
        if (!Guid.TryParse(await desk.PeekAsync(AdultModel.Purpose), out var id)) return null;
        return await db.Users.AsNoTracking().SingleOrDefaultAsync(account => account.Id == id && account.DisabledAt == null);
    }

    /// <summary>Ends that moment: of two requests with the same code, one goes on.</summary>
    public async Task<bool> EndAsync() => await desk.CloseAsync(AdultModel.Purpose) is not null;

    /// <summary>A recovery code in place of the application's, once.</summary>
    public Task<bool> UseCodeAsync(Account account, string typed) => backup.UseAsync(account.Id, typed);

    /// <summary>The owner learns that a recovery code served.</summary>
    public Task TellAsync(Account account)
    {
        db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.CodeUsed, clock.GetUtcNow()));
        return db.SaveChangesAsync();
    }
}
