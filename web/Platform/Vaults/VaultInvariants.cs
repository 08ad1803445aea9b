using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>A backup whose keys do not open is no backup.</summary>
internal sealed class EveryKeyOpens(KeyEpochs epochs) : IInvariant
{
    public string Name => "every person's key opens with the vault folder";

    public async Task<int> BrokenAsync(PortalDb db)
    {
        var broken = 0;
        await foreach (var row in db.PersonKeys.AsNoTracking().AsAsyncEnumerable())
            if (!Opens(row)) broken++;
        return broken;
    }

    private bool Opens(PersonKey row)
    {
        try
        {
            CryptographicOperations.ZeroMemory(epochs.Unwrap(row.Epoch, row.WrappedKey, PersonKeyRing.Bound(row.PersonId, row.Epoch)));
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}

/// <summary>Whoever the database remembers as erased is not in it.</summary>
internal sealed class NobodyErasedIsBack(ErasureLedger ledger) : IInvariant
{
    private const int Batch = 500;

    public string Name => "nobody erased is back";

    public async Task<int> BrokenAsync(PortalDb db)
    {
        var back = 0;
        var (all, known) = await ledger.CheckAsync(db);
        foreach (var some in all.Take(known).Where(line => line.Kind is null).Select(line => line.Id).Chunk(Batch))
            back += await db.PersonKeys.CountAsync(key => some.Contains(key.PersonId)) + await db.Users.CountAsync(account => some.Contains(account.Id));
        return back;
    }
}

/// <summary>What somebody took back or erased, and the database remembers so, is not in it.</summary>
internal sealed class NothingErasedIsBack(ErasureLedger ledger, IEnumerable<IErasableRows> kinds) : IInvariant
{
    private const int Batch = 500;

    public string Name => "nothing taken back is back";

    public async Task<int> BrokenAsync(PortalDb db)
    {
        var back = 0;
        var (all, known) = await ledger.CheckAsync(db);
        foreach (var kind in kinds)
            foreach (var some in all.Take(known).Where(line => line.Kind == kind.Kind).Select(line => line.Id).Chunk(Batch)) back += await kind.Back(db, some).CountAsync();
        return back;
    }
}
