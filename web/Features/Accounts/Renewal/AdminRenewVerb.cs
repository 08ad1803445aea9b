using ChildProtection.Platform.Verbs;

namespace ChildProtection.Features.Accounts.Renewal;

/// <summary>« admin renew »: the sheet of an adult who lost every key, where there are no two administrators to make it.</summary>
internal sealed class AdminRenewVerb(IServiceProvider services) : IVerb
{
    public string Name => "admin renew";

    public string Help => $"""
        admin renew ACCOUNT-NUMBER
          Prints a single-use code with which an adult comes back to the same account, with new keys. It serves
          {Invitation.RenewalWait.TotalHours} hours after it was printed: until then the owner is told, by mail and in the portal, and may stop it.
          The number ({PersonReference.Example}) is on the account’s page in the administration. Earlier sheets become void.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output)
    {
        if (arguments is not [var typed] || PersonReference.Read(typed) is not { } reference)
        {
            await output.WriteLineAsync(Help);
            return 2;
        }
        foreach (var line in await PortalStart.PrepareDataAsync(services)) await output.WriteLineAsync(line);
        var code = await MakeAsync(services.GetRequiredService<PortalDb>(), reference);
        await output.WriteLineAsync($"Give this code to the owner of {PersonReference.Shown(reference)} by hand: {SecretCode.Grouped(code)} (page /bienvenue, serves once, {Invitation.RenewalWait.TotalHours} hours from now).");
        return 0;
    }

    private Task<string> MakeAsync(PortalDb db, string reference) => db.InOneTransactionAsync(async () =>
    {
        var account = await db.Users.SingleOrDefaultAsync(one => one.Reference == reference && one.Role != Role.YoungPerson && one.DisabledAt == null && one.Email != null)
            ?? throw new BrokenRuleException("No open adult account with an address has this number.");
        await services.GetRequiredService<AuditLog>().WriteAsync(new AuditAct(AccountsAudit.SheetPrinted, account.Id) { Actor = AuditActor.Operator });
        var (_, code) = await services.GetRequiredService<RenewAccount>().SheetAsync(account, byId: null);
        await db.SaveChangesAsync();
        return code;
    });
}
