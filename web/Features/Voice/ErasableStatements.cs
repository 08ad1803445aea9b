namespace ChildProtection.Features.Voice;

/// <summary>Statements taken back, or erased by their author alone: a restored backup loses them again.</summary>
internal sealed class ErasableStatements : IErasableRows
{
    public const string Code = "statement";

    public string Kind => Code;

    /// <summary>The line of one taken back stays for its month, without words: only words come back.</summary>
    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).Select(statement => statement.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).ExecuteDeleteAsync();

    private static IQueryable<Statement> Rows(PortalDb db, IReadOnlyCollection<Guid> ids) => db.Statements.Where(statement => ids.Contains(statement.Id) && statement.Text != null);
}
