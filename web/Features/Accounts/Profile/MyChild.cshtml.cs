namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mon enfant », for a parent: each child apart, the référent's name, and never the child's words or address.</summary>
[Authorize(RolePolicies.Parent)]
public sealed class MyChildModel(PortalDb db, CurrentUser user, TimeProvider clock) : PageModel
{
    public sealed record Row(string FirstName, string? CaseWorker);

    public IReadOnlyList<Row> Children { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var accounts = db.Users;
        var relations = db.Relations.HoldingAt(now);
        var children = await db.Children.InCircleOf(db, user.Id, now, RelationKind.Parent)
            .OrderBy(child => child.Id)
            .Select(child => new Row(child.FirstName, relations
                .Where(r => r.ChildId == child.Id && r.Kind == RelationKind.CaseWorker)
                .Join(accounts, r => r.AccountId, a => a.Id, (r, a) => a.DisplayName).FirstOrDefault()))
            .Take(30).ToListAsync();
        Children = [.. children.OrderBy(child => child.FirstName, StringComparer.CurrentCultureIgnoreCase)];
    }
}
