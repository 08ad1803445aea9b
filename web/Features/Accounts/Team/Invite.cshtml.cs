namespace ChildProtection.Features.Accounts.Team;

/// <summary>Invites one person into the circle. The code is given by hand or by voice; the mail only says there is something.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class InviteModel(
    PortalDb db, CurrentUser user, CeremonyDesk desk, AuditLog audit, TimeProvider clock) : LoadedPage<Child>
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
    protected override Task<Child?> LoadAsync() => RelationKinds.Invitable.Contains(Kind)
        ? db.Children.FollowedBy(db, user, clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(child => child.Id == Id)
        : Task.FromResult<Child?>(null);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsYoung && string.IsNullOrWhiteSpace(Email))
        {
            ModelState.AddModelError(nameof(Email), "Écrivez son adresse e-mail.");
            return FormGuard.SameForm();
        }

        var now = clock.GetUtcNow();
        if (IsYoung && await db.Relations.HoldingAt(now).AnyAsync(r => r.ChildId == Id && r.Kind == RelationKind.Self))
            throw new BrokenRuleException("Ce jeune a déjà son espace.");

        var email = Email?.Trim().ToLowerInvariant();
        var (invitation, code) = Invitation.ToCircle(Id, Kind, Email, user.Id, now);
        await db.InOneTransactionAsync(async () =>
        {
            // A new sheet replaces the one before: only one paper opens this door.
            var replaced = await db.Invitations
                .Where(i => i.ChildId == Id && i.Kind == Kind && i.UsedAt == null && i.CancelledAt == null && (IsYoung || i.Email == email))
                .ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, now));
            if (replaced > 0) await audit.WriteAsync(AccountsAudit.InvitationCancelled, Id, reason: "replaced");
            db.Invitations.Add(invitation);
            if (invitation.Email is { } address) Outbox.Add(db, address, MailTemplate.Invitation, now);
            await audit.WriteAsync(AccountsAudit.InvitationMade, Id, invitation.Id, invitation.Code());
        });
        await desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown);
        return RedirectToPage("Sheet");
    }
}
