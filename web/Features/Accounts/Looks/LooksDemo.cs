namespace ChildProtection.Features.Accounts.Looks;

/// <summary>In the demonstration, the référent has opened the page of the first young person.</summary>
internal sealed class LooksDemo(PortalDb db, AuditLog audit) : IDemoData
{
    private const int Looks = 3;

    public int Order => 900;
    public IEnumerable<string> Notes => [];

    /// <summary>Written by the log itself, once: entries cannot be taken back.</summary>
    public async Task SeedAsync()
    {
        if (await FirstCircleAsync() is not var (childId, caseWorker)) return;
        if (await db.AuditEntries.AnyAsync(entry => entry.PersonId == childId && entry.Action == AccountsAudit.ChildRead.Code)) return;
        for (var look = 0; look < Looks; look++)
            await audit.WriteAsync(new AuditAct(AccountsAudit.ChildRead, childId) { Actor = caseWorker });
    }

    /// <summary>The child of the demonstration who has a parent here, and who follows them.</summary>
    private async Task<(Guid ChildId, AuditActor CaseWorker)?> FirstCircleAsync()
    {
        var relations = db.Relations;
        var found = await relations
            .Where(relation => relation.Kind == RelationKind.CaseWorker && relation.Until == null
                && relations.Any(other => other.ChildId == relation.ChildId && other.Kind == RelationKind.Parent)
                && relations.Any(other => other.ChildId == relation.ChildId && other.Kind == RelationKind.Self))
            .OrderBy(relation => relation.From).Select(relation => new { relation.ChildId, relation.AccountId }).FirstOrDefaultAsync();
        return found is null ? null : (found.ChildId, new AuditActor(found.AccountId, Role.Professional));
    }
}
