using ChildProtection.Platform.Identity;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace ChildProtection.E2E;

/// <summary>
/// The portal on a real port of this machine, and a real browser to visit it. Served as http://localhost: browsers keep
/// Secure cookies of localhost. The clock is the real one, as the browser's.
/// </summary>
public abstract class RunningPortal : Portal, IAsyncLifetime
{
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    private protected RunningPortal(ITestDatabase database) : base(database) => UseKestrel(0);

    /// <summary>« http://localhost:port ».</summary>
    public Uri Address { get; private set; } = null!;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser has not started.");

    protected override TimeProvider Time => TimeProvider.System;

    protected override bool RunsJobs => true;

    /// <summary>Files as the build compressed them: reloading them as they change sends them at their full size.</summary>
    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["ReloadStaticAssetsAtRuntime"] = "false";
        settings["Printing:Chromium"] = "/usr/bin/chromium";
        settings["Printing:TimeoutSeconds"] = "240"; // other browsers work beside it
        return settings;
    }

    /// <summary>Debian's Chromium without a desktop's window around it, which costs half the time, where it is installed.</summary>
    internal static string Program => File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium";

    public virtual async ValueTask InitializeAsync()
    {
        StartServer();
        var bound = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal));
        Address = new UriBuilder(bound) { Host = "localhost" }.Uri;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = Flags });
    }

    public override async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>The addresses that open without an account and without naming anything.</summary>
    public async Task<IReadOnlyList<string>> PublicPagesAsync() =>
    [
        .. from endpoint in await PortalEndpoint.AllAsync(Services)
           where endpoint is { Method: "GET", Handler: "" } && !endpoint.RouteParameters.Any()
           where endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null
           where endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Authorization.IAllowAnonymous>() is not null && endpoint.Route != "/quitter"
           select endpoint.Route,
    ];

    /// <summary>The session cookie of this account, as Playwright takes it; it wants https to accept a Secure cookie, ports do not count.</summary>
    internal async Task<Cookie> SessionAsync(Account account) => new()
    {
        Name = SessionCookie.Name, Value = await this.SignInAsync(account), Url = "https://localhost/", Secure = true, HttpOnly = true, SameSite = SameSiteAttribute.Lax,
    };
}

public sealed class RunningOnSqlite() : RunningPortal(new SqliteFile());

public sealed class RunningOnPostgres() : RunningPortal(PostgresDatabase.WithTables());
