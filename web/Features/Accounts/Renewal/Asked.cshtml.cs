namespace ChildProtection.Features.Accounts.Renewal;

/// <summary>« Une demande de nouvel accès »: what is under way for one’s own account, and the button that stops it.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class AskedModel(RenewAccount renew, CurrentUser user) : PreparedPage
{
    public RenewAccount.Pending? Pending { get; private set; }
    public bool IsYoung => Role.IsYoung(user.Role);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Pending = await renew.PendingAsync(user.Id);
        return null;
    }

    /// <summary>Without a fresh proof: stopping it harms nobody, and whoever has only this session left must be able to.</summary>
    public async Task<IActionResult> OnPostAsync()
    {
        await renew.RefuseAsync(user.Id);
        return RedirectToPage(new { fait = 1 });
    }
}
