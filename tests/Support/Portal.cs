using System.Net;
using System.Security.Cryptography;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChildProtection.Tests.Support;

/// <summary>
/// The whole portal on a fresh SQLite file and a clock that tests set. For a class that must hold on both databases:
/// an abstract class that takes a <see cref="Portal"/>, and one sealed class for each of the two kinds below.
/// </summary>
public class Portal : WebApplicationFactory<Program>
{
    private const int MaxRedirects = 7;
    private readonly ITestDatabase database;
    private readonly DirectoryInfo storage = Directory.CreateTempSubdirectory("nosvoix-");

    public Portal() : this(new SqliteFile()) { }

    private protected Portal(ITestDatabase database)
    {
        this.database = database;
        ClientOptions.BaseAddress = new Uri("https://localhost"); // « __Host- » cookies need https
        database.PrepareIn(storage.FullName);
        File.WriteAllBytes(StoredFile("test.key"), RandomNumberGenerator.GetBytes(32));
    }

    public StoppedClock Clock { get; } = new();

    /// <summary>What the portal takes for the time: <see cref="Clock"/>, unless a browser with its own clock looks on.</summary>
    protected virtual TimeProvider Time => Clock;

    /// <summary>The hour it is for the portal: the machine's, where it has no <see cref="Clock"/>.</summary>
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>What the portal logged as an error: a test of hostile requests wants none.</summary>
    public FaultLog Faults { get; } = new();

    /// <summary>The SQL commands sent by the portal.</summary>
    public SqlCount Sql { get; } = new();

    /// <summary>Makes a save fail, for tests of what remains then.</summary>
    public FailingSave Saves { get; } = new();

    /// <summary>What this portal was told, for a process that stands beside it.</summary>
    public string Setting(string key) => Settings()[key];

    public string StoredFile(string name) => Path.Combine(storage.FullName, name);

    /// <summary>Somebody nobody knows.</summary>
    public Visitor Stranger() => Stranger(new CookieContainer());

    /// <summary>A new person with this role, signed in.</summary>
    public async Task<Visitor> VisitorAsync(string role) => await VisitorAsync(await this.AccountAsync(role));

    /// <summary>This person, signed in on one more device.</summary>
    public async Task<Visitor> VisitorAsync(Account account, SessionProfile? profile = null)
    {
        var jar = new CookieContainer();
        jar.Add(ClientOptions.BaseAddress, new Cookie(SessionCookie.Name, await this.SignInAsync(account, profile), "/") { Secure = true });
        return Stranger(jar, account);
    }

    public async Task<T> WithDbAsync<T>(Func<PortalDb, Task<T>> query)
    {
        await using var scope = Services.CreateAsyncScope();
        return await query(scope.ServiceProvider.GetRequiredService<PortalDb>());
    }

    /// <summary>One for all the portals of this run, so that the model, made for one directory key, is built once.</summary>
    protected virtual string VaultFolder => SharedVault.Folder;

    /// <summary>Whether jobs run by themselves: no, so that a test that does their work is alone to do it.</summary>
    protected virtual bool RunsJobs => false;

    /// <summary>
    /// What a password costs here; null for what it costs an installation. A tenth of a second each, on purpose, was an eighth of all
    /// that the tests did: PasswordCostTests reads the real one, and each PortalProcess pays it.
    /// </summary>
    protected virtual int? PasswordIterations => 2_000;

    /// <summary>What one kind of portal changes in the services.</summary>
    protected virtual void ChangeServices(IServiceCollection services) { }

    /// <summary>The configuration of a portal under test; a kind of portal may change it.</summary>
    protected virtual IDictionary<string, string> Settings() => new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["Storage:Folder"] = storage.FullName,
        ["Storage:Content"] = Repository.Path("content"),
        ["Database:ConnectionString"] = database.ConnectionString,
        ["Territory:Pack"] = "demo",
        ["RateLimits:Scale"] = "1000",
        ["Printing:Ahead"] = "false",
        ["Printing:Chromium"] = "/nowhere/chromium", // a test that follows every link has no ten booklets printed
        ["Security:HostName"] = "localhost",
        ["Security:KeyFile"] = StoredFile("test.key"),
        ["Security:VaultFolder"] = VaultFolder,
        ["Security:ErasureLedger"] = StoredFile("erasures.log"),
        ["AllowedHosts"] = "localhost;127.0.0.1",
        ["Logging:LogLevel:Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware"] = "Error", // for Faults
    };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing").UseStaticWebAssets();
        foreach (var (key, value) in Settings()) builder.UseSetting(key, value);
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Faults));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Time);
            if (Settings()["Storage:Content"] == Repository.Path("content")) SharedContent.Give(services); // files that no test changes
            services.ConfigureDbContext<SqlitePortalDb>(options => options.AddInterceptors(Sql, Saves));
            services.ConfigureDbContext<PostgresPortalDb>(options => options.AddInterceptors(Sql, Saves));
            if (!RunsJobs)
                foreach (var job in services.Where(service => service.ImplementationType?.IsSubclassOf(typeof(PeriodicJob)) == true).ToList()) services.Remove(job);
            if (PasswordIterations is { } iterations) services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = iterations);
            ChangeServices(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (!disposing) return;
        database.Dispose();
        if (storage.Exists) storage.Delete(recursive: true);
    }

    private Visitor Stranger(CookieContainer jar, Account? account = null) => new(
        CreateDefaultClient(ClientOptions.BaseAddress, new RedirectHandler(MaxRedirects), new CookieContainerHandler(jar)), jar, account);
}

/// <summary>The portal on a fresh SQLite file.</summary>
public sealed class SqlitePortal : Portal;

/// <summary>The portal on a fresh PostgreSQL database.</summary>
public sealed class PostgresPortal() : Portal(PostgresDatabase.WithTables());
