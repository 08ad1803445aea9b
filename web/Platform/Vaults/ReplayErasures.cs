namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Before anything is served: whoever was erased and is in the database again, because a backup was restored, is erased
/// again, and so is what people took back or erased alone (reference DATA-13). Refuses the start when the ledger is not whole.
/// </summary>
internal sealed class ReplayErasures(PortalDb db, ErasureLedger ledger, IServiceProvider services) : IStartTask
{
    private const int Batch = 500;

    public int Order => -1_000;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        var (all, known) = await ledger.CheckAsync(db);
        if (all.Count == 0) return [];
        var (features, ring) = (services.GetServices<IPersonalData>().OrderBy(feature => feature.EraseOrder).ToList(), services.GetRequiredService<PersonKeyRing>());
        var again = all.Skip(known).Where(line => line.Kind is null).Select(line => line.Id).ToHashSet();
        foreach (var some in all.Where(line => line.Kind is null).Select(line => line.Id).Chunk(Batch)) again.UnionWith(await HereAsync(features, some));
        foreach (var person in again)
        {
            foreach (var feature in features) await feature.EraseAsync(person);
            await ring.DestroyAsync(person);
        }
        var rows = await RowsAsync(all);
        await ledger.RememberAsync(db);
        return
        [
            .. again.Count == 0 ? (string[])[] : [$"Erasures: {again.Count} replayed from the ledger, this database was older."],
            .. rows == 0 ? (string[])[] : [$"Erasures: {rows} texts taken back or erased by their authors were here again and are gone."],
        ];
    }

    /// <summary>All of them at each start, whatever the database remembers: one whose act was interrupted is finished here.</summary>
    private async Task<int> RowsAsync(IReadOnlyList<Tombstone> all)
    {
        var count = 0;
        foreach (var kind in services.GetServices<IErasableRows>())
            foreach (var some in all.Where(line => line.Kind == kind.Kind).Select(line => line.Id).Chunk(Batch)) count += await kind.EraseAsync(db, some);
        return count;
    }

    /// <summary>Those who have a key or an account here, or anything that a feature knows, whatever the database remembers.</summary>
    private async Task<IEnumerable<Guid>> HereAsync(IReadOnlyList<IPersonalData> features, Guid[] people)
    {
        List<Guid> here =
        [
            .. await db.PersonKeys.Where(key => people.Contains(key.PersonId)).Select(key => key.PersonId).ToListAsync(),
            .. await db.Users.Where(account => people.Contains(account.Id)).Select(account => account.Id).ToListAsync(),
        ];
        foreach (var feature in features) here.AddRange(await feature.StillHereAsync(people));
        return here;
    }
}
