using System.Diagnostics;
using System.Reflection;
using Npgsql;

namespace ChildProtection.Platform.Backups;

/// <summary>
/// The drill (reference DATA-21): another process of this very program restores the backup in an empty place, with the same
/// vault folder and the same erasure ledger, and checks it whole. Nothing of the copy remains.
/// </summary>
public sealed class TryBackup(
    PortalDb db, AuditHeadFile heads, AuditLog audit, IHostEnvironment environment, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>What the restoring process said. It failed: <see cref="BrokenRuleException"/> with its own words.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(string path)
    {
        var named = Path.GetFullPath(path);
        await SealedFile.PeekAsync(named);
        var place = Leftovers.DrillFolder(StorageFolder.PathOf(environment, configuration));
        VaultFolder.Make(place);
        var scratch = db.Database.IsNpgsql() ? Leftovers.DrillDatabase(db, clock.GetUtcNow()) : null;
        try
        {
            if (File.Exists(heads.Path)) File.Copy(heads.Path, Path.Combine(place, "audit-head.log"));
            if (scratch is not null) await OnServerAsync($"CREATE DATABASE {scratch} TEMPLATE template0 ENCODING 'UTF8'");
            var (code, said) = await RestoreAsync(named, place, scratch);
            if (code != 0) throw new BrokenRuleException($"The backup {named} cannot be restored: {string.Join(' ', said)}");
            await audit.WriteAsync(new AuditAct(BackupAudit.Tried) { Actor = AuditActor.Operator });
            await db.RememberAsync(BackupDates.Restored, clock.GetUtcNow());
            return said;
        }
        finally
        {
            if (scratch is not null) await OnServerAsync($"DROP DATABASE IF EXISTS {scratch} WITH (FORCE)");
            Directory.Delete(place, recursive: true);
        }
    }

    private async Task<(int Code, IReadOnlyList<string> Said)> RestoreAsync(string file, string place, string? scratch)
    {
        var own = Assembly.GetExecutingAssembly().Location;
        var isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) is "dotnet";
        var start = new ProcessStartInfo(isHost ? Environment.ProcessPath! : "dotnet", [own, "restore", file])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = environment.ContentRootPath,
        };
        foreach (var (key, value) in Settings(place, scratch)) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, [.. $"{await output}\n{await errors}".Split('\n', StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>Ours, but for the database and the place of files.</summary>
    private IEnumerable<(string Key, string Value)> Settings(string place, string? scratch)
    {
        yield return ("ASPNETCORE_ENVIRONMENT", environment.EnvironmentName);
        yield return ("Storage:Folder", place);
        yield return ("Storage:Content", Path.GetFullPath(configuration["Storage:Content"] ?? "content", environment.ContentRootPath));
        yield return ("Territory:Pack", configuration["Territory:Pack"] ?? "");
        yield return ("Security:KeyFile", MasterKey.PathOf(environment, configuration));
        yield return ("Security:VaultFolder", VaultFolder.PathOf(environment, configuration));
        yield return ("Security:ErasureLedger", VaultFolder.LedgerOf(environment, configuration));
        yield return ("Audit:HeadFile", Path.Combine(place, "audit-head.log"));
        yield return ("Database:ConnectionString", scratch is null ? "" : Naming(scratch));
    }

    private async Task OnServerAsync(string sql)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Naming("postgres"));
            await connection.OpenAsync();
#pragma warning disable CA2100 // A random name made here, nothing from outside.
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }
        catch (PostgresException refused)
        {
            throw new BrokenRuleException($"The drill needs a database of its own on the server: {refused.MessageText}.");
        }
    }

    private string Naming(string database) => new NpgsqlConnectionStringBuilder(TakeBackup.ConnectionOf(db)) { Database = database, Pooling = false }.ToString();
}
