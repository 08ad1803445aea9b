using System.Runtime.Versioning;
using ChildProtection.Platform;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Vaults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChildProtection.Tests.Platform;

/// <summary>The real program, started in Production with one thing wrong.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class StartupTests
{
    [Theory]
    [InlineData("Security:HostName", "", "Security:HostName is empty")]
    [InlineData("AllowedHosts", "", "AllowedHosts must name")]
    [InlineData("AllowedHosts", "portail.exemple.fr;*", "AllowedHosts must name")]
    [InlineData("Proxy:Addresses:0", null, "No HTTPS")]
    [InlineData("Proxy:Addresses:0", "proxy.exemple.fr", "is not an IP address")]
    [InlineData("Security:KeyFile", "", "Security:KeyFile is empty")]
    [InlineData("Security:KeyFile", "/nowhere/master.key", "does not exist")]
    [InlineData("Territory:Pack", "", "Territory:Pack is empty")]
    [InlineData("Territory:Pack", "demo", "is fictional")]
    [InlineData("Mail:Host", "smtp.exemple.fr", "Mail:From must be a plain mail address")]
    [InlineData("Mail:From", "portail@exemple.fr", "Mail:Host is empty")]
    [InlineData("Mail:Port", "0", "Mail:Port goes from 1 to 65535")]
    [InlineData("Mail:Port", "smtp", "Mail:Port and Mail:TimeoutSeconds are numbers")]
    [InlineData("Database:ConnectionString", "Host=db.exemple.fr;Database=x;Username=u;Password=Un-Secret-42", "SSL Mode=VerifyFull")]
    [InlineData("Database:ConnectionString", "Host=db.exemple.fr;SSL Mode=Require;Password=Un-Secret-42", "SSL Mode=VerifyFull")]
    [InlineData("Database:ConnectionString", "Host=127.0.0.1,db.exemple.fr;Password=Un-Secret-42", "SSL Mode=VerifyFull")]
    [InlineData("Database:ConnectionString", "Host=127.0.0.1;Port=1;Password=Un-Secret-42;Timeout=5", "The database cannot be opened")]
    [InlineData("Database:ConnectionString", "Host=127.0.0.1;Passwort=Un-Secret-42", "Database:ConnectionString cannot be read")]
    [InlineData("Database:ConnectionString", "Data Source=/tmp/x.db;Passwort=Un-Secret-42", "Database:ConnectionString cannot be read")]
    public async Task Production_does_not_start_with_a_wrong_setting(string key, string? value, string line)
    {
        using var portal = new PortalProcess();
        if (value is null) portal.Settings.Remove(key);
        else portal.Settings[key] = value;

        await WouldRefuseAsync(portal, line);
    }

    [Theory]
    [InlineData("Mail:StartTls", "false", "Mail would leave in clear")]
    [InlineData("Mail:Port", "465", "is not supported")]
    [InlineData("Mail:User", "portail", "Mail:User and Mail:Password go together")]
    public async Task Production_does_not_start_with_a_mail_server_it_cannot_use_safely(string key, string value, string line)
    {
        using var portal = new PortalProcess();
        portal.Settings["Mail:Host"] = "smtp.exemple.fr";
        portal.Settings["Mail:From"] = "portail@exemple.fr";
        portal.Settings[key] = value;

        await WouldRefuseAsync(portal, line);
    }

    [Theory]
    [InlineData(31, UnixFileMode.UserRead, "must hold exactly 32 random bytes")]
    [InlineData(0, UnixFileMode.UserRead, "must hold exactly 32 random bytes")]
    [InlineData(32, UnixFileMode.UserRead | UnixFileMode.OtherRead, "is open to others")]
    [InlineData(32, UnixFileMode.UserRead | UnixFileMode.GroupRead, "is open to others")]
    public async Task Production_does_not_start_with_a_key_file_that_is_wrong_or_read_by_others(int bytes, UnixFileMode mode, string line)
    {
        using var portal = new PortalProcess();
        portal.Settings["Security:KeyFile"] = portal.KeyFile("other.key", bytes, mode);

        await RefusesAsync(portal, line);
    }

    [Fact]
    public async Task Production_does_not_start_on_a_database_folder_that_others_may_read()
    {
        using var portal = new PortalProcess();
        var folder = portal.File("base");
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        portal.Settings["Database:ConnectionString"] = $"Data Source={folder}/portal.db";

        await RefusesAsync(portal, "is open to others than its owner (chmod 700)");
        Assert.Empty(Directory.GetFiles(folder)); // a refusal leaves nothing behind
    }

    [Fact]
    public async Task Production_does_not_start_on_the_people_of_the_demonstration()
    {
        using var portal = new PortalProcess();
        await portal.ServeAsync();
        await portal.StopAsync();
        await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>()
            .UseSqlite($"Data Source={portal.File("portal.db")};Pooling=False").Options))
        {
            db.Add(new InstanceSetting { Key = InstanceSetting.DemoData, Value = "demo" });
            await db.SaveChangesAsync();
        }

        await RefusesAsync(portal, "The database holds demonstration data");
    }

    /// <summary>DATA-13, DATA-15: without its keys, or with a ledger cut short, an installation does not open its doors.</summary>
    [Fact]
    public async Task Production_does_not_start_without_the_keys_of_its_database_or_with_a_short_ledger()
    {
        using var portal = new PortalProcess();
        await portal.ServeAsync();
        await portal.StopAsync();
        var (epoch, directory) = (portal.File("vault/epoch-0001.key"), portal.File("vault/directory.keys"));

        File.Move(directory, portal.File("away"));
        await RefusesAsync(portal, "directory.keys is missing");
        Assert.False(File.Exists(directory)); // a refusal makes no new keys
        File.Move(portal.File("away"), directory);

        File.SetUnixFileMode(epoch, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        await RefusesAsync(portal, "epoch-0001.key is open to others than its owner (chmod 600)");
        File.SetUnixFileMode(epoch, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        await using (var db = new SqlitePortalDb(new DbContextOptionsBuilder<SqlitePortalDb>()
            .UseSqlite($"Data Source={portal.File("portal.db")};Pooling=False").Options))
        {
            db.Add(new InstanceSetting { Key = ErasureLedger.Setting, Value = "1;abcd" });
            await db.SaveChangesAsync();
            await RefusesAsync(portal, "is missing or lacks erasures that the database remembers");
            db.Add(new PersonKey { PersonId = Vault.Nobody, Epoch = 7, WrappedKey = new byte[60], CreatedAt = default });
            await db.SaveChangesAsync();
        }
        await RefusesAsync(portal, "lacks key epoch 7, which this database needs");
        Assert.Equal(StartupChecks.ExitCode, await portal.RunAsync("keys", "status")); // verbs are refused alike
    }

    [Fact]
    public async Task Keys_are_rotated_and_told_by_verbs()
    {
        using var portal = new PortalProcess();
        Assert.Equal(0, await portal.RunAsync("keys", "rotate"));
        Assert.Contains(portal.Output, line => line.StartsWith("Epoch 2: 0 keys wrapped.", StringComparison.Ordinal));
        Assert.Equal(0, await portal.RunAsync("keys", "status"));
        Assert.Contains(portal.Output, line => line.StartsWith("Epoch 1: 0 keys, may be destroyed from ", StringComparison.Ordinal));
        Assert.Contains("Epoch 2: 0 keys, newest", portal.Output);
        Assert.Equal(1, await portal.RunAsync("keys", "destroy", "1"));
        Assert.Contains("Epoch 1 was left less than 35 days ago: a backup may need it.", portal.Errors);
        Assert.Equal(2, await portal.RunAsync("keys", "destroy", "un"));
        await portal.ServeAsync();
    }

    [Fact]
    public async Task All_reasons_are_told_together_one_line_each()
    {
        using var portal = new PortalProcess();
        portal.Settings.Clear();
        portal.Settings["Storage:Folder"] = portal.File("data");

        Assert.Equal(StartupChecks.ExitCode, await portal.RunAsync());

        Assert.Equal(5, portal.Errors.Count);
        Assert.False(Directory.Exists(portal.File("data")));
    }

    [Theory]
    [InlineData("Proxy:Addresses:0", "127.0.0.1")]
    [InlineData("Mail:Host", "localhost")]
    public async Task Production_starts_when_all_is_well(string key, string value)
    {
        using var portal = new PortalProcess();
        portal.Settings[key] = value;
        if (key == "Mail:Host") portal.Settings["Mail:From"] = "portail@exemple.fr";

        await portal.ServeAsync();

        Assert.All(portal.Errors, line => Assert.True(IsForPeople(line), line)); // told to people, not to logs
        Assert.Equal(key != "Mail:Host", portal.Output.Any(line => line.Contains("Mail is off", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Verbs_run_without_the_server_and_an_unknown_one_is_told()
    {
        using var portal = new PortalProcess();

        Assert.Equal(2, await portal.RunAsync("danser", "vite"));
        Assert.Contains("Unknown verb: danser vite", portal.Errors);
        Assert.Contains("  admin invite", portal.Errors);
        Assert.DoesNotContain(portal.Output, line => line.Contains("Mail is off", StringComparison.Ordinal) || line.Contains("listening", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Help_lists_the_verbs_and_explains_each()
    {
        using var portal = new PortalProcess();

        Assert.Equal(0, await portal.RunAsync("--help"));
        Assert.Contains("  admin invite", portal.Output);
        Assert.Contains("  content check", portal.Output);
        Assert.Contains("  demo seed", portal.Output);
        Assert.Contains("  falc check", portal.Output);

        Assert.Equal(0, await portal.RunAsync("admin", "invite", "--help"));
        Assert.Contains(portal.Output, line => line.Contains("single-use code", StringComparison.Ordinal));
    }

    /// <summary>What a start that went well tells whoever started it, once.</summary>
    private static bool IsForPeople(string line) =>
        line.StartsWith("First administrator:", StringComparison.Ordinal) || line.StartsWith("Vault: its keys are in", StringComparison.Ordinal);

    /// <summary>
    /// What the program asks itself before it starts, with these settings. That it refuses, and says so line by line, is seen
    /// in processes by the tests beside: forty starts more would say the same of the same list.
    /// </summary>
    private static async Task WouldRefuseAsync(PortalProcess portal, string line)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(portal.Settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        var reason = Assert.Single(await StartupChecks.ReasonsAsync(new Production(), configuration));
        Assert.Contains(line, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("Un-Secret-42", reason, StringComparison.Ordinal);
    }

    private sealed class Production : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;
        public string ApplicationName { get; set; } = "ChildProtection.Web";
        public string ContentRootPath { get; set; } = Support.Repository.Path("web");
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } = new Microsoft.Extensions.FileProviders.NullFileProvider();
    }

    /// <summary>One line says why, in words; no stack, no secret, and the exit code of a wrong configuration.</summary>
    private static async Task RefusesAsync(PortalProcess portal, string line)
    {
        Assert.Equal(StartupChecks.ExitCode, await portal.RunAsync());
        // A start that went well before told its administrator's code there.
        Assert.Contains(line, Assert.Single(portal.Errors, said => !IsForPeople(said)), StringComparison.Ordinal);
        Assert.DoesNotContain(portal.Errors.Concat(portal.Output), said =>
            said.Contains("Un-Secret-42", StringComparison.Ordinal) || said.StartsWith("   at ", StringComparison.Ordinal));
    }
}
