using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Privacy;

/// <summary>One's own name: adults write theirs, the young choose another one of the portal's; each change is written down.</summary>
public sealed class CorrectMyName(PortalDb db, Pseudonyms names, AuditLog audit, CurrentUser user)
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
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(PrivacyAudit.Renamed, user.Id); // its lock makes two who want one name come one after the other
            var account = await db.Users.SingleAsync(one => one.Id == user.Id);
            account.DisplayName = name;
            if (IsYoung) await names.HoldAsync(account);
            await db.SaveChangesAsync();
        });
    }
}
