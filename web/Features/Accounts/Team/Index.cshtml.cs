using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>A professional's children and what waits for them: one query each, ten minutes a day.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(PortalDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    /// <summary>A young person has an account once they have come in.</summary>
    public sealed record Row(Guid Id, string FirstName, string Zone, RelationKind Kind, bool HasAccount, bool IsInvited);

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public int PageCount { get; private set; }
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var relations = db.Relations.HoldingAt(now);
        var invitations = db.Invitations.Where(i => i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now);
        var team =
            from relation in relations
            where relation.AccountId == user.Id && relation.Kind != RelationKind.Self && relation.Kind != RelationKind.Parent
            select relation;
        PageCount = Math.Max(1, (await team.CountAsync() + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, PageCount);
        Rows = await (
            from relation in team
            join child in db.Children on relation.ChildId equals child.Id
            orderby child.FirstName, child.Id
            select new Row(child.Id, child.FirstName, child.Zone, relation.Kind,
                relations.Any(r => r.ChildId == child.Id && r.Kind == RelationKind.Self),
                invitations.Any(i => i.ChildId == child.Id && i.Kind == RelationKind.Self)))
            .Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync();
    }
}
