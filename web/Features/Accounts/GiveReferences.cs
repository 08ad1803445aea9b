namespace ChildProtection.Features.Accounts;

/// <summary>Gives a number to the accounts and children of before the numbers. Nothing to do at any later start.</summary>
internal sealed class GiveReferences(PortalDb db) : IStartTask
{
    private const int AtOnce = 500;

    public int Order => 1;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (!await db.FindsAsync("SELECT 1 FROM \"AspNetUsers\" WHERE \"Reference\" IS NULL UNION ALL SELECT 1 FROM \"Children\" WHERE \"Reference\" IS NULL LIMIT 1")) return [];
        while (await db.Users.Where(account => account.Reference == null).OrderBy(account => account.Id).Take(AtOnce).ToListAsync() is { Count: > 0 } accounts)
        {
            foreach (var account in accounts) account.GiveReference();
            await SaveAsync();
        }
        while (await db.Children.Where(child => child.Reference == null).OrderBy(child => child.Id).Take(AtOnce).ToListAsync() is { Count: > 0 } children)
        {
            foreach (var child in children) child.GiveReference();
            await SaveAsync();
        }
        return [];
    }

    private async Task SaveAsync()
    {
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }
}
