namespace ChildProtection.Features.Accounts.Team;

/// <summary>A professional's children and what waits for them: one query each, ten minutes a day.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(PortalDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    private const int PageSize = 25;

    /// <summary>A young person has an account once they have come in.</summary>
    public sealed record Row(Guid Id, string FirstName, string Zone, RelationKind Kind, bool HasAccount, bool IsInvited);

    [BindProperty(SupportsGet = true, Name = "p"), Range(1, 1_000)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public bool HasNext { get; private set; }

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid) PageNumber = 1;
        var now = clock.GetUtcNow();
        var relations = db.Relations.HoldingAt(now);
        var invitations = db.Invitations.Where(i => i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now);
        var rows = await (
            from relation in relations
            join child in db.Children on relation.ChildId equals child.Id
            where relation.AccountId == user.Id && relation.Kind != RelationKind.Self && relation.Kind != RelationKind.Parent
            select new Row(child.Id, child.FirstName, child.Zone, relation.Kind,
                relations.Any(r => r.ChildId == child.Id && r.Kind == RelationKind.Self),
                invitations.Any(i => i.ChildId == child.Id && i.Kind == RelationKind.Self))).ToListAsync();
        // Sorted here: the database sees encrypted names. One professional's children are at most some hundreds.
        var page = rows.OrderBy(row => row.FirstName, StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.Id).Skip((PageNumber - 1) * PageSize).ToList();
        HasNext = page.Count > PageSize;
        Rows = [.. page.Take(PageSize)];
    }
}
