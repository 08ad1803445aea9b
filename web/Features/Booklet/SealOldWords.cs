namespace ChildProtection.Features.Booklet;

/// <summary>Seals the words that readers left before there was a vault. Nothing to do: one look.</summary>
internal sealed class SealOldWords(PortalDb db, Vault vault) : IStartTask
{
    private const int Batch = 200;

    public int Order => -500;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (!await db.FindsAsync("SELECT 1 FROM \"ChapterFeedback\" WHERE \"Word\" IS NOT NULL LIMIT 1")) return [];
        var old = db.ChapterFeedback.Where(feedback => feedback.ClearWord != null).OrderBy(feedback => feedback.Id).Take(Batch);
        while (await old.ToListAsync() is { Count: > 0 } words)
        {
            foreach (var feedback in words) await feedback.SealAsync(vault);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await db.EmptyJournalAsync();
        return [];
    }
}
