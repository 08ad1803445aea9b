using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>Finds, makes and destroys people's keys. Scoped: it works inside the caller's transaction when there is one.</summary>
internal sealed class PersonKeyRing(PortalDb db, KeyEpochs epochs, DataKeyCache cache, TimeProvider clock) : IDisposable
{
    private const int Batch = 1_000;

    /// <summary>
    /// Keys made inside a transaction that is still open: a rollback would take them back, so they wait here and not in
    /// the cache that every request shares.
    /// </summary>
    private readonly Dictionary<Guid, (DataKey Key, Guid Transaction)> uncommitted = [];

    /// <summary>Each person's key, in one query for those that the cache lacks; a person without key is absent. Dispose of what it returns.</summary>
    public async Task<Dictionary<Guid, DataKey>> FindAsync(IReadOnlyCollection<Guid> people)
    {
        var found = new Dictionary<Guid, DataKey>();
        foreach (var person in people)
            if (!found.ContainsKey(person) && (Uncommitted(person) ?? cache.Find(person)) is { } key) found[person] = key;

        foreach (var missing in people.Except(found.Keys).Chunk(Batch))
        {
            foreach (var row in await db.PersonKeys.AsNoTracking().Where(key => missing.Contains(key.PersonId)).ToListAsync())
                found[row.PersonId] = Open(row);
        }
        return found;
    }

    /// <summary>The person's key, made now if there is none; of two processes that make it at once, one wins and both use it.</summary>
    public async Task<DataKey> FindOrMakeAsync(Guid personId)
    {
        if ((await FindAsync([personId])).TryGetValue(personId, out var found)) return found;

        using var made = new DataKey(RandomNumberGenerator.GetBytes(Gcm.KeySize));
        var epoch = epochs.Current;
        var wrapped = epochs.Wrap(epoch, made.Bytes, Bound(personId, epoch));
        var now = clock.GetUtcNow();
        object createdAt = db.Database.IsNpgsql() ? now : now.UtcTicks; // as PortalDb stores dates
        var inserted = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO \"PersonKeys\" (\"PersonId\", \"Epoch\", \"WrappedKey\", \"CreatedAt\") VALUES ({personId}, {epoch}, {wrapped}, {createdAt}) ON CONFLICT DO NOTHING");
        if (inserted == 0)
            return (await FindAsync([personId])).GetValueOrDefault(personId) ?? throw new CryptographicException("The person's key was destroyed at this moment.");
        if (db.Database.CurrentTransaction is not { } transaction) cache.Keep(personId, made);
        else uncommitted[personId] = (made.Copy(), transaction.TransactionId);
        return made.Copy();
    }

    public async Task DestroyAsync(Guid personId)
    {
        await db.PersonKeys.Where(key => key.PersonId == personId).ExecuteDeleteAsync();
        if (uncommitted.Remove(personId, out var waiting)) waiting.Key.Dispose();
        cache.Forget(personId);
    }

    /// <summary>The same key under another epoch, for rotation.</summary>
    public byte[] Rewrap(PersonKey row, int epoch)
    {
        var plain = epochs.Unwrap(row.Epoch, row.WrappedKey, Bound(row.PersonId, row.Epoch));
        try
        {
            return epochs.Wrap(epoch, plain, Bound(row.PersonId, epoch));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public void Dispose()
    {
        foreach (var (key, _) in uncommitted.Values) key.Dispose();
        uncommitted.Clear();
    }

    private DataKey Open(PersonKey row)
    {
        var plain = epochs.Unwrap(row.Epoch, row.WrappedKey, Bound(row.PersonId, row.Epoch));
        var key = new DataKey(plain);
        CryptographicOperations.ZeroMemory(plain);
        if (db.Database.CurrentTransaction is null) cache.Keep(row.PersonId, key);
        return key;
    }

    private DataKey? Uncommitted(Guid personId) =>
        uncommitted.TryGetValue(personId, out var waiting) && waiting.Transaction == db.Database.CurrentTransaction?.TransactionId ? waiting.Key.Copy() : null;

    /// <summary>« person | epoch »: a wrapped key serves nobody else and no other epoch.</summary>
    internal static byte[] Bound(Guid personId, int epoch)
    {
        var bound = new byte[16 + sizeof(int)];
        personId.TryWriteBytes(bound);
        BinaryPrimitives.WriteInt32BigEndian(bound.AsSpan(16), epoch);
        return bound;
    }
}
