using System.Data.Common;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// Gives the accounts of before names were held their own name, the oldest account first: whoever came later under the same
/// name keeps it, unheld, until they choose another one. Nothing to do at any later start.
/// </summary>
internal sealed class HoldPseudonyms(PortalDb db) : IStartTask
{
    private const int AtOnce = 500;

    public int Order => 1;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (!await db.FindsAsync($"SELECT 1 FROM \"AspNetUsers\" WHERE \"Role\" = '{Role.YoungPerson}' AND \"PseudonymIndex\" IS NULL AND \"DisplayNameIndex\" IS NOT NULL LIMIT 1")) return [];
        var users = db.Users;
        while (await users.Where(account => account.Role == Role.YoungPerson && account.PseudonymIndex == null && account.DisplayNameIndex != null
                && !users.Any(other => other.PseudonymIndex == account.DisplayNameIndex))
            .OrderBy(account => account.CreatedAt).ThenBy(account => account.Id).Select(account => new { account.Id, account.DisplayNameIndex }).Take(AtOnce).ToListAsync() is { Count: > 0 } free)
            foreach (var first in free.DistinctBy(account => account.DisplayNameIndex))
                try
                {
                    await users.Where(account => account.Id == first.Id).ExecuteUpdateAsync(update => update.SetProperty(account => account.PseudonymIndex, first.DisplayNameIndex));
                }
                catch (DbException taken) when (taken.IsDuplicate())
                {
                    break; // another process, starting at the same instant, gave the name: what is left is asked for again
                }
        return [];
    }
}
