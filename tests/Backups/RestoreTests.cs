using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Privacy;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Vaults;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Backups;

/// <summary>DATA-13, DATA-20, DATA-21, QA-28, QA-38: a backup made while people write, restored by the program itself on an empty machine.</summary>
[UnsupportedOSPlatform("windows")]
public abstract class RestoreTests(OwnVault portal)
{
    private const string HerWords = "CANARI-EFFACE je ne veux plus";
    private const string HisWords = "CANARI-GARDE je veux un vélo";

    protected OwnVault Portal => portal;

    [Fact]
    public async Task A_restored_backup_reads_nobody_who_was_erased_since_and_everybody_else()
    {
        await portal.StartAgainAsync();
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia Benali");
        var (linas, samis) = (await portal.ChildOfAsync(nadia, "Linaïs"), await portal.ChildOfAsync(nadia, "Samuelin"));
        var (lina, sami) = ((await portal.YoungPersonAsync(linas, "x")).Account, (await portal.YoungPersonAsync(samis, "x")).Account);
        var (hers, his) = (await portal.SayAsync(lina.Id, linas.Id, Audience.CaseWorker, HerWords), await portal.SayAsync(sami.Id, samis.Id, Audience.CaseWorker, HisWords));
        await portal.SignInAsync(sami);
        await portal.WithDbAsync(db => { db.Add(OutboxMail.To("claire@exemple.fr", MailTemplate.Invitation, portal.Clock.GetUtcNow())); return db.SaveChangesAsync(); });
        await PublishAsync();
        var backup = portal.StoredFile($"{SecretCode.NewId():N}.nvb");

        var made = await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));
        await EraseAsync(lina.Id);
        await portal.SayAsync(sami.Id, samis.Id, Audience.OnlyMe, "dit après la sauvegarde");
        await PublishAsync();

        using var machine = NewMachine();
        var watch = Stopwatch.StartNew();
        var code = await machine.RunAsync("restore", backup);
        watch.Stop();

        Assert.True(code == 0, string.Join('\n', [.. machine.Output, .. machine.Errors]));
        Assert.Contains(machine.Output, line => line.StartsWith("Erasures: 1 replayed", StringComparison.Ordinal));
        Assert.Contains(machine.Output, line => line.Contains(" sessions closed", StringComparison.Ordinal) && !line.Contains(" 0 sessions", StringComparison.Ordinal) && !line.Contains(" 0 mails", StringComparison.Ordinal));
        await using var restored = OpenRestored(machine);
        Assert.False(await restored.Users.AnyAsync(account => account.Id == lina.Id));
        Assert.False(await restored.Statements.AnyAsync(statement => statement.Id == hers));
        Assert.False(await restored.PersonKeys.AnyAsync(key => key.PersonId == lina.Id));
        Assert.Equal(HisWords, await ReadAsync(restored, sami.Id, his));
        Assert.Equal(1, await restored.Statements.CountAsync(statement => statement.AuthorId == sami.Id)); // what came after the backup is lost, and said so
        Assert.False(await restored.SignInSessions.AnyAsync(open => open.EndedAt == null));
        Assert.All(await restored.Set<OutboxMail>().ToListAsync(), mail => Assert.True(mail.SentAt is not null || mail.LastFailure == MailFailure.Restored));
        Assert.Contains(await restored.AuditEntries.Select(entry => entry.Action).ToListAsync(), action => action == "audit.restored");
        Assert.Equal(0, await machine.RunAsync("audit", "verify"));
        Assert.Equal(0, Readable(backup, HerWords) + Readable(backup, HisWords) + Readable(backup, "Samuelin") + Readable(backup, "claire@exemple.fr"));
        Console.WriteLine($"{GetType().Name}: backup {made.Bytes:N0} bytes in {made.Took.TotalSeconds:0.0} s, restored by the program in {watch.Elapsed.TotalSeconds:0.0} s: 1 erased person, 0 readable; the others whole.");
    }

    /// <summary>Taken back, erased alone, asked and taken back: gone since the backup, and gone again once it is restored.</summary>
    [Fact]
    public async Task What_people_took_back_or_erased_since_the_backup_is_not_readable_in_the_restored_one()
    {
        await portal.StartAgainAsync();
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var child = await portal.ChildOfAsync(nadia, "Linaïs");
        var lina = (await portal.YoungPersonAsync(child, "x")).Account;
        var (back, own, kept) = (await portal.SayAsync(lina.Id, child.Id, Audience.CaseWorker, "repris"), await portal.SayAsync(lina.Id, child.Id, Audience.OnlyMe, "effacé"), await portal.SayAsync(lina.Id, child.Id, Audience.Team, HisWords));
        var (asked, leaving) = ((await portal.AskedAsync(lina, RightsKind.Correction, "demandé")).Id, (await portal.AskedAsync(lina, RightsKind.Erasure, "partir", isClosed: true)).Id);
        await portal.WithDbAsync(db => db.RightsRequests.Where(one => one.Id == leaving).ExecuteUpdateAsync(update => update.SetProperty(one => one.EraseAt, portal.Clock.GetUtcNow().AddDays(7))));
        var backup = portal.StoredFile($"{SecretCode.NewId():N}.nvb");
        await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));

        Assert.True(await InScopeAsync(services => services.As<SaySomething>(lina).WithdrawAsync(back)));
        await InScopeAsync(async services => { await services.As<EraseMyOwn>(lina).RunAsync(); return 0; });
        foreach (var id in new[] { asked, leaving }) Assert.True(await InScopeAsync(services => services.As<AskAboutMyData>(lina).WithdrawAsync(id)));
        Assert.Empty(await portal.StartAgainAsync()); // an ordinary start has nothing to do, and the line of what was taken back stays
        Assert.True(await portal.WithDbAsync(db => db.Statements.AnyAsync(one => one.Id == back && one.WithdrawnAt != null && one.Text == null)));

        using var machine = NewMachine();
        await InScopeAsync(services => new RestoreBackup(services, services.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), Configured(machine), portal.Clock).RunAsync(backup, replace: false));
        await using (var before = OpenRestored(machine))
            Assert.Equal(3, await before.Statements.CountAsync(one => one.AuthorId == lina.Id && one.Text != null)); // control: the backup itself still knows them
        Assert.Equal(0, await machine.RunAsync("keys", "status")); // any word that prepares the database is a start

        await using var restored = OpenRestored(machine);
        Assert.Equal([kept], await restored.Statements.Where(one => one.AuthorId == lina.Id).Select(one => one.Id).ToListAsync());
        Assert.Equal(HisWords, await ReadAsync(restored, lina.Id, kept));
        Assert.All(await restored.RightsRequests.Where(one => one.AccountId == lina.Id).ToListAsync(), one => Assert.True(one is { State: RightsState.Withdrawn, Words: null, EraseAt: null }));
        Console.WriteLine($"{GetType().Name}: 4 things taken back or erased by their author since the backup, 0 readable once restored; the rest whole.");
    }

    /// <summary>The drill: the same program in a place of its own, nothing left of it afterwards.</summary>
    [Fact]
    public async Task A_drill_restores_the_backup_aside_and_leaves_nothing()
    {
        await portal.StartAgainAsync();
        var backup = portal.StoredFile($"{SecretCode.NewId():N}.nvb");
        await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));

        var said = await InScopeAsync(services => services.GetRequiredService<TryBackup>().RunAsync(backup));

        Assert.Contains("Restored and checked: the portal may start.", said);
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(backup)!, "drill-*"));
        Assert.NotNull(await portal.WithDbAsync(db => BackupDates.FindAsync(db, BackupDates.Restored)));

        var bytes = await File.ReadAllBytesAsync(backup);
        bytes[^40] ^= 1;
        await File.WriteAllBytesAsync(backup, bytes);
        var refusal = await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => InScopeAsync(services => services.GetRequiredService<TryBackup>().RunAsync(backup)));
        Assert.Contains("does not open", refusal.Message);
        Assert.Empty(Directory.EnumerateDirectories(Path.GetDirectoryName(backup)!, "drill-*"));
    }

    /// <summary>A drill or a backup was killed: what it left open is forgotten by the next round, and what may still run is not.</summary>
    [Fact]
    public async Task What_a_killed_drill_left_is_forgotten()
    {
        await portal.StartAgainAsync();
        var storage = Path.GetDirectoryName(portal.StoredFile("x"))!;
        var (old, fresh) = (Directory.CreateDirectory(Path.Combine(storage, "drill-old")), Directory.CreateDirectory(Path.Combine(storage, "drill-fresh")));
        await File.WriteAllTextAsync(Path.Combine(old.FullName, "portal.db"), HerWords);
        Directory.SetLastWriteTimeUtc(old.FullName, portal.Clock.GetUtcNow().UtcDateTime.AddHours(-7));
        Directory.SetLastWriteTimeUtc(fresh.FullName, portal.Clock.GetUtcNow().UtcDateTime.AddHours(-1));
        var left = await PlantAsync();

        var gone = await InScopeAsync(services => services.GetRequiredService<Leftovers>().ForgetAsync());

        Assert.Equal(1 + left, gone);
        Assert.False(Directory.Exists(old.FullName));
        Assert.True(Directory.Exists(fresh.FullName));
        fresh.Delete();
    }

    /// <summary>What else one kind of database leaves; how many.</summary>
    private protected abstract Task<int> PlantAsync();

    /// <summary>The process was killed once the database was in place: the next start finishes, before it serves.</summary>
    [Fact]
    public async Task A_restore_that_was_killed_is_finished_by_the_next_start()
    {
        await portal.StartAgainAsync();
        await portal.SignInAsync(await portal.AccountAsync(Role.Parent));
        var backup = portal.StoredFile($"{SecretCode.NewId():N}.nvb");
        await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));
        using var machine = NewMachine();
        await InScopeAsync(services => new RestoreBackup(services, services.GetRequiredService<Microsoft.Extensions.Hosting.IHostEnvironment>(), Configured(machine), portal.Clock).RunAsync(backup, replace: false));
        await using (var before = OpenRestored(machine)) Assert.True(await before.SignInSessions.AnyAsync(open => open.EndedAt == null));

        Assert.Equal(0, await machine.RunAsync("keys", "status")); // any word that prepares the database is a start

        await using var restored = OpenRestored(machine);
        Assert.False(await restored.SignInSessions.AnyAsync(open => open.EndedAt == null));
        Assert.False(await restored.InstanceSettings.AnyAsync(setting => setting.Key == FinishRestore.Setting));
        await restored.SignInSessions.ExecuteUpdateAsync(update => update.SetProperty(session => session.EndedAt, (DateTimeOffset?)null));
        Assert.Equal(0, await machine.RunAsync("restore", "--recovered")); // as after PostgreSQL's own recovery
        Assert.False(await restored.SignInSessions.AnyAsync(open => open.EndedAt == null));
    }

    [Fact]
    public async Task A_backup_without_its_vault_or_over_something_else_is_refused_and_changes_nothing()
    {
        await portal.StartAgainAsync();
        var backup = portal.StoredFile($"{SecretCode.NewId():N}.nvb");
        await InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup));
        await Assert.ThrowsAsync<ChildProtection.Platform.BrokenRuleException>(() => InScopeAsync(services => services.GetRequiredService<TakeBackup>().RunAsync(backup)));

        using var machine = NewMachine();
        machine.Settings["Security:VaultFolder"] = machine.File("other-vault");
        Assert.Equal(1, await machine.RunAsync("restore", backup));
        Assert.Contains(machine.Errors, line => line.Contains("has no keys", StringComparison.Ordinal));
        Assert.False(Directory.Exists(machine.File("other-vault")));

        machine.Settings["Security:VaultFolder"] = portal.Folder;
        Assert.Equal(0, await machine.RunAsync("restore", backup));
        Assert.Equal(1, await machine.RunAsync("restore", backup));
        Assert.Contains(machine.Errors, line => line.Contains("holds a database", StringComparison.Ordinal) || line.Contains("not empty", StringComparison.Ordinal));
        Assert.Equal(2, await machine.RunAsync("restore"));
        Assert.Equal(1, await machine.RunAsync("restore", machine.File("nothing.nvb")));
    }

    /// <summary>Another machine: its own folder and database; the vault folder, the ledger and the key file were brought there.</summary>
    private protected PortalProcess NewMachine()
    {
        var machine = new PortalProcess();
        File.SetUnixFileMode(portal.StoredFile("test.key"), UnixFileMode.UserRead); // a portal in Production looks
        machine.Settings["Security:KeyFile"] = portal.StoredFile("test.key");
        machine.Settings["Security:VaultFolder"] = portal.Folder;
        machine.Settings["Security:ErasureLedger"] = portal.StoredFile("erasures.log");
        if (File.Exists(portal.StoredFile("audit-head.log"))) File.Copy(portal.StoredFile("audit-head.log"), machine.File("audit-head.log"));
        Place(machine);
        return machine;
    }

    /// <summary>Where the machine has its database.</summary>
    private protected abstract void Place(PortalProcess machine);

    private protected abstract PortalDb OpenRestored(PortalProcess machine);

    private protected async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private protected static IConfiguration Configured(PortalProcess machine) =>
        new ConfigurationBuilder().AddInMemoryCollection(machine.Settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();

    private Task PublishAsync() => InScopeAsync(async services => { await PublishAuditHead.PublishAsync(services); return 0; });

    private Task EraseAsync(Guid person) => InScopeAsync(async services =>
    {
        foreach (var feature in services.GetServices<ChildProtection.Platform.Contributions.IPersonalData>()) await feature.EraseAsync(person);
        await services.GetRequiredService<Vault>().DestroyKeyAsync(person);
        return 0;
    });

    /// <summary>With keys read from the restored database alone.</summary>
    private async Task<string?> ReadAsync(PortalDb restored, Guid author, Guid statement)
    {
        using var cache = new DataKeyCache(portal.Clock);
        using var ring = new PersonKeyRing(restored, portal.Services.GetRequiredService<KeyEpochs>(), cache, portal.Clock);
        var vault = new Vault(ring, restored, portal.Services.GetRequiredService<ErasureLedger>());
        var text = await restored.Statements.Where(row => row.Id == statement).Select(row => row.Text).SingleAsync();
        return await vault.OpenAsync(VoiceData.Text, author, statement, text!);
    }

    private static int Readable(string file, string words) => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(words)) >= 0 ? 1 : 0;
}
