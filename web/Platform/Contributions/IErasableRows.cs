namespace ChildProtection.Platform.Contributions;

/// <summary>
/// Rows that one person takes back or erases while the person stays: the ledger outside the database remembers them, so that
/// a restored backup forgets them again (reference DATA-13). The act notes them with <see cref="Vaults.ErasedRows"/>.
/// </summary>
public interface IErasableRows
{
    /// <summary>As written in the ledger, never changed: small letters and hyphens, « statement ».</summary>
    string Kind { get; }

    /// <summary>Those of these rows whose words are here again: none on an ordinary day.</summary>
    IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids);

    /// <summary>Erases them again; how many were here again. Safe to do twice.</summary>
    Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids);
}
