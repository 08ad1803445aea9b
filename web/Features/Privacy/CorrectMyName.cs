using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>One's own name: adults write theirs, the young choose another one of the portal's; each change is written down.</summary>
public sealed class CorrectMyName(PortalDb db, BlindIndex index, Pseudonyms names, AuditLog audit, CurrentUser user)
{
    public const int ShortestName = 2;
    private bool IsYoung => Role.IsYoung(user.Role);

    public Task<string> NameAsync() => db.Users.Where(account => account.Id == user.Id).Select(account => account.DisplayName).SingleAsync();

    /// <summary>For the young, none of them taken.</summary>
    public Task<IReadOnlyList<string>> SuggestAsync() => names.SuggestAsync();

    /// <summary>Too short, not of the list, or taken: <see cref="BrokenRuleException"/>.</summary>
    public async Task ChangeAsync(string written)
    {
        var name = written.Trim();
        if (IsYoung && !Pseudonym.IsOurs(name)) throw new BrokenRuleException("Choisis un nom de la liste.");
        if (name.Length < ShortestName) throw new BrokenRuleException("Le nom est trop court.");
        var taken = index.Of(name);
        if (IsYoung && await db.Users.AnyAsync(account => account.DisplayNameIndex == taken && account.Id != user.Id)) throw new BrokenRuleException("Ce nom est déjà pris. Choisis-en un autre.");
        await db.InOneTransactionAsync(async () =>
        {
            var account = await db.Users.SingleAsync(one => one.Id == user.Id);
            account.DisplayName = name;
            await db.SaveChangesAsync();
            await audit.WriteAsync(PrivacyAudit.Renamed, user.Id);
        });
    }
}
