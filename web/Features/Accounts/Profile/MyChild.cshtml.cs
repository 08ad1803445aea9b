namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mon enfant », for a parent: each child apart, the référent's name, and never the child's words or address.</summary>
[Authorize(RolePolicies.Parent)]
public sealed class MyChildModel(Circles circles, AuditLog audit) : PageModel
{
    public IReadOnlyList<Circles.ParentedChild> Children { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Children = await circles.ParentedAsync();
        foreach (var child in Children) await audit.WriteAsync(AccountsAudit.ChildSeenByParent, child.Id); // before anything shows
    }
}
