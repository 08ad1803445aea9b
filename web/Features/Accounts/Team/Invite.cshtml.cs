namespace ChildProtection.Features.Accounts.Team;

/// <summary>Invites one person into the circle. The code is given by hand or by voice; the mail only says there is something.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class InviteModel(Access access, InviteToCircle invite, CeremonyDesk desk, AuditLog audit, CurrentUser user) : LoadedPage<Child>
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "lien")]
    public RelationKind? AskedKind { get; set; }

    /// <summary>Nobody invites a référent: without a kind there is no page.</summary>
    public RelationKind Kind => AskedKind ?? RelationKind.CaseWorker;

    [BindProperty, Display(Name = "Son adresse e-mail"), DataType(DataType.EmailAddress)]
    [EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr.")]
    [StringLength(254, ErrorMessage = "Cette adresse est trop longue.")]
    public string? Email { get; set; }

    /// <summary>Of this form: pressed twice, it makes one sheet.</summary>
    [BindProperty]
    public Guid SubmissionKey { get; set; } = SecretCode.NewId();

    public bool IsYoung => Kind == RelationKind.Self;

    /// <summary>Only the référent's children, and only the kinds a référent may invite.</summary>
    protected override async Task<Child?> LoadAsync()
    {
        if (!RelationKinds.Invitable.Contains(Kind) || await access.ChildAsync(Purpose.Compose, Id) is not { } child) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id, reason: "invite");
        return child;
    }

    [FreshProof]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsYoung && string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Écrivez son adresse e-mail.");
            return FormGuard.SameForm();
        }

        var once = SecretCode.Hash($"{user.Id}:{SubmissionKey}:{Id}:{Kind}:{Email?.Trim().ToLowerInvariant()}");
        if (!await ResumeAsync(once)) await InviteOnceAsync(once);
        return RedirectToPage("Sheet");
    }

    /// <summary>The other press, at the same instant, may be done first: its sheet is the sheet.</summary>
    private async Task InviteOnceAsync(string once)
    {
        try
        {
            await InviteAsync(once);
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            if (!await ResumeAsync(once)) await InviteAsync(once: null); // ten minutes have passed, or it was cancelled
        }
    }

    /// <summary>The sheet that the same form has made, while its code still opens something.</summary>
    private async Task<bool> ResumeAsync(string once) => await invite.IsWaitingAsync(Id, Kind, Email) && await desk.ResumeAsync(SheetModel.Purpose, once);

    private Task InviteAsync(string? once) =>
        invite.InviteAsync(Id, Kind, Email, (invitation, code) => desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown, once));
}
