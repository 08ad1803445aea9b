namespace ChildProtection.Features.Accounts;

/// <summary>Two accounts that are one child, or two children who share one account, would read each other's words.</summary>
internal sealed class OneSelfEach : IInvariant
{
    public string Name => "a child and an account are one person at most";

    public async Task<int> BrokenAsync(PortalDb db)
    {
        var selves = db.Relations.Where(relation => relation.Kind == RelationKind.Self && relation.Until == null);
        return await selves.GroupBy(relation => relation.ChildId).CountAsync(group => group.Count() > 1)
            + await selves.GroupBy(relation => relation.AccountId).CountAsync(group => group.Count() > 1);
    }
}
