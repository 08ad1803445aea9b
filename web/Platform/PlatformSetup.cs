using System.Globalization;
using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Direct;
using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticAssets;

namespace ChildProtection.Platform;

/// <summary>What every feature stands on: database, territory, sign-in, pages, and the pipeline in reading order.</summary>
internal static class PlatformSetup
{
    /// <summary>The largest form: long texts, no file yet.</summary>
    private const int RequestBytes = 512 * 1024;

    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");

        builder.Host.UseDefaultServiceProvider(container =>
        {
            container.ValidateScopes = true;
            container.ValidateOnBuild = builder.Environment.IsDevelopment(); // whoever builds the portal learns it there
        });
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = RequestBytes;
            server.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });

        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)); // é, not &#xE9;: fewer bytes, same safety
        builder.AddTerritory();
        builder.AddVault();
        builder.AddPortalDb();
        builder.AddAudit();
        builder.AddBackups();
        builder.Services.AddScoped<Verbs.IVerb, Verbs.DemoSeedVerb>().AddScoped<Verbs.IVerb, Verbs.Falc.FalcCheckVerb>();
        builder.Services.AddCurrentUser();
        builder.AddPortalIdentity();
        builder.AddDirect();
        builder.AddRateLimits();
        builder.Services.AddSingleton<AdministratorKeys>();
        builder.Services.AddSingleton<CounterKey>();
        builder.Services.AddScoped<Tries>();
        builder.Services.AddScoped<ToldNotices>().AddSingleton<PlainFrench.CheckWords>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddRolePolicies();
        builder.Services.AddAntiforgery(token =>
        {
            token.Cookie.Name = "__Host-jeton";
            // Secure by UsePlatform's cookie policy: « Always » here would refuse every form of http://localhost.
            token.Cookie.SecurePolicy = CookieSecurePolicy.None;
            token.Cookie.SameSite = SameSiteMode.Strict;
            token.Cookie.HttpOnly = true;
            token.Cookie.Path = "/";
        });
        builder.AddPages();
        builder.AddProxyTrust();
        builder.AddTransport();
        builder.Services.AddHostedService<Jobs.GiveBackMemory>();
        builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database");
    }

    /// <summary>What goes over the wire: pressed, and over HTTPS ever after.</summary>
    private static void AddTransport(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true; // antiforgery tokens differ in each response, so BREACH learns nothing
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.AddHsts(hsts =>
        {
            hsts.MaxAge = TimeSpan.FromDays(730);
            hsts.IncludeSubDomains = true;
        });
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSecurityHeaders();
        app.UseCookiePolicy(new CookiePolicyOptions { Secure = CookieSecurePolicy.Always });
        app.UseResponseCompression();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/erreur",
            StatusCodeSelector = fault => fault switch
            {
                BadHttpRequestException refused => refused.StatusCode,
                AuditFailedException => StatusCodes.Status503ServiceUnavailable, // nothing was done: it may be tried again
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePagesWithReExecute("/erreur/{0}");
        app.UseFormCharset();
        app.UseRouting();
        app.UseDeparture();
        app.UseRateLimiter();
        app.UseDirectOrigin();
        app.UseAuthenticationWherePeopleMatter();
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not null) return next(context);
            context.Response.StatusCode = StatusCodes.Status404NotFound; // authorization would send an unknown address to « /connexion »
            return Task.CompletedTask;
        });
        app.UseAuthorization();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapDirect();
        app.MapDeparture();
        app.MapHealth();
    }

    /// <summary>
    /// Reading the session may be what failed: the error page does not try again. Styles, scripts and pictures are the same for
    /// everybody: nobody's session is looked up for them. The property tells the host that authentication is there; without it,
    /// the host puts its own at the very start, outside the error handler.
    /// </summary>
    private static void UseAuthenticationWherePeopleMatter(this WebApplication app)
    {
        app.UseWhen(context => context.Features.Get<IExceptionHandlerFeature>() is null && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null, pages => pages.UseAuthentication());
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
    }

    private static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddRazorPages(pages =>
            {
                pages.RootDirectory = "/Features";
                pages.Conventions.Add(new OnlyRealHandlers());
            })
            .AddOnlyPages()
            .AddMvcOptions(mvc =>
            {
                mvc.Filters.Add<ThrottleGuard>(order: -2);
                mvc.Filters.Add<RereadBeforeSending>(order: -1); // nor is one that is only reread
                mvc.Filters.Add<Files.Scanning.ScanUploads>(order: 0);
                mvc.Filters.Add<FormGuard>(order: 0);
                mvc.Filters.Add<FillKeptForm>(order: -1); // a form kept without acting is not judged
                mvc.Filters.Add<TwoKeysGuard>(order: 1);
                mvc.Filters.Add<FreshProofGuard>(order: 2); // a form with a mistake is shown again first
                mvc.ModelBindingMessageProvider.UseFrench();
                mvc.MaxModelBindingCollectionSize = 200;
            });
        builder.Services.Configure<Microsoft.AspNetCore.Http.Features.FormOptions>(form =>
        {
            form.ValueCountLimit = 500;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = RequestBytes;
        });
        builder.Services.Configure<RazorViewEngineOptions>(razor =>
        {
            razor.PageViewLocationFormats.Add("/Platform/Ui/{0}.cshtml");
            razor.ViewLocationFormats.Add("/Platform/Ui/{0}.cshtml");
        });
        builder.Services.AddSingleton<Menus>();
        builder.Services.AddScoped<Navigation>();
        builder.Services.AddScoped<CountWaiting>();
        builder.Services.Configure<MvcViewOptions>(views => views.HtmlHelperOptions.ClientValidationEnabled = false); // no script reads those attributes
        builder.Services.AddRouting(routing => routing.LowercaseUrls = true);
    }

    /// <summary>Only the proxies named in « Proxy:Addresses » may say where a request really comes from.</summary>
    private static void AddProxyTrust(this WebApplicationBuilder builder) =>
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = 1;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var address in builder.Configuration.GetSection("Proxy:Addresses").Get<string[]>() ?? [])
                forwarded.KnownProxies.Add(IPAddress.Parse(address));
            if (forwarded.KnownProxies.Count == 0) forwarded.ForwardedHeaders = ForwardedHeaders.None;
        });
}
