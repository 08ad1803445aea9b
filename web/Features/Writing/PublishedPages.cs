using ChildProtection.Features.Content;
using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Writing;

/// <summary>
/// Brings what was published to the pages: in this process when it is published, in the others within <see cref="ReadPublished.Period"/>.
/// Names of those who reread are looked up each time, so that a person who is erased is named no more.
/// </summary>
public sealed class PublishedPages(ContentOverlay overlay, TerritoryPack territory, IServiceScopeFactory scopes) : IPublishedWords, IDisposable
{
    private readonly SemaphoreSlim door = new(1, 1);
    private string seen = "";

    /// <summary>One at a time: an older answer never comes over a newer one.</summary>
    public async Task ReadAsync()
    {
        await door.WaitAsync();
        try
        {
            await ReadInTurnAsync();
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose() => door.Dispose();

    private async Task ReadInTurnAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, vault) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<Vault>());
        var all = db.PageVersions;
        var current = all.AsNoTracking().Where(version => version.WithdrawnAt == null && !all.Any(later => later.File == version.File && later.WithdrawnAt == null && later.Number > version.Number));
        var heads = await current.OrderBy(version => version.File).Select(version => new { version.Id, version.RereadingId }).ToListAsync();
        var rereadings = heads.Where(head => head.RereadingId is not null).Select(head => head.RereadingId!.Value).ToList();
        var readers = rereadings.Count == 0 ? [] : await db.PageReaders.AsNoTracking().Where(reader => rereadings.Contains(reader.RereadingId) && reader.FinishedAt != null)
            .OrderBy(reader => reader.FinishedAt).ThenBy(reader => reader.Id).ToListAsync();
        var now = string.Join(';', [.. heads.Select(head => head.Id.ToString()), .. readers.Select(reader => $"{reader.Id}{reader.ShownAs}{reader.Kind}{reader.ShownName}")]);
        if (now == seen) return;

        var versions = await current.ToListAsync();
        var texts = await vault.OpenAllAsync(WritingData.VersionText, [.. versions.Select(version => (Vault.Nobody, version.Id, version.Text))]);
        var byRereading = readers.ToLookup(reader => reader.RereadingId);
        overlay.Replace(versions.ToDictionary(version => version.File, version => new PublishedText(
            texts[version.Id] ?? "", version.RereadingId is { } rereading ? Named([.. byRereading[rereading]]) : []), StringComparer.Ordinal));
        seen = now;
    }

    /// <summary>« Lina, Loutre du matin et 2 autres personnes », on the day the last one finished; nothing when nobody did.</summary>
    private IReadOnlyList<Rereading> Named(IReadOnlyList<PageReader> readers) => readers.Count == 0 ? []
        : [new Rereading(ReaderNames.Of(readers), territory.DayOf(readers.Max(reader => reader.FinishedAt!.Value)))];
}

/// <summary>Reads what is published before the first page.</summary>
internal sealed class FirstReadOfPublished(PublishedPages pages, PortalDb db) : IStartTask
{
    public int Order => 3;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (await db.FindsAsync("SELECT 1 FROM \"PageVersions\" WHERE \"WithdrawnAt\" IS NULL LIMIT 1")) await pages.ReadAsync();
        return [];
    }
}

/// <summary>Sees what another process published or withdrew.</summary>
internal sealed class ReadPublished(PublishedPages pages, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ReadPublished> logger)
    : PeriodicJob(Period, scopes, clock, logger)
{
    internal static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    /// <summary>They have just been read: <see cref="FirstReadOfPublished"/>.</summary>
    protected override TimeSpan Peace => Period;

    protected override Task RunAsync(IServiceProvider services, CancellationToken stop) => pages.ReadAsync();
}
