using System.Runtime.Versioning;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Vaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Backups;

/// <summary>What only a database that is a file can do.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class RestoreOnSqlite(OwnVaultOnSqlite portal) : RestoreTests(portal), IClassFixture<OwnVaultOnSqlite>
{
    private protected override void Place(PortalProcess machine) { }

    private protected override PortalDb OpenRestored(PortalProcess machine) => InScopeAsync(services => Task.FromResult(services.GetRequiredService<CheckCopy>().Open(machine.File("portal.db")))).GetAwaiter().GetResult();

    /// <summary>A database set aside by a restore lives as long as a backup.</summary>
    private protected override async Task<int> PlantAsync()
    {
        foreach (var (days, name) in new[] { (36, "portal.db.before-20260101T000000Z"), (34, "portal.db.before-20260103T000000Z") })
        {
            await File.WriteAllTextAsync(Portal.StoredFile(name), "aside");
            File.SetLastWriteTimeUtc(Portal.StoredFile(name), Portal.Clock.GetUtcNow().UtcDateTime.AddDays(-days));
        }
        return 1;
    }

    /// <summary>The former file is kept; a damaged one too; a portal that serves is never pulled from under its people.</summary>
    [Fact]
    public async Task Replacing_keeps_what_was_there_and_waits_for_the_portal_to_stop()
    {
        await Portal.StartAgainAsync();
        var backup = Portal.StoredFile($"{SecretCode.NewId():N}.nvb");
        await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));
        using var machine = NewMachine();
        using (var serving = NewMachine())
        {
            serving.Settings["Storage:Folder"] = machine.File("");
            Assert.Equal(0, await serving.RunAsync("restore", backup));
            await serving.ServeAsync();
            Assert.Equal(1, await machine.RunAsync("restore", backup, "--replace"));
            Assert.Contains(machine.Errors, line => line.Contains("The portal is running", StringComparison.Ordinal));
            await serving.StopAsync();
        }
        Assert.Equal(0, await machine.RunAsync("restore", backup, "--replace"));
        Assert.Single(Directory.GetFiles(machine.File(""), "portal.db.before-*Z"));

        var damaged = await File.ReadAllBytesAsync(machine.File("portal.db"));
        Array.Fill(damaged, (byte)0x5A);
        await File.WriteAllBytesAsync(machine.File("portal.db"), damaged);
        Assert.True(await machine.RunAsync("restore", backup, "--replace") == 0, string.Join('\n', machine.Errors));
        Assert.Equal(2, Directory.GetFiles(machine.File(""), "portal.db.before-*Z").Length);
        Assert.Empty(Directory.GetFiles(machine.File(""), "*.copy*"));
    }

    /// <summary>A damaged database makes no backup, and says what is wrong with it.</summary>
    [Fact]
    public async Task What_is_not_whole_is_not_saved_for_whole()
    {
        await Portal.StartAgainAsync();
        var nadia = await Portal.AccountAsync(Role.Professional);
        var child = await Portal.ChildOfAsync(nadia);
        var orphan = SecretCode.NewId();
        await Portal.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys=OFF");
            await db.Database.ExecuteSqlAsync($"UPDATE \"Relations\" SET \"AccountId\" = {orphan} WHERE \"ChildId\" = {child.Id}");
            return await db.Database.ExecuteSqlAsync($"PRAGMA foreign_keys=ON");
        });
        var backup = Portal.StoredFile($"{SecretCode.NewId():N}.nvb");

        var refusal = await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup)));

        Assert.Contains("rows of Relations point to nothing", refusal.Message);
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(backup)!, $"{Path.GetFileName(backup)}*"));
        await Portal.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE \"Relations\" SET \"AccountId\" = {nadia.Id} WHERE \"ChildId\" = {child.Id}"));
    }
}
