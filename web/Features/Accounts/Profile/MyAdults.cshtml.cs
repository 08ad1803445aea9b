namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mes adultes »: who is around me here, since when, and what they may see.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MyAdultsModel(PortalDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    public sealed record Adult(string Name, RelationKind Kind, DateTimeOffset Since);

    public IReadOnlyList<Adult> Adults { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var accounts = db.Users;
        var mine = db.Children.InCircleOf(db, user.Id, now, RelationKind.Self).Select(child => child.Id);
        Adults = await (
            from relation in db.Relations.HoldingAt(now)
            join account in accounts on relation.AccountId equals account.Id
            where mine.Contains(relation.ChildId) && relation.Kind != RelationKind.Self
            orderby relation.Kind, relation.From
            select new Adult(account.DisplayName, relation.Kind, relation.From)).Take(50).ToListAsync();
    }
}
