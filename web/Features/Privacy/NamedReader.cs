using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Privacy;

/// <summary>
/// Who opens what people write about their data: one person, named. It is the administrator whose address is
/// « Privacy:Reader » in the configuration, else the pack's data protection officer (« mentions: dpo »). Other
/// administrators see kinds and dates, never a word. Nobody named, or no such account: nobody reads, and the page says so.
/// </summary>
public sealed class NamedReader(PortalDb db, ILookupNormalizer normalizer, CurrentUser user, TerritoryPack territory, IConfiguration configuration)
{
    private string? Address => configuration["Privacy:Reader"] is { Length: > 0 } named ? named : territory.Legal.DataProtectionOfficer;

    /// <summary>Their name, for « Qui va lire ? »; null when nobody can read.</summary>
    public Task<string?> NameAsync() => Accounts().Select(account => account.DisplayName).FirstOrDefaultAsync();

    /// <summary>Where they are told that an answer is awaited; null when nobody can read.</summary>
    public Task<string?> AddressAsync() => Accounts().Select(account => account.Email).FirstOrDefaultAsync();

    /// <summary>Whether whoever asks is that person.</summary>
    public Task<bool> IsMeAsync()
    {
        var me = user.Id;
        return Accounts().AnyAsync(account => account.Id == me);
    }

    private IQueryable<Account> Accounts()
    {
        var index = Address is { Length: > 0 } address ? normalizer.NormalizeEmail(address) : null;
        return db.Users.Where(account => index != null && account.NormalizedEmail == index && account.Role == Role.Administrator && account.DisabledAt == null);
    }
}
