using System.Collections.Concurrent;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Canaries;

/// <summary>The same journey on the portal as it is installed: its console, its folder, its temporary files.</summary>
public sealed class ProcessCanaryTests
{
    [Fact]
    public async Task An_installation_writes_nothing_of_it_on_its_console_and_its_disk()
    {
        using var portal = new PortalProcess();
        var temporary = Directory.CreateDirectory(portal.File("tmp")).FullName;
        portal.Settings["TMPDIR"] = temporary;
        portal.Settings["RateLimits:Scale"] = "1000";
        await portal.ServeAsync();
        using var ground = new ProcessGround(portal);
        var code = ground.Book.Plant(CanaryKind.OperatorCode, SecretCode.Read(portal.Output.Concat(portal.Errors).Select(line => OperatorCode(line)).First(found => found is not null))!);
        var family = new CanaryFamily(ground, 1, ["référent 1", "éducateur 1", "collègue 1"]);
        await family.LiveAsync();
        foreach (var browser in new[] { family.Child, family.CaseWorker, family.Mother }.Select(who => family.Browsers[who])) await new Spider(browser, host: PortalProcess.HostName).WalkAsync("/accueil");

        var search = new CanarySearch(ground.Book);
        search.Exchanges(ground.Exchanges);
        search.Files(portal.File(""));
        await portal.StopAsync();
        search.Files(portal.File("")); // « kill -9 » leaves the journal
        search.Log(portal.Output.Concat(portal.Errors));

        Console.WriteLine($"{nameof(ProcessCanaryTests)}: {ground.Book.All.Count} planted in an installation, {ground.Exchanges.Count} answers, {portal.Output.Count + portal.Errors.Count} lines of console, "
            + $"{search.Looked.Where(one => one.Key is nameof(Spot.Database) or nameof(Spot.File)).Sum(one => one.Value)} bytes of files, {search.Faults.Count} where it must not be.");
        Assert.True(search.Faults.Count == 0, string.Join('\n', search.Faults.Take(40)));
        Assert.True(search.Expected > 100);
        Assert.Contains(portal.Output.Concat(portal.Errors), line => OperatorCode(line) == SecretCode.Grouped(code)); // the one thing that is said
    }

    private static string? OperatorCode(string line) =>
        line.IndexOf("type ", StringComparison.Ordinal) is var at and > 0 && line.Length >= at + 34 && SecretCode.Read(line[(at + 5)..(at + 34)]) is not null ? line[(at + 5)..(at + 34)] : null;

    private sealed class ProcessGround(PortalProcess portal) : ICanaryGround, IDisposable
    {
        private readonly ServiceProvider keys = new ServiceCollection().AddSingleton(_ =>
        {
            var vault = portal.File("vault");
            return DirectoryKeys.Open(vault, KeyEpochs.Open(vault));
        }).BuildServiceProvider();

        public ConcurrentQueue<Exchange> Exchanges { get; } = new();

        public CanaryBook Book { get; } = new();

        public DateTimeOffset Now => TimeProvider.System.GetUtcNow();

        public bool HasOwnClock => false;

        public Task<Visitor> BrowserAsync(string who, string? userAgent = null) => Task.FromResult(portal.Visitor(tap: new Tap(who, Exchanges), userAgent: userAgent));

        public async Task<string> InviteProfessionalAsync(string email)
        {
            var (invitation, code) = Invitation.ToStaff(Role.Professional, email, invitedById: null, Now);
            await WithDbAsync(db => { db.Add(invitation); return db.SaveChangesAsync(); });
            return code;
        }

        public async Task<string> InviteMentorAsync(Guid childId, string email)
        {
            var code = "";
            await WithDbAsync(async db => { code = await CanaryMentor.InviteAsync(db, childId, email, Now); return 1; });
            return code;
        }

        public Task AddPlaceAsync(string name) => WithDbAsync(db =>
        {
            db.Add(new PlaceOfLife { Id = SecretCode.NewId(), Name = name, Zone = "plaine" });
            return db.SaveChangesAsync();
        });

        public Task LetProfessionalsConfirmAsync() => WithDbAsync(db =>
            db.Users.Where(account => account.Role == Role.Professional).ExecuteUpdateAsync(update => update.SetProperty(account => account.MayConfirmRecovery, true)));

        public void NextCode() { }

        public void Dispose() => keys.Dispose();

        private async Task WithDbAsync(Func<SqlitePortalDb, Task<int>> work)
        {
            await using var db = new SqlitePortalDb((DbContextOptions<SqlitePortalDb>)new DbContextOptionsBuilder<SqlitePortalDb>()
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = portal.File("portal.db"), Pooling = false, DefaultTimeout = 10 }.ToString()).UseDirectoryText(keys).Options);
            await work(db);
        }
    }
}
