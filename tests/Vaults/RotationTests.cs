using System.Collections.Concurrent;
using System.Security.Cryptography;
using ChildProtection.Platform;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>DATA-13, DATA-14: the keys above the keys change while people read and write; old ones end when no backup needs them.</summary>
public abstract class RotationTests(OwnVault portal)
{
    [Fact]
    public async Task People_read_and_write_while_keys_rotate()
    {
        var kept = new ConcurrentBag<(Guid Person, Guid Row, string Text, byte[] Sealed)>();
        var failures = new ConcurrentBag<Exception>();
        foreach (var n in Enumerable.Range(0, RotateKeys.Batch + 50)) await KeepAsync(kept, SecretCode.NewId(), $"avant {n}");
        using var end = new CancellationTokenSource();
        var people = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 200 && !end.IsCancellationRequested; n++)
            {
                try
                {
                    await KeepAsync(kept, SecretCode.NewId(), $"pendant {n}");
                    var (person, row, text, sealedText) = kept.ElementAt(RandomNumberGenerator.GetInt32(kept.Count));
                    portal.ForgetKeys(person);
                    Assert.Equal(text, await portal.OpenAsync(person, row, sealedText));
                }
                catch (Exception failure)
                {
                    failures.Add(failure);
                }
            }
        })).ToList();

        var before = portal.Services.GetRequiredService<KeyEpochs>().Current;
        for (var round = 0; round < 3; round++) await RotateAsync();
        await end.CancelAsync();
        await Task.WhenAll(people);

        Assert.Empty(failures);
        Assert.Equal(before + 3, portal.Services.GetRequiredService<KeyEpochs>().Current);
        portal.ForgetKeys([.. kept.Select(text => text.Person)]);
        foreach (var (person, row, text, sealedText) in kept) Assert.Equal(text, await portal.OpenAsync(person, row, sealedText));
    }

    /// <summary>« kill -9 » between two batches: some keys are of the new epoch, the others are not lost, the next call goes on.</summary>
    [Fact]
    public async Task A_rotation_killed_between_two_batches_goes_on()
    {
        var kept = new ConcurrentBag<(Guid Person, Guid Row, string Text, byte[] Sealed)>();
        foreach (var n in Enumerable.Range(0, RotateKeys.Batch * 2)) await KeepAsync(kept, SecretCode.NewId(), $"texte {n}");
        await RotateAsync(); // whatever other tests left
        await Assert.ThrowsAsync<TimeoutException>(() => RotateAsync(() => throw new TimeoutException("killed")));
        var epoch = portal.Services.GetRequiredService<KeyEpochs>().Current;
        var (done, left) = await portal.WithDbAsync(async db => (
            await db.PersonKeys.CountAsync(key => key.Epoch == epoch), await db.PersonKeys.CountAsync(key => key.Epoch < epoch)));
        Assert.Equal(RotateKeys.Batch, done);
        Assert.True(left >= RotateKeys.Batch);
        portal.ForgetKeys([.. kept.Select(text => text.Person)]);
        foreach (var (person, row, text, sealedText) in kept) Assert.Equal(text, await portal.OpenAsync(person, row, sealedText));

        Assert.Equal((epoch, left), await RotateAsync());

        Assert.False(await portal.WithDbAsync(db => db.PersonKeys.AnyAsync(key => key.Epoch != epoch)));
    }

    [Fact]
    public async Task An_epoch_is_destroyed_when_nothing_needs_it_and_not_before()
    {
        await RotateAsync(); // whatever other tests left
        var (person, row) = (SecretCode.NewId(), SecretCode.NewId());
        var sealedText = await portal.SealAsync(person, row, "toujours là");
        var (old, backup) = await portal.WithDbAsync(async db => await db.PersonKeys.AsNoTracking().Where(key => key.PersonId == person)
            .Select(key => new ValueTuple<int, byte[]>(key.Epoch, key.WrappedKey)).SingleAsync());
        await RefusesAsync(portal.Services.GetRequiredService<KeyEpochs>().Current, "is the newest");
        await Assert.ThrowsAsync<TimeoutException>(() => RotateAsync(() => throw new TimeoutException("killed")));
        await SealOldAsync(person, old, backup);
        await RefusesAsync(old, "still wraps keys");
        await RotateAsync();
        portal.Clock.Advance(RotateKeys.BackupLife - TimeSpan.FromSeconds(1));
        await RefusesAsync(old, "less than 35 days");
        portal.Clock.Advance(TimeSpan.FromSeconds(1));

        await WithRotationAsync(async rotation => { await rotation.DestroyAsync(old); return 0; });

        Assert.False(File.Exists(KeyEpochs.PathOf(portal.Folder, old)));
        portal.ForgetKeys(person);
        Assert.Equal("toujours là", await portal.OpenAsync(person, row, sealedText));
        await SealOldAsync(person, old, backup); // a backup of that time
        portal.ForgetKeys(person);
        await Assert.ThrowsAsync<CryptographicException>(() => portal.OpenAsync(person, row, sealedText));
        await portal.WithDbAsync(db => db.PersonKeys.Where(key => key.PersonId == person).ExecuteDeleteAsync());
        await RefusesAsync(old, "no epoch");
    }

    /// <summary>Another process made it: this one looks again into the folder.</summary>
    [Fact]
    public async Task An_epoch_made_by_another_process_is_found()
    {
        _ = portal.Server;
        var (here, there) = (KeyEpochs.Open(portal.Folder), KeyEpochs.Open(portal.Folder));
        var key = RandomNumberGenerator.GetBytes(32);

        var wrapped = there.Wrap(there.Add(), key, []);

        Assert.Equal(key, here.Unwrap(there.Current, wrapped, []));
        Assert.Throws<CryptographicException>(() => here.Unwrap(there.Current + 1, wrapped, []));
    }

    private async Task KeepAsync(ConcurrentBag<(Guid, Guid, string, byte[])> kept, Guid person, string text) =>
        kept.Add((person, person, text, await portal.SealAsync(person, person, text)));

    private Task<int> SealOldAsync(Guid person, int epoch, byte[] wrapped) => portal.WithDbAsync(db => db.PersonKeys.Where(key => key.PersonId == person)
        .ExecuteUpdateAsync(update => update.SetProperty(key => key.Epoch, epoch).SetProperty(key => key.WrappedKey, wrapped)));

    private Task<(int Epoch, int Moved)> RotateAsync(Func<Task>? afterBatch = null) => WithRotationAsync(rotation => rotation.RunAsync(afterBatch));

    private async Task RefusesAsync(int epoch, string why) =>
        Assert.Contains(why, (await Assert.ThrowsAsync<BrokenRuleException>(() => WithRotationAsync(async rotation => { await rotation.DestroyAsync(epoch); return 0; }))).Message, StringComparison.Ordinal);

    private async Task<T> WithRotationAsync<T>(Func<RotateKeys, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<RotateKeys>());
    }
}

public sealed class RotationOnSqlite(OwnVaultOnSqlite portal) : RotationTests(portal), IClassFixture<OwnVaultOnSqlite>;

public sealed class RotationOnPostgres(OwnVaultOnPostgres portal) : RotationTests(portal), IClassFixture<OwnVaultOnPostgres>;
