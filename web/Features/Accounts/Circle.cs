namespace ChildProtection.Features.Accounts;

/// <summary>Who is around a child, today. Used by every slice that keeps something about a child.</summary>
public static class Circle
{
    /// <summary>The relations that hold at this moment.</summary>
    public static IQueryable<Relation> HoldingAt(this IQueryable<Relation> relations, DateTimeOffset now) =>
        relations.Where(relation => relation.From <= now && (relation.Until == null || relation.Until > now));

    /// <summary>
    /// The children of whose circle this person is, as one of these kinds, at this moment.
    /// Without kinds: in any quality.
    /// </summary>
    public static IQueryable<Child> InCircleOf(
        this IQueryable<Child> children, PortalDb db, Guid accountId, DateTimeOffset now, params RelationKind[] kinds)
    {
        var relations = db.Relations.HoldingAt(now).Where(relation => relation.AccountId == accountId);
        if (kinds.Length > 0) relations = relations.Where(relation => kinds.Contains(relation.Kind));
        return children.Where(child => relations.Any(relation => relation.ChildId == child.Id));
    }
}
