namespace ChildProtection.Features.Accounts.Team;

/// <summary>Invites one person into the circle. The code is given by hand or by voice; the mail only says there is something.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class InviteModel(Access access, InviteToCircle invite, CeremonyDesk desk, AuditLog audit) : LoadedPage<Child>
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

        await invite.InviteAsync(Id, Kind, Email, (invitation, code) =>
            desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown));
        return RedirectToPage("Sheet");
    }
}
