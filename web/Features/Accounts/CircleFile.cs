namespace ChildProtection.Features.Accounts;

/// <summary>
/// A child's links as the administration sees them: who does what from when to when, never which child. The child has a
/// number; those who do not work here have theirs.
/// </summary>
public sealed class CircleFile(PortalDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Id">Of the link.</param>
    /// <param name="AccountId">Whose it is.</param>
    /// <param name="Name">Of somebody who works here; null for everybody else.</param>
    /// <param name="Reference">The account's number.</param>
    /// <param name="Kind">What they are to the child.</param>
    /// <param name="From">Since when.</param>
    /// <param name="Until">Until when; null without end.</param>
    /// <param name="Holds">Today.</param>
    /// <param name="IsClosed">The account may not sign in at present.</param>
    public sealed record Link(Guid Id, Guid AccountId, string? Name, string? Reference, RelationKind Kind, DateTimeOffset From, DateTimeOffset? Until, bool Holds, bool IsClosed)
    {
        /// <summary>The name at work, or the number.</summary>
        public string Who => Name ?? $"Compte {PersonReference.Shown(Reference)}";

        public bool MayBeDated => Holds && Kind is not RelationKind.CaseWorker and not RelationKind.Self;
    }

    /// <param name="ChildId">The child.</param>
    /// <param name="Reference">Its number.</param>
    /// <param name="Zone">A code of the territory.</param>
    /// <param name="CareEndsAt">When the measure ends, or ended; null while it goes on.</param>
    /// <param name="Links">Those of today first, then the past ones.</param>
    public sealed record Sheet(Guid ChildId, string? Reference, string Zone, DateTimeOffset? CareEndsAt, IReadOnlyList<Link> Links)
    {
        /// <summary>Those who can answer: a référent whose account is closed is none.</summary>
        public IEnumerable<Link> CaseWorkers => Links.Where(link => link is { Holds: true, IsClosed: false, Kind: RelationKind.CaseWorker });
    }

    /// <summary>The child with this number, or whose young person's account has it; null for none.</summary>
    public async Task<Guid?> FindAsync(string reference)
    {
        var now = clock.GetUtcNow();
        var owners = db.Users.Where(account => account.Reference == reference && account.Role == Role.YoungPerson);
        var own = db.Relations.HoldingAt(now).Where(relation => relation.Kind == RelationKind.Self && owners.Any(account => account.Id == relation.AccountId));
        return await db.Children.Where(child => child.Reference == reference || own.Any(relation => relation.ChildId == child.Id))
            .Select(child => (Guid?)child.Id).FirstOrDefaultAsync();
    }

    /// <summary>Null when there is no such child.</summary>
    public async Task<Sheet?> ReadAsync(Guid childId)
    {
        if (await db.Children.Where(child => child.Id == childId).Select(child => new { child.Id, child.Reference, child.Zone, child.CareEndsAt }).SingleOrDefaultAsync() is not { } child) return null;
        var now = clock.GetUtcNow();
        var accounts = db.Users;
        var rows = await (
            from relation in db.Relations
            join account in accounts on relation.AccountId equals account.Id
            where relation.ChildId == childId
            orderby relation.Until != null, relation.From descending, relation.Id
            select new
            {
                relation.Id, relation.AccountId, account.Role, account.Reference, relation.Kind, relation.From, relation.Until, account.DisabledAt,
                Name = relation.Kind == RelationKind.CaseWorker || relation.Kind == RelationKind.Educator || relation.Kind == RelationKind.FosterCarer ? account.DisplayName : null,
            }).Take(Most).ToListAsync();
        return new Sheet(child.Id, child.Reference, child.Zone, child.CareEndsAt, [.. rows
            .Select(row => new Link(row.Id, row.AccountId, Role.IsStaff(row.Role) ? row.Name : null, row.Reference, row.Kind, row.From, row.Until, row.From <= now && (row.Until is null || row.Until > now), row.DisabledAt is not null))
            .OrderByDescending(link => link.Holds)]);
    }
}
