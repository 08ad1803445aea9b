using System.Diagnostics;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Vaults;

/// <summary>DATA-14, V2.3.3: « keys rotate » in a process of its own, ended by « kill -9 » in the middle, again and again; then it goes on, and all is readable.</summary>
public abstract class KilledRotationTests(OwnVault portal)
{
    private const int People = RotateKeys.Batch * 6;
    private const int Kills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task A_rotation_killed_in_the_middle_loses_nothing_and_goes_on()
    {
        var kept = new List<(Guid Person, string Text, byte[] Sealed)>();
        await using (var scope = portal.Services.CreateAsyncScope())
        {
            var (vault, db) = (scope.ServiceProvider.GetRequiredService<Vault>(), scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>());
            for (var number = 0; number < People; number++)
            {
                var person = SecretCode.NewId();
                kept.Add((person, $"texte {number}", await vault.SealAsync(Vaulted.Text, person, person, $"texte {number}")));
                db.ChangeTracker.Clear();
            }
        }
        var old = portal.Services.GetRequiredService<KeyEpochs>().Current;
        using var command = new PortalProcess();
        foreach (var key in new[] { "Storage:Folder", "Security:KeyFile", "Security:VaultFolder", "Security:ErasureLedger", "Database:ConnectionString", "Territory:Pack" }) command.Settings[key] = portal.Setting(key);
        File.SetUnixFileMode(portal.Setting("Security:KeyFile"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var (moved, all) = (new List<int> { 0 }, await portal.WithDbAsync(db => db.PersonKeys.CountAsync()));
        for (var kill = 0; kill < Kills && moved[^1] < all; kill++) // a quick machine may have finished before it was killed: a further one would be another rotation
        {
            command.Begin("keys", "rotate");
            Assert.True(await Task.Factory.StartNew(() => Begins(command, old, moved[^1]), TaskCreationOptions.LongRunning), "The rotation does not begin.");
            await command.StopAsync(); // SIGKILL
            moved.Add(await MovedAsync(old));
            await ReadAllAsync(kept);
        }
        if (moved[^1] < all) Assert.Equal(0, await command.RunAsync("keys", "rotate"));
        var end = await MovedAsync(old);
        await ReadAllAsync(kept);
        await portal.StartAgainAsync();

        Console.WriteLine($"{GetType().Name}: killed {moved.Count - 1} times after {string.Join(", ", moved.Skip(1))} of {end} keys; then all moved, {kept.Count} of {kept.Count} texts readable each time.");
        Assert.InRange(moved[1], 1, end - 1); // it was the middle
        Assert.Equal(end, await portal.WithDbAsync(db => db.PersonKeys.CountAsync()));
        Assert.Equal(old + 1, KeyEpochs.Open(portal.Folder).Current); // one rotation, however often it was killed
    }

    /// <summary>Looked at without a break, on a thread of its own: those of the pool may all be busy while the rotation goes by.</summary>
    private bool Begins(PortalProcess command, int old, int before)
    {
        using var scope = portal.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ChildProtection.Platform.Data.PortalDb>();
        var wait = Stopwatch.StartNew();
        while (db.PersonKeys.Count(key => key.Epoch > old) <= before && command.IsRunning)
            if (wait.Elapsed > Patience) return false;
        return true;
    }

    private Task<int> MovedAsync(int old) => portal.WithDbAsync(db => db.PersonKeys.CountAsync(key => key.Epoch > old));

    private async Task ReadAllAsync(List<(Guid Person, string Text, byte[] Sealed)> kept)
    {
        portal.ForgetKeys([.. kept.Select(one => one.Person)]);
        var read = await portal.WithVaultAsync(vault => vault.OpenAllAsync(Vaulted.Text, [.. kept.Select(one => (one.Person, one.Person, one.Sealed))]));
        Assert.All(kept, one => Assert.Equal(one.Text, read.GetValueOrDefault(one.Person)));
    }
}

public sealed class KilledRotationOnSqlite(OwnVaultOnSqlite portal) : KilledRotationTests(portal), IClassFixture<OwnVaultOnSqlite>;

public sealed class KilledRotationOnPostgres(OwnVaultOnPostgres portal) : KilledRotationTests(portal), IClassFixture<OwnVaultOnPostgres>;
