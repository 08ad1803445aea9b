namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Before anything is served: whoever was erased and is in the database again, because a backup was restored, is erased
/// again (reference DATA-13). Refuses the start when the ledger is not whole.
/// </summary>
internal sealed class ReplayErasures(
    PortalDb db, ErasureLedger ledger, PersonKeyRing ring, IEnumerable<IPersonalData> features) : IStartTask
{
    private const int Batch = 500;

    public int Order => -1_000;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var (all, known) = await ledger.CheckAsync(db);
        var again = all.Skip(known).Select(erasure => erasure.PersonId).ToHashSet();
        foreach (var some in all.Select(erasure => erasure.PersonId).Chunk(Batch)) again.UnionWith(await HereAsync(some));
        foreach (var person in again)
        {
            foreach (var feature in features.OrderBy(feature => feature.EraseOrder)) await feature.EraseAsync(person);
            await ring.DestroyAsync(person);
        }
        await ledger.RememberAsync(db);
        return again.Count == 0 ? [] : [$"Erasures: {again.Count} replayed from the ledger, this database was older."];
    }

    /// <summary>Those who have a key or an account here, whatever the database remembers.</summary>
    private async Task<IEnumerable<Guid>> HereAsync(Guid[] people) =>
    [
        .. await db.PersonKeys.Where(key => people.Contains(key.PersonId)).Select(key => key.PersonId).ToListAsync(),
        .. await db.Users.Where(account => people.Contains(account.Id)).Select(account => account.Id).ToListAsync(),
    ];
}
