namespace ChildProtection.Features.Accounts.Team;

/// <summary>A child's circle, for the référent: who is around, who is invited, whom to invite next.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class ChildModel(PortalDb db, CurrentUser user, TerritoryPack territory, TimeProvider clock) : LoadedPage<Child>
{
    public sealed record Member(string Name, RelationKind Kind, DateTimeOffset Since);

    public sealed record Waiting(Guid Id, RelationKind Kind, string? Email, DateTimeOffset Until);

    [FromRoute]
    public Guid Id { get; set; }

    public string ZoneName => territory.ZoneName(Subject.Zone);
    public IReadOnlyList<Member> Members { get; private set; } = [];
    public IReadOnlyList<Waiting> Invitations { get; private set; } = [];
    public bool HasAccount => Members.Any(member => member.Kind == RelationKind.Self);
    public bool MayInvite(RelationKind kind) => kind != RelationKind.Self || !HasAccount;

    protected override Task<Child?> LoadAsync() =>
        db.Children.FollowedBy(db, user, clock.GetUtcNow()).AsNoTracking().SingleOrDefaultAsync(child => child.Id == Id);

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostCancelAsync(Guid invitationId)
    {
        var now = clock.GetUtcNow();
        var invitation = await db.Invitations.OfCirclesOf(db, user, now)
            .SingleOrDefaultAsync(i => i.Id == invitationId && i.ChildId == Id);
        if (invitation is null) return NotFound();
        await ShowAsync(); // so that a refusal shows the page whole
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
            where relation.ChildId == Id
            orderby relation.Kind, relation.From
            select new Member(account.DisplayName, relation.Kind, relation.From)).Take(50).ToListAsync();
        Invitations = await db.Invitations
            .Where(i => i.ChildId == Id && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now)
            .OrderByDescending(i => i.CreatedAt)
            .Select(i => new Waiting(i.Id, i.Kind!.Value, i.Email, i.ExpiresAt)).Take(50).ToListAsync();
    }
}
