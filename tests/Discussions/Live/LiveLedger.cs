using System.Collections.Concurrent;

namespace ChildProtection.Tests.Discussions.Live;

/// <summary>What was acknowledged and what each one saw, in the order of seeing it, held against what the database keeps.</summary>
/// <param name="people">How many look; their numbers begin at 0.</param>
internal sealed class LiveLedger(int people)
{
    private readonly ConcurrentDictionary<long, Guid> order = new();
    private readonly ConcurrentDictionary<Guid, long> acknowledged = new();
    private readonly ConcurrentBag<string> faults = [];
    private readonly long[] last = new long[people];
    private readonly int[] seen = new int[people];

    /// <summary>Id and place.</summary>
    public IReadOnlyDictionary<Guid, long> Acknowledged => acknowledged;

    /// <summary>What must never happen, in words.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    public void Fault(string words) => faults.Add(words);

    /// <summary>The server said that it is kept at this place; twice for the same id only at the same place.</summary>
    public void Acknowledge(Guid id, long place)
    {
        if (acknowledged.GetOrAdd(id, place) != place) faults.Add($"Acknowledged at {acknowledged[id]} and at {place}.");
    }

    /// <summary>One of them shows it below what it showed before. One number from one thread at a time.</summary>
    public void Saw(int number, long place, Guid id)
    {
        if (order.GetOrAdd(place, id) != id) faults.Add($"Number {number} saw another message at {place}.");
        if (place <= last[number]) faults.Add($"Number {number} saw {place} after {last[number]}.");
        (last[number], seen[number]) = (place, seen[number] + 1);
    }

    /// <summary>Everything acknowledged is kept, once, where it was said to be, and everybody saw all of it and nothing else.</summary>
    public void Judge(IReadOnlyDictionary<long, Guid> kept)
    {
        if (kept.Values.Distinct().Count() != kept.Count) faults.Add("The database holds a message twice.");
        foreach (var (id, place) in acknowledged)
            if (!kept.TryGetValue(place, out var there) || there != id) faults.Add($"Acknowledged at {place} and not there.");
        foreach (var (place, id) in order)
            if (!kept.TryGetValue(place, out var there) || there != id) faults.Add($"Seen at {place} and not kept there.");
        for (var number = 0; number < people; number++)
            if (seen[number] != kept.Count) faults.Add($"Number {number} saw {seen[number]} of {kept.Count}.");
    }
}
