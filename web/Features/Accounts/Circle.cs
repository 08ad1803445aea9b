namespace ChildProtection.Features.Accounts;

/// <summary>Who is around a child, today. Used by every slice that keeps something about a child.</summary>
public static class Circle
{
    /// <summary>The relations that hold at this moment.</summary>
    public static IQueryable<Relation> HoldingAt(this IQueryable<Relation> relations, DateTimeOffset now) =>
        relations.Where(relation => relation.From <= now && (relation.Until == null || relation.Until > now));

    /// <summary>The children whose measure goes on at this moment.</summary>
    public static IQueryable<Child> InCareAt(this IQueryable<Child> children, DateTimeOffset now) =>
        children.Where(child => child.CareEndsAt == null || child.CareEndsAt > now);
}
