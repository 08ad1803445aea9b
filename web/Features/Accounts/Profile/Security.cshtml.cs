using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mon accès »: one's passkeys, to add (five at most) and to take away, soon after signing in only.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SecurityModel(
    PortalDb db, UserManager<Account> accounts, Passkeys passkeys, CurrentUser user, AuditLog audit, TimeProvider clock) : PreparedPage
{
    public IReadOnlyList<UserPasskeyInfo> Keys { get; private set; } = [];

    /// <summary>« N° de compte », to say to whoever repairs things.</summary>
    public string Reference { get; private set; } = "";
    public bool IsYoung => Role.IsYoung(user.Role);
    public bool IsFresh => FreshProofAttribute.IsFresh(User, clock.GetUtcNow());
    public bool HasPassword => LiveSession.Of(HttpContext) is { HasPassword: true };

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var own = await OwnAsync();
        Reference = PersonReference.Shown(own.Reference);
        Keys = [.. await accounts.GetPasskeysAsync(own)];
        return null;
    }

    [FreshProof(ForScript = true)]
    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.BeginRegistrationAsync(user.Id, user.DisplayName), "application/json");

    [FreshProof(ForScript = true)]
    public async Task<IActionResult> OnPostFinishAsync([Required(ErrorMessage = "Il manque la clé."), StringLength(Passkeys.CredentialLength, ErrorMessage = "Cette clé est trop longue.")] string credential)
    {
        if (await passkeys.FinishRegistrationAsync(user.Id, credential) is not { } passkey) return BadRequest();
        await db.InOneTransactionAsync(async () =>
        {
            await passkeys.AddAsync(await OwnAsync(), passkey);
            await TellAsync(AccessNotice.KeyAdded);
            await audit.WriteAsync(AccountsAudit.PasskeyAdded, user.Id);
        });
        return new JsonResult(new { to = "/mon-acces?ajoute=1" });
    }

    [FreshProof]
    public async Task<IActionResult> OnPostRemoveAsync([Required(ErrorMessage = "Choisis un appareil de la liste."), StringLength(2_000, ErrorMessage = "Choisis un appareil de la liste.")] string key)
    {
        var chosen = Keys.FirstOrDefault(passkey => Convert.ToHexStringLower(passkey.CredentialId) == key);
        if (chosen is null) return NotFound();
        var account = await OwnAsync();
        if (Keys.Count == 1 && account.PasswordHash is null && !await db.Cards.AnyAsync(card => card.AccountId == user.Id && card.VoidedAt == null))
            throw new BrokenRuleException("C’est la seule clé de cet espace. Sans elle, personne ne peut entrer.");
        await db.InOneTransactionAsync(async () =>
        {
            ActivateAccount.Check(await accounts.RemovePasskeyAsync(account, chosen.CredentialId));
            await TellAsync(AccessNotice.KeyRemoved);
            await audit.WriteAsync(AccountsAudit.PasskeyRemoved, user.Id);
        });
        return RedirectToPage();
    }

    private async Task TellAsync(string kind)
    {
        db.AccessNotices.Add(AccessNotice.To(user.Id, kind, clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private Task<Account> OwnAsync() => db.Users.SingleAsync(account => account.Id == user.Id);
}
