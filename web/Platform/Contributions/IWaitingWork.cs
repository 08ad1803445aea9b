namespace ChildProtection.Platform.Contributions;

/// <summary>What waits for an administrator in one feature: counts only, never what people wrote.</summary>
public interface IWaitingWork
{
    /// <summary>Items at zero may be given too; they are not shown.</summary>
    Task<IReadOnlyList<WaitingItem>> CountAsync() => Task.FromResult<IReadOnlyList<WaitingItem>>([]);

    /// <summary>What only has to be counted: all that the features give is counted in one command.</summary>
    IReadOnlyList<WaitingRows> Rows => [];
}

/// <param name="Label">As of <see cref="WaitingItem"/>.</param>
/// <param name="Address">As of <see cref="WaitingItem"/>.</param>
/// <param name="Ids">One for each that waits; of the request’s own database.</param>
public sealed record WaitingRows(string Label, string Address, IQueryable<Guid> Ids);

/// <summary>Asks every feature.</summary>
public sealed class CountWaiting(IEnumerable<IWaitingWork> work)
{
    /// <summary>Those of which there is at least one, in the order of the features.</summary>
    public async Task<IReadOnlyList<WaitingItem>> ReadAsync()
    {
        var items = new List<WaitingItem>();
        foreach (var one in work) items.AddRange(await one.CountAsync());
        var rows = work.SelectMany(one => one.Rows).ToList();
        if (rows.Count > 0)
        {
            var places = rows.Select((one, place) => one.Ids.Select(_ => place)).Aggregate((one, other) => one.Concat(other));
            var counts = await places.GroupBy(place => place).Select(group => new { Place = group.Key, Count = group.Count() }).ToDictionaryAsync(one => one.Place, one => one.Count);
            items.AddRange(rows.Select((one, place) => new WaitingItem(one.Label, counts.GetValueOrDefault(place), one.Address)));
        }
        return [.. items.Where(item => item.Count > 0)];
    }
}

/// <param name="Label">In French, as shown: « Courriels en attente ».</param>
/// <param name="Count">How many.</param>
/// <param name="Address">The page where it is dealt with; the reader must be allowed there.</param>
public sealed record WaitingItem(string Label, int Count, string Address);
