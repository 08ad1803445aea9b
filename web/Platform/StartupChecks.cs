using System.Net;
using Npgsql;

namespace ChildProtection.Platform;

/// <summary>What Production asks of an installation before it starts: settings, files, database. All reasons at once.</summary>
internal static class StartupChecks
{
    /// <summary>The program's exit code when it refuses to start (EX_CONFIG of sysexits.h).</summary>
    public const int ExitCode = 78;

    private const int KeyBytes = 32;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute |
        UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Before anything is created or opened. Outside Development and tests, anything wrong: <see cref="StartRefusedException"/>.</summary>
    public static async Task RefuseUnsafeStartAsync(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment() || builder.Environment.IsEnvironment("Testing")) return;
        var reasons = await ReasonsAsync(builder.Environment, builder.Configuration);
        if (reasons.Count > 0) throw new StartRefusedException(reasons);
    }

    /// <summary>Each reason, in English, for whoever installs the portal. Secrets are never quoted.</summary>
    internal static async Task<IReadOnlyList<string>> ReasonsAsync(IHostEnvironment environment, IConfiguration configuration)
    {
        var folder = StorageFolder.PathOf(environment, configuration);
        List<string> connection = [.. Connection(configuration)];
        return
        [
            .. HostNames(configuration), .. Encryption(configuration), .. KeyFile(configuration), .. Territory(environment, configuration),
            .. Mail(configuration), .. Scanning(configuration), .. Folder(folder, configuration), .. connection,
            // Nothing is said over a refused connection.
            .. connection.Count > 0 ? [] : DemoData.Reasons(environment, configuration),
            .. connection.Count > 0 ? [] : VaultCheck.Reasons(environment, configuration),
        ];
    }

    private static IEnumerable<string> HostNames(IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["Security:HostName"]))
            yield return "Security:HostName is empty: passkeys and mails need the portal's public host name.";

        var hosts = (configuration["AllowedHosts"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (hosts.Length == 0 || hosts.Any(host => host is "*" or "[::]" or "0.0.0.0"))
            yield return "AllowedHosts must name the portal's host names; empty or * would accept any.";
    }

    private static IEnumerable<string> Encryption(IConfiguration configuration)
    {
        var proxies = configuration.GetSection("Proxy:Addresses").Get<string[]>() ?? [];
        foreach (var proxy in proxies.Where(proxy => !IPAddress.TryParse(proxy, out _)))
            yield return $"Proxy:Addresses: « {proxy} » is not an IP address.";

        var addresses = (configuration["Urls"] ?? "").Split(';')
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? ""));
        if (proxies.Length == 0 && !addresses.Any(address => address.Trim().StartsWith("https://", StringComparison.OrdinalIgnoreCase)))
            yield return "No HTTPS: give an https address in Urls or Kestrel:Endpoints, or name the reverse proxy in Proxy:Addresses.";
    }

    private static IEnumerable<string> KeyFile(IConfiguration configuration)
    {
        var path = configuration["Security:KeyFile"];
        if (string.IsNullOrWhiteSpace(path))
        {
            yield return "Security:KeyFile is empty: make 32 random bytes in a file of mode 600, outside the database's backups.";
            yield break;
        }
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            yield return $"Security:KeyFile: {path} does not exist or cannot be reached.";
            yield break;
        }
        if (file.Length != KeyBytes) yield return $"Security:KeyFile: {path} must hold exactly {KeyBytes} random bytes, it has {file.Length}.";
        if (OpenToOthers(path)) yield return $"Security:KeyFile: {path} is open to others than its owner (chmod 600).";
    }

    private static IEnumerable<string> Territory(IHostEnvironment environment, IConfiguration configuration)
    {
        var pack = configuration["Territory:Pack"];
        if (string.IsNullOrWhiteSpace(pack))
        {
            yield return "Territory:Pack is empty: name the authority's pack in content/territories.";
            yield break;
        }
        var file = Path.Combine(
            Path.GetFullPath(configuration["Storage:Content"] ?? "content", environment.ContentRootPath), "territories", $"{pack}.yaml");
        if (pack == "demo" || (File.Exists(file) && File.ReadLines(file).Any(line => line.StartsWith("fictif: true", StringComparison.Ordinal))))
            yield return $"Territory:Pack: « {pack} » is fictional; its help and people are invented.";
    }

    private static IEnumerable<string> Mail(IConfiguration configuration)
    {
        try
        {
            return (configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions()).Faults();
        }
        catch (InvalidOperationException)
        {
            return ["Mail:Port and Mail:TimeoutSeconds are numbers, Mail:StartTls is true or false."];
        }
    }

    private static IEnumerable<string> Scanning(IConfiguration configuration)
    {
        try
        {
            return (configuration.GetSection("Scanning").Get<Files.Scanning.ScanOptions>() ?? new Files.Scanning.ScanOptions()).Faults();
        }
        catch (InvalidOperationException)
        {
            return ["Scanning:TimeoutSeconds is a number."];
        }
    }

    private static IEnumerable<string> Folder(string storage, IConfiguration configuration)
    {
        var connection = configuration["Database:ConnectionString"];
        if (PortalDbSetup.IsPostgres(connection) || Unreadable(connection)) yield break;

        var folder = Path.GetDirectoryName(PortalDbSetup.FileOf(storage, connection));
        if (Directory.Exists(folder) && OpenToOthers(folder))
            yield return $"The database folder {folder} is open to others than its owner (chmod 700).";
    }

    private static IEnumerable<string> Connection(IConfiguration configuration)
    {
        var connection = configuration["Database:ConnectionString"];
        if (Unreadable(connection))
            yield return "Database:ConnectionString cannot be read: see the README for its two forms.";
        else if (PortalDbSetup.IsPostgres(connection) && new NpgsqlConnectionStringBuilder(connection) is { SslMode: not SslMode.VerifyFull } server
            && !(server.Host ?? "").Split(',').All(host => LocalHosts.Has(WithoutPort(host))))
            yield return "PostgreSQL is on another machine: Database:ConnectionString must say SSL Mode=VerifyFull.";
    }

    /// <summary>The string itself is never shown: it may hold a password.</summary>
    private static bool Unreadable(string? connection)
    {
        try
        {
            _ = PortalDbSetup.IsPostgres(connection) ? new NpgsqlConnectionStringBuilder(connection).Host : PortalDbSetup.FileOf("/", connection);
            return false;
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            return true;
        }
    }

    /// <summary>« host:5432 » in a list of servers; an IPv6 address keeps its colons.</summary>
    private static string WithoutPort(string host) => host.Trim() is var name && name.Count(c => c == ':') == 1 ? name.Split(':')[0] : name;

    private static bool OpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;
}
