namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Keys of the people met in the last five minutes, 2,000 at most, zeroed when they leave (reference DATA-12). It hands
/// out copies, so that a key that leaves is never zeroed under somebody's hands. After an erasure in another process,
/// this one can read for five minutes more: that bound is part of the promise.
/// </summary>
public sealed class DataKeyCache : IDisposable
{
    public const int Capacity = 2_000;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, (DataKey Key, DateTimeOffset Until)> keys = [];
    private readonly TimeProvider clock;
    private readonly ITimer timer;

    public DataKeyCache(TimeProvider clock)
    {
        this.clock = clock;
        timer = clock.CreateTimer(_ => ForgetExpired(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
    }

    public int Count
    {
        get { lock (gate) return keys.Count; }
    }

    internal DataKey? Find(Guid personId)
    {
        lock (gate) return keys.TryGetValue(personId, out var found) && found.Until > clock.GetUtcNow() ? found.Key.Copy() : null;
    }

    internal void Keep(Guid personId, DataKey key)
    {
        lock (gate)
        {
            if (keys.Count >= Capacity && !keys.ContainsKey(personId)) Remove(keys.MinBy(entry => entry.Value.Until).Key);
            Remove(personId);
            keys[personId] = (key.Pinned(), clock.GetUtcNow() + Life);
        }
    }

    public void Forget(Guid personId)
    {
        lock (gate) Remove(personId);
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            foreach (var person in keys.Keys.ToList()) Remove(person);
        }
    }

    private void ForgetExpired()
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            foreach (var (person, _) in keys.Where(entry => entry.Value.Until <= now).ToList()) Remove(person);
        }
    }

    private void Remove(Guid personId)
    {
        if (keys.Remove(personId, out var gone)) gone.Key.Dispose();
    }
}
