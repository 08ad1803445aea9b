using System.Globalization;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Rotation of the key-encryption keys (reference DATA-13, DATA-14). Only wrappings change: no text is touched, so people
/// read and write meanwhile. Killed, it goes on at the next call where it was.
/// </summary>
internal sealed class RotateKeys(PortalDb db, KeyEpochs epochs, DirectoryKeys directory, PersonKeyRing ring, TimeProvider clock)
{
    public const int Batch = 200;
    private const string Unfinished = "key-rotation";

    /// <summary>How long a backup may live that still needs an old epoch (reference §2.2: 35 days).</summary>
    public static readonly TimeSpan BackupLife = TimeSpan.FromDays(35);

    /// <summary>Makes a new epoch, unless a rotation was left unfinished, and wraps every key with the newest. Returns it and how many keys moved.</summary>
    /// <param name="afterBatch">Told after each batch; what it throws ends the rotation between two batches.</param>
    public async Task<(int Epoch, int Moved)> RunAsync(Func<Task>? afterBatch = null)
    {
        var isUnfinished = await db.InstanceSettings.AnyAsync(setting => setting.Key == Unfinished);
        await RememberAsync(Unfinished, "yes"); // before the epoch is made: killed here, the next call makes it
        var newest = isUnfinished && epochs.Current > directory.Epoch ? epochs.Current : epochs.Add();
        var left = epochs.All.Where(epoch => epoch < newest).ToHashSet();
        var moved = await RewrapAsync(newest, left, afterBatch);
        directory.Rewrap(newest); // last: a file of the newest epoch says that all keys are there
        foreach (var epoch in left) await RememberAsync(SettingOf(epoch), clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        await ForgetAsync(Unfinished);
        return (newest, moved);
    }

    private async Task<int> RewrapAsync(int newest, HashSet<int> left, Func<Task>? afterBatch)
    {
        var moved = 0;
        while (await db.PersonKeys.AsNoTracking().Where(key => key.Epoch < newest).OrderBy(key => key.PersonId).Take(Batch).ToListAsync() is { Count: > 0 } rows)
        {
            await using (var transaction = await db.Database.BeginTransactionAsync())
            {
                foreach (var row in rows)
                {
                    var wrapped = ring.Rewrap(row, newest);
                    moved += await db.PersonKeys.Where(key => key.PersonId == row.PersonId && key.Epoch == row.Epoch)
                        .ExecuteUpdateAsync(update => update.SetProperty(key => key.WrappedKey, wrapped).SetProperty(key => key.Epoch, newest));
                    left.Add(row.Epoch);
                    await ForgetAsync(SettingOf(row.Epoch));
                }
                await transaction.CommitAsync();
            }
            if (afterBatch is not null) await afterBatch();
        }
        return moved;
    }

    /// <summary>
    /// Destroys an old epoch. The newest, one that still wraps something, or one left less than 35 days ago:
    /// <see cref="BrokenRuleException"/>, because a living backup may need it.
    /// </summary>
    public async Task DestroyAsync(int epoch)
    {
        if (!epochs.All.Contains(epoch)) throw new BrokenRuleException($"There is no epoch {epoch}.");
        if (epoch == epochs.Current) throw new BrokenRuleException($"Epoch {epoch} is the newest: « keys rotate » makes the next one first.");
        if (directory.Epoch == epoch || await db.PersonKeys.AnyAsync(key => key.Epoch == epoch))
            throw new BrokenRuleException($"Epoch {epoch} still wraps keys: « keys rotate » moves them.");
        if (await LeftAtAsync(epoch) is not { } left || clock.GetUtcNow() < left + BackupLife)
            throw new BrokenRuleException($"Epoch {epoch} was left less than {BackupLife.Days} days ago: a backup may need it.");
        epochs.Destroy(epoch);
        await ForgetAsync(SettingOf(epoch));
    }

    /// <summary>When the last key left this epoch; null while it is in use.</summary>
    public async Task<DateTimeOffset?> LeftAtAsync(int epoch)
    {
        var key = SettingOf(epoch);
        return await db.InstanceSettings.Where(setting => setting.Key == key).Select(setting => setting.Value).SingleOrDefaultAsync() is { } date
            ? DateTimeOffset.Parse(date, CultureInfo.InvariantCulture) : null;
    }

    private Task<int> RememberAsync(string key, string value) =>
        db.Database.ExecuteSqlAsync($"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ({key}, {value}) ON CONFLICT DO NOTHING");

    private Task<int> ForgetAsync(string key) => db.InstanceSettings.Where(setting => setting.Key == key).ExecuteDeleteAsync();

    private static string SettingOf(int epoch) => $"key-epoch-{epoch.ToString(CultureInfo.InvariantCulture)}-left";
}
