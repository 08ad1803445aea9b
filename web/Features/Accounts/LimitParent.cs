namespace ChildProtection.Features.Accounts;

/// <summary>The référent writes down what a decision lets one parent have; it holds at once, the earlier one stays as history.</summary>
public sealed class LimitParent(PortalDb db, Access access, AuditLog audit)
{
    /// <summary>The parent's link, if this person composes the circle of that child; null otherwise.</summary>
    public async Task<ParentLink?> FindAsync(Guid childId, Guid relationId)
    {
        var children = access.Children(Purpose.Compose);
        return await access.Linked(children, RelationKind.Parent)
            .Where(member => member.ChildId == childId && member.RelationId == relationId)
            .Join(children, member => member.ChildId, child => child.Id, (member, child) => new ParentLink(member.RelationId, member.ChildId, child.FirstName, member.Name, child.ComesOfAgeOn))
            .SingleOrDefaultAsync();
    }

    /// <summary>The decisions about this link, the newest first.</summary>
    public async Task<IReadOnlyList<ParentalDecision>> HistoryAsync(ParentLink link) => await db.ParentalDecisions.AsNoTracking()
        .Where(decision => decision.RelationId == link.RelationId).OrderByDescending(decision => decision.RecordedAt).Take(50).ToListAsync();

    public Task RecordAsync(ParentLink link, ParentalRights rights, DecisionBasis basis, DateTimeOffset? until) => db.InOneTransactionAsync(async () =>
    {
        var now = access.Now;
        await db.ParentalDecisions.Where(decision => decision.RelationId == link.RelationId && decision.ReplacedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(decision => decision.ReplacedAt, now));
        db.ParentalDecisions.Add(ParentalDecision.Record(link.RelationId, rights, basis, until, access.UserId, now));
        await audit.WriteAsync(AccountsAudit.ParentLimited, link.ChildId, link.RelationId);
    });
}

/// <summary>One parent of one child.</summary>
public sealed record ParentLink(Guid RelationId, Guid ChildId, string FirstName, string ParentName, DateOnly? ComesOfAgeOn);
