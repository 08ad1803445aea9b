using System.Text;
using ChildProtection.Platform.Data;
using ChildProtection.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Platform;

/// <summary>The SQLite file: private, durable, and without what was erased.</summary>
public sealed class SqliteFileTests(Portal portal) : IClassFixture<Portal>
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly Dictionary<string, string> Wanted = new()
    {
        ["foreign_keys"] = "1", ["journal_mode"] = "wal", ["secure_delete"] = "1", ["synchronous"] = "2", ["busy_timeout"] = "5000",
    };

    /// <summary>Eight at once are eight connections of the pool; then the same ones again, given back and taken anew.</summary>
    [Fact]
    public async Task Every_pooled_connection_has_its_settings()
    {
        for (var round = 0; round < 2; round++)
        {
            var scopes = Enumerable.Range(0, 8).Select(_ => portal.Services.CreateAsyncScope()).ToList();
            foreach (var scope in scopes)
            {
                var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
                await db.Database.OpenConnectionAsync();
                foreach (var (pragma, value) in Wanted) Assert.Equal((pragma, value), (pragma, await PragmaAsync(db, pragma)));
            }
            foreach (var scope in scopes) await scope.DisposeAsync();
        }
    }

    [Fact]
    public async Task The_files_belong_to_the_portals_user_alone()
    {
        await portal.AccountAsync("jeune");
        await portal.WithDbAsync(async db =>
        {
            await db.Database.OpenConnectionAsync(); // while a connection is open, the -wal and -shm files are there
            foreach (var name in new[] { "portal.db", "portal.db-wal", "portal.db-shm" }) Assert.Equal((name, OwnerOnly), (name, File.GetUnixFileMode(portal.StoredFile(name))));
            return 0;
        });
    }

    [Fact]
    public async Task What_is_deleted_is_not_in_the_file()
    {
        const string Secret = "Zaphira-Quolbex-a-effacer";
        await portal.WithDbAsync(db => { db.Add(new InstanceSetting { Key = "a-effacer", Value = Secret }); return db.SaveChangesAsync(); }); // a column in clear
        await CheckpointAsync();
        Assert.True(await InFilesAsync(Secret)); // the search sees what is there

        await portal.WithDbAsync(db => db.Set<InstanceSetting>().Where(setting => setting.Key == "a-effacer").ExecuteDeleteAsync());
        await CheckpointAsync();

        Assert.False(await InFilesAsync(Secret));
    }

    /// <summary>Control: without secure_delete the text would have stayed.</summary>
    [Fact]
    public async Task Without_the_setting_deleted_text_stays()
    {
        const string Secret = "Zaphira-Quolbex-qui-reste";
        var file = portal.StoredFile("controle.db");
        await using (var db = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()))
        {
            await db.OpenAsync();
            await using var command = db.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
            command.CommandText = $"PRAGMA secure_delete=OFF; CREATE TABLE t(x); INSERT INTO t VALUES('{Secret}'); DELETE FROM t;";
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        Assert.Contains(Secret, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file)), StringComparison.Ordinal);
    }

    private Task CheckpointAsync() => portal.WithDbAsync(db => db.Database.ExecuteSqlAsync($"PRAGMA wal_checkpoint(TRUNCATE)"));

    private async Task<bool> InFilesAsync(string text)
    {
        foreach (var name in new[] { "portal.db", "portal.db-wal" })
            if (File.Exists(portal.StoredFile(name)) && Encoding.UTF8.GetString(await File.ReadAllBytesAsync(portal.StoredFile(name))).Contains(text, StringComparison.Ordinal)) return true;
        return false;
    }

    private static async Task<string> PragmaAsync(PortalDb db, string name)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // One of the names above.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return Convert.ToString(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
