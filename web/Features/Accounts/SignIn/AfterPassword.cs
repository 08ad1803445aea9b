using ChildProtection.Features.Accounts.Recovery;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>Between the password and the second factor: whoever gave the right password a moment ago in this browser.</summary>
public sealed class AfterPassword(PortalDb db, CeremonyDesk desk, BackupCodes backup, TimeProvider clock)
{
    /// <summary>Who, and the stamp of that moment: the password of before a renewal leads nowhere after it.</summary>
    internal static string Remember(Account account) => $"{account.Id} {account.SecurityStamp}";

    /// <summary>Null when nobody did, the moment has passed, or everything was ended since.</summary>
    public async Task<Account?> AccountAsync()
    {
        if ((await desk.PeekAsync(AdultModel.Purpose))?.Split(' ') is not [var owner, var stamp] || !Guid.TryParse(owner, out var id)) return null;
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.DisabledAt == null);
        return (account?.SecurityStamp ?? "") == stamp ? account : null;
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
