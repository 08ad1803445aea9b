namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Notes what a person takes back or erases alone. Called inside the transaction of the act, once the act is certain and
/// before it commits: if it fails after that, the next start finishes it, as for a person (<see cref="Vault.DestroyKeyAsync"/>).
/// </summary>
public sealed class ErasedRows(PortalDb db, ErasureLedger ledger)
{
    public async Task NoteAsync(string kind, IReadOnlyCollection<Guid> ids)
    {
        if (ids.Count == 0) return;
        await ledger.AppendAsync(kind, ids);
        await ledger.RememberAsync(db);
    }
}
