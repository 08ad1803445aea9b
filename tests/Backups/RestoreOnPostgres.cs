using System.Runtime.Versioning;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Platform;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Vaults;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChildProtection.Tests.Backups;

[UnsupportedOSPlatform("windows")]
public sealed class RestoreOnPostgres(OwnVaultOnPostgres portal) : RestoreTests(portal), IClassFixture<OwnVaultOnPostgres>, IDisposable
{
    private readonly List<PostgresDatabase> databases = [];

    private protected override void Place(PortalProcess machine)
    {
        databases.Add(new PostgresDatabase());
        machine.Settings["Database:ConnectionString"] = databases[^1].ConnectionString;
    }

    /// <summary>Two drills' databases: one abandoned, one that may still run.</summary>
    private protected override async Task<int> PlantAsync()
    {
        var now = Portal.Clock.GetUtcNow();
        foreach (var hours in new[] { 7, 1 })
            databases.Add(new PostgresDatabase(await Portal.WithDbAsync(db => Task.FromResult(Leftovers.DrillDatabase(db, now.AddHours(-hours))))));
        return 1;
    }

    private protected override PortalDb OpenRestored(PortalProcess machine) => new PostgresPortalDb((DbContextOptions<PostgresPortalDb>)new DbContextOptionsBuilder<PostgresPortalDb>()
        .UseNpgsql(new NpgsqlConnectionStringBuilder(machine.Settings["Database:ConnectionString"]) { Pooling = false }.ToString()).UseDirectoryText(Portal.Services).Options);

    public void Dispose()
    {
        foreach (var database in databases) database.Dispose();
    }
}
