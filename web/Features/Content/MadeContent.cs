using System.Collections.Concurrent;

namespace ChildProtection.Features.Content;

/// <summary>
/// Content that was made once of files nobody changes, for several portals that run in one process: none of them pays for it
/// again. A portal alone in its process has no use for it, and is not given one.
/// </summary>
public sealed class MadeContent
{
    private readonly ConcurrentDictionary<(string Root, string Territory), (ContentShelf Shelf, ContentEdition Edition)> made = new();

    internal (ContentShelf Shelf, ContentEdition Edition)? Find(ContentFolder content, TerritoryPack pack) => made.TryGetValue((content.Root, pack.Code), out var found) ? found : null;

    internal void Keep(ContentFolder content, TerritoryPack pack, ContentShelf shelf, ContentEdition edition) => made.TryAdd((content.Root, pack.Code), (shelf, edition));
}
