namespace ChildProtection.Features.Accounts.Team;

/// <summary>A child's circle, for the référent: who is around, who is invited, whom to invite next.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ChildModel(
    Access access, ComposeCircle circle, TerritoryPack territory, ReplaceCard replace, CeremonyDesk desk, CurrentUser user, AuditLog audit, TimeProvider clock)
    : LoadedPage<Child>
{
    public sealed record Waiting(Guid Id, RelationKind Kind, string? Email, DateTimeOffset Until);

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Le jour de ses 18 ans"), DataType(DataType.Date)]
    public DateOnly? ComesOfAgeOn { get; private set; }

    /// <summary>How many parents the date just written would shut out, to be said yes to; 0 when there is nothing to ask.</summary>
    public int ShutOut { get; private set; }

    public string ZoneName => territory.ZoneName(Subject.Zone);
    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<Waiting> Invitations { get; private set; } = [];
    public bool HasAccount { get; private set; }
    public bool MayInvite(RelationKind kind) => kind != RelationKind.Self || !HasAccount;

    protected override async Task<Child?> LoadAsync()
    {
        var child = await access.ChildAsync(Purpose.Compose, Id);
        if (child is null) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AccountsAudit.ChildRead, Id); // before anything shows
        await ShowAsync(child);
        return child;
    }

    /// <summary>« Refaire sa carte »: the old one is void; the new one is shown once, like an invitation.</summary>
    [FreshProof]
    public async Task<IActionResult> OnPostCardAsync()
    {
        var secret = await replace.OfAsync(Id);
        await desk.OpenAsync(SheetModel.Purpose, SheetModel.RememberCard(user.Id, Id, secret), SheetModel.Shown);
        return RedirectToPage("Sheet");
    }

    /// <summary>« Terminer ce lien »: the door closes at once; what was stays known.</summary>
    [FreshProof]
    public async Task<IActionResult> OnPostEndAsync(Guid relationId) => await circle.EndAsync(Id, relationId) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostCancelAsync(Guid invitationId) => await circle.CancelAsync(Id, invitationId) ? RedirectToPage() : NotFound();

    /// <summary>The 18th birthday, written down later than the rest; a day already past is asked twice when it shuts parents out.</summary>
    [FreshProof]
    public async Task<IActionResult> OnPostMajorityAsync([Required(ErrorMessage = "Écrivez une date.")] DateOnly? comesOfAgeOn, DateOnly? sure)
    {
        ComesOfAgeOn = comesOfAgeOn;
        var today = territory.Today(clock);
        if (sure != comesOfAgeOn && Child.MajorityRefusal(comesOfAgeOn!.Value, today) is null && await circle.ShutOutByAsync(Subject, comesOfAgeOn.Value, today) is > 0 and var parents)
        {
            ShutOut = parents;
            ModelState.AddModelError(nameof(ComesOfAgeOn), $"Cette date est passée. Vous allez fermer l’accès {(parents == 1 ? "d’un parent" : $"de {parents} parents")}.");
            return FormGuard.SameForm();
        }
        return await circle.TurnsEighteenAsync(Id, comesOfAgeOn!.Value, territory.Today(clock)) ? RedirectToPage() : NotFound();
    }

    private async Task ShowAsync(Child child)
    {
        ComesOfAgeOn = child.ComesOfAgeOn;
        Members = await access.Linked(access.Children(Purpose.Compose).Where(c => c.Id == Id)).Take(50).ToListAsync();
        HasAccount = await circle.HasAccountAsync(Id);
        Invitations = await access.WaitingInvitations().Where(i => i.ChildId == Id)
            .OrderByDescending(i => i.CreatedAt)
            .Select(i => new Waiting(i.Id, i.Kind!.Value, i.Email, i.ExpiresAt)).Take(50).ToListAsync();
    }
}
