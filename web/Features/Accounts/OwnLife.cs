namespace ChildProtection.Features.Accounts;

/// <summary>
/// Where the young person who asks lives today: what each page of the committee begins with, so translated once. The door is that of
/// <see cref="Purpose.Own"/>; a test holds it against <see cref="Access.Children"/>.
/// </summary>
/// <param name="Zone">A code of the territory; null for whoever has none.</param>
/// <param name="ComesOfAgeOn">Null when nobody wrote it.</param>
/// <param name="Place">Null when nobody wrote it, or once the measure is over.</param>
public sealed record OwnLife(string? Zone, DateOnly? ComesOfAgeOn, Guid? Place)
{
    private static readonly OncePerModel<Func<PortalDb, Guid, DateTimeOffset, Task<Row?>>> Query = new(() => EF.CompileAsyncQuery((PortalDb db, Guid me, DateTimeOffset now) =>
        (from relation in db.Set<Relation>()
         join account in db.Users on relation.AccountId equals account.Id
         join child in db.Set<Child>() on relation.ChildId equals child.Id
         where relation.AccountId == me && relation.Kind == RelationKind.Self && relation.From <= now && (relation.Until == null || relation.Until > now) && account.DisabledAt == null
         orderby child.CreatedAt
         select new Row
         {
             Zone = child.Zone, ComesOfAgeOn = child.ComesOfAgeOn, IsInCare = child.CareEndsAt == null || child.CareEndsAt > now,
             Place = db.Set<Stay>().Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).OrderByDescending(stay => stay.From).Select(stay => (Guid?)stay.PlaceId).FirstOrDefault(),
         }).FirstOrDefault()));

    /// <summary>Null for whoever is no young person here.</summary>
    internal static async Task<OwnLife?> OfAsync(PortalDb db, Guid me, DateTimeOffset now) =>
        await Query.For(db)(db, me, now) is { } row ? new OwnLife(row.Zone, row.ComesOfAgeOn, row.IsInCare ? row.Place : null) : null;

    private sealed class Row
    {
        public required string? Zone { get; init; }
        public required DateOnly? ComesOfAgeOn { get; init; }
        public required bool IsInCare { get; init; }
        public required Guid? Place { get; init; }
    }
}
