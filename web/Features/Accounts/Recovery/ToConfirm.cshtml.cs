namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>« Accès à confirmer »: the second professional says yes, and receives nothing secret.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ToConfirmModel(RemakeAccess remake, AuditLog audit) : PreparedPage
{
    public IReadOnlyList<RemakeAccess.Waiting> Waiting { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.RecoveriesListed);
        Waiting = await remake.WaitingAsync();
        return null;
    }

    [FreshProof]
    public async Task<IActionResult> OnPostConfirmAsync(Guid recovery) =>
        await remake.ConfirmAsync(recovery) ? RedirectToPage(new { fait = 1 }) : NotFound();
}
