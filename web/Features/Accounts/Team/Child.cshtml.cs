namespace ChildProtection.Features.Accounts.Team;

/// <summary>A child's circle, for the référent: who is around, who is invited, whom to invite next.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ChildModel(
    PortalDb db, CurrentUser user, TerritoryPack territory, ReplaceCard replace, CeremonyDesk desk, TimeProvider clock) : LoadedPage<Child>
{
    /// <summary>An adult of the circle. The young person is not in the list: their pseudonym is theirs.</summary>
    public sealed record Member(Guid RelationId, string Name, RelationKind Kind, DateTimeOffset Since);

    public sealed record Waiting(Guid Id, RelationKind Kind, string? Email, DateTimeOffset Until);

    [FromRoute]
    public Guid Id { get; set; }

    public string ZoneName => territory.ZoneName(Subject.Zone);
    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<Waiting> Invitations { get; private set; } = [];
    public bool HasAccount { get; private set; }
    public bool MayInvite(RelationKind kind) => kind != RelationKind.Self || !HasAccount;

    protected override async Task<Child?> LoadAsync()
    {
        var child = await db.Children.FollowedBy(db, user, clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(child => child.Id == Id);
        if (child is not null) await ShowAsync();
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
    public async Task<IActionResult> OnPostEndAsync(Guid relationId)
    {
        var now = clock.GetUtcNow();
        var relation = await db.Relations.HoldingAt(now).SingleOrDefaultAsync(r => r.Id == relationId && r.ChildId == Id
            && r.Kind != RelationKind.Self && r.Kind != RelationKind.CaseWorker);
        if (relation is null) return NotFound();
        relation.End(now);
        await db.SaveChangesAsync();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid invitationId)
    {
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.OfCirclesOf(db, user, now)
            .SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == Id);
        if (invitation is null) return NotFound();
        invitation.Cancel(now);
        await db.SaveChangesAsync();
        return RedirectToPage();
    }

    private async Task ShowAsync()
    {
        var now = clock.GetUtcNow();
        var accounts = db.Users;
        Members = await (
            from relation in db.Relations.HoldingAt(now)
            join account in accounts on relation.AccountId equals account.Id
            where relation.ChildId == Id && relation.Kind != RelationKind.Self
            orderby relation.Kind, relation.From
            select new Member(relation.Id, account.DisplayName, relation.Kind, relation.From)).Take(50).ToListAsync();
        HasAccount = await db.Relations.HoldingAt(now).AnyAsync(relation => relation.ChildId == Id && relation.Kind == RelationKind.Self);
        Invitations = await db.Invitations
            .Where(i => i.ChildId == Id && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.CreatedAt)
            .Select(i => new Waiting(i.Id, i.Kind!.Value, i.Email, i.ExpiresAt)).Take(50).ToListAsync();
    }
}
