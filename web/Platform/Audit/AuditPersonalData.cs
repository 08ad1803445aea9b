namespace ChildProtection.Platform.Audit;

/// <summary>
/// The lines about a person, for the person. Nothing is erased: a line holds ids only, which name nobody once the account
/// is gone, and goes by itself after <see cref="AuditOptions.KeptMonths"/>.
/// </summary>
internal sealed class AuditPersonalData(PortalDb db) : IPersonalData
{
    public IReadOnlyCollection<Type> Entities => [typeof(AuditEntry)];

    public async Task<object> ExportAsync(Guid personId) => await db.AuditEntries.AsNoTracking()
        .Where(entry => entry.PersonId == personId || entry.ActorId == personId).OrderBy(entry => entry.Seq)
        .Select(entry => new { entry.At, entry.Action, entry.Result, IsOwn = entry.ActorId == personId }).ToListAsync();

    public Task EraseAsync(Guid personId) => Task.CompletedTask;
}
