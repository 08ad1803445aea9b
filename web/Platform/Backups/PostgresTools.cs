using System.Diagnostics;
using Npgsql;

namespace ChildProtection.Platform.Backups;

/// <summary>PostgreSQL's own programs, told where the database is by their environment: no password is ever on a command line.</summary>
internal static class PostgresTools
{
    /// <summary>The whole database at one moment, but the rows of some tables, as SQL that any PostgreSQL of this version or a later one reads.</summary>
    public static Task DumpAsync(string connection, Stream to, params IEnumerable<LeftOutOfBackups> leftOut) =>
        RunAsync("pg_dump", ["--format=plain", "--no-owner", "--no-privileges", "--no-comments", .. leftOut.Select(left => $"--exclude-table-data=\"{left.Table}\"")], connection, async program =>
        {
            program.StandardInput.Close();
            await program.StandardOutput.BaseStream.CopyToAsync(to);
        });

    /// <summary>Plays it in one transaction, and with it <paramref name="last"/>: all of it or nothing.</summary>
    public static Task PlayAsync(string connection, Stream dump, string last) =>
        RunAsync("psql", ["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"], connection, async program =>
        {
            var said = program.StandardOutput.ReadToEndAsync();
            try
            {
                await dump.CopyToAsync(program.StandardInput.BaseStream);
                await program.StandardInput.WriteAsync($"\n{last}\n");
                program.StandardInput.Close();
            }
            catch (IOException)
            {
                // It stopped reading: its exit code and its own words say why.
            }
            await said;
        });

    private static async Task RunAsync(string name, string[] arguments, string connection, Func<Process, Task> talk)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        var server = new NpgsqlConnectionStringBuilder(connection);
        foreach (var (key, value) in new[]
        {
            ("PGHOST", server.Host), ("PGPORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("PGDATABASE", server.Database), ("PGUSER", server.Username),
            ("PGPASSWORD", server.Password), ("PGSSLMODE", SslModeOf(server)), ("PGSSLROOTCERT", server.RootCertificate), ("PGCLIENTENCODING", "UTF8"),
        }) if (!string.IsNullOrEmpty(value)) start.Environment[key] = value;

        using var program = Start(start);
        var errors = program.StandardError.ReadToEndAsync();
        await talk(program);
        await program.WaitForExitAsync();
        if (program.ExitCode != 0) throw new BrokenRuleException($"{name}: {FirstLine(await errors)}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new BrokenRuleException($"The program {start.FileName} was not found: install PostgreSQL's client programs (Debian: apt-get install postgresql-client).");
        }
    }

    private static string SslModeOf(NpgsqlConnectionStringBuilder server) => server.SslMode switch
    {
        SslMode.VerifyFull => "verify-full",
        SslMode.VerifyCA => "verify-ca",
        SslMode.Require => "require",
        SslMode.Disable => "disable",
        _ => "prefer",
    };

    private static string FirstLine(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "it stopped without a word";
}
