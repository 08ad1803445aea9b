using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Platform.Throttling;

/// <summary>
/// Counts tries in the database, before what is tried is checked: parallel guesses on several processes gain nothing.
/// </summary>
public sealed class Tries(PortalDb db, CounterKey key, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>One more try. Null when it may go on; otherwise how long to wait.</summary>
    public async Task<TimeSpan?> CountAsync(Throttle rule, string subject)
    {
        var id = await key.OfAsync(db, rule.Name, subject);
        var now = clock.GetUtcNow();
        for (var again = 0; again < 5; again++)
        {
            if (await OneMoreAsync(rule, id, now) == 1) return null;
            var paused = await db.TryCounters.AsNoTracking().Where(counter => counter.Key == id).Select(counter => counter.PausedUntil).SingleOrDefaultAsync();
            if (paused > now) return paused - now;
            if (await FirstAsync(rule, id, now)) return null;
        }
        return rule.Pause;
    }

    /// <summary>What was tried was right: the tries of this subject are forgotten.</summary>
    public async Task ForgiveAsync(string subject, params Throttle[] rules)
    {
        var ids = new List<string>();
        foreach (var rule in rules) ids.Add(await key.OfAsync(db, rule.Name, subject));
        await db.TryCounters.Where(counter => ids.Contains(counter.Key)).ExecuteUpdateAsync(update => update
            .SetProperty(counter => counter.Count, 0).SetProperty(counter => counter.PausedUntil, (DateTimeOffset?)null));
    }

    /// <summary>This one try was right: it does not count, those of the neighbours do.</summary>
    public async Task UncountAsync(params (Throttle Rule, string Subject)[] tries)
    {
        var ids = new List<string>();
        foreach (var (rule, subject) in tries) ids.Add(await key.OfAsync(db, rule.Name, subject));
        await db.TryCounters.Where(counter => ids.Contains(counter.Key) && counter.Count > 0)
            .ExecuteUpdateAsync(update => update.SetProperty(counter => counter.Count, counter => counter.Count - 1));
    }

    private Task<int> OneMoreAsync(Throttle rule, string id, DateTimeOffset now)
    {
        var every = (int)Math.Min(int.MaxValue / 8, rule.Every * (long)configuration.GetValue("RateLimits:Scale", 1));
        var forget = now + rule.Memory;
        DateTimeOffset? first = now + rule.Pause, second = now + rule.Pause * 2, third = now + rule.Pause * 4, longest = now + rule.Pause * 8;
        var (two, three, four) = (every * 2, every * 3, every * 4);
        return db.TryCounters
            .Where(counter => counter.Key == id && (counter.PausedUntil == null || counter.PausedUntil <= now))
            .ExecuteUpdateAsync(update => update
                .SetProperty(counter => counter.PausedUntil, counter =>
                    counter.ForgetAt <= now || (counter.Count + 1) % every != 0 ? null
                    : counter.Count + 1 >= four ? longest : counter.Count + 1 >= three ? third : counter.Count + 1 >= two ? second : first)
                .SetProperty(counter => counter.Count, counter => counter.ForgetAt <= now ? 1 : counter.Count + 1)
                .SetProperty(counter => counter.ForgetAt, forget));
    }

    /// <summary>False when another request was first.</summary>
    private async Task<bool> FirstAsync(Throttle rule, string id, DateTimeOffset now)
    {
        var counter = new TryCounter { Key = id, Count = 1, ForgetAt = now + rule.Memory, PausedUntil = rule.Every == 1 ? now + rule.Pause : null };
        db.TryCounters.Add(counter);
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
        finally
        {
            db.Entry(counter).State = EntityState.Detached;
        }
    }
}

/// <summary>
/// The key that makes counters nameless: random, made once for the installation, kept in the database encrypted by Data
/// Protection so that every process has the same.
/// </summary>
public sealed class CounterKey(IDataProtectionProvider protection)
{
    private const string Setting = "counter-key";
    private readonly IDataProtector protector = protection.CreateProtector("ChildProtection.Counters.v1");
    private readonly ConcurrentDictionary<string, byte[]> known = new(StringComparer.Ordinal);

    internal async Task<string> OfAsync(PortalDb db, string rule, string subject) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(await KeyAsync(db), Encoding.UTF8.GetBytes($"{rule}|{subject}")));

    private async Task<byte[]> KeyAsync(PortalDb db)
    {
        if (known.TryGetValue(Setting, out var there)) return there;
        if (await ReadAsync(db) is null)
        {
            var setting = new InstanceSetting { Key = Setting, Value = protector.Protect(SecretCode.NewKey()) };
            db.InstanceSettings.Add(setting);
            try
            {
                await db.SaveChangesAsync();
            }
            catch (DbUpdateException)
            {
                // Another process made it at the same moment: theirs serves.
            }
            db.Entry(setting).State = EntityState.Detached;
        }
        return known.GetOrAdd(Setting, Convert.FromHexString(protector.Unprotect((await ReadAsync(db))!)));
    }

    private static Task<string?> ReadAsync(PortalDb db) =>
        db.InstanceSettings.AsNoTracking().Where(setting => setting.Key == Setting).Select(setting => setting.Value).SingleOrDefaultAsync();
}
