using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.StaticAssets;

namespace ChildProtection.Platform.Security;

/// <summary>
/// « Quitter vite » (reference security SAFE-31): the session ends, the device forgets, and for fifteen minutes every page
/// of the portal is a blank one, so that the Back button shows nothing, with or without scripts.
/// </summary>
internal static partial class Departure
{
    public const string Address = "/quitter";

    private const string BlankAddress = "/page";
    private const string ReturnAddress = "/reprendre";
    private const string CookieName = "__Host-parti";
    private static readonly TimeSpan Away = TimeSpan.FromMinutes(15);

    /// <summary>Coming back on purpose, and what machines ask.</summary>
    private static readonly string[] SigningIn = ["/connexion", "/bienvenue"];
    private static readonly string[] Machines = ["/healthz", "/readyz"];

    /// <summary>Nothing of the portal: no name, no style, no icon.</summary>
    private static readonly byte[] Blank = Page("");
    private static readonly byte[] BlankWithReturn = Page($"""<p role="heading" aria-level="1"><a href="{ReturnAddress}">Continuer</a></p>""");

    /// <summary>After routing, before authentication: a blank page needs neither session nor database.</summary>
    public static void UseDeparture(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Cookies.ContainsKey(CookieName)) return next(context);

        if (Array.Exists(SigningIn, address => context.Request.Path.StartsWithSegments(address)))
            context.Response.Cookies.Delete(CookieName, Cookie());
        else if (IsPage(context))
            return WriteAsync(context, BlankWithReturn);
        return next(context);
    });

    /// <summary>
    /// Short circuits: leaving must work when the database is down, when too many requests came from here, and without
    /// knowing who asks. A GET on purpose, for a plain link; the worst a forged one does is sign somebody out.
    /// </summary>
    public static void MapDeparture(this WebApplication app)
    {
        app.MapGet(Address, LeaveAsync).AllowAnonymous().ShortCircuit();
        app.MapGet(BlankAddress, context => WriteAsync(context, Blank)).AllowAnonymous().ShortCircuit();
        app.MapGet(ReturnAddress, context =>
        {
            context.Response.Cookies.Delete(CookieName, Cookie());
            return RedirectAsync(context, "/");
        }).AllowAnonymous().ShortCircuit();
    }

    private static async Task LeaveAsync(HttpContext context)
    {
        var who = new CurrentUser(new());
        try
        {
            who = new CurrentUser((await context.AuthenticateAsync(StartSession.Scheme)).Principal ?? new());
            await context.SignOutAsync(StartSession.Scheme);
        }
        catch (Exception fault) // whatever is broken, the person still leaves, and the device forgets its key
        {
            LogStillSignedIn(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Departure)), fault);
            context.Response.Cookies.Delete("__Host-session", Cookie());
        }

        await WriteAsync(context, who);

        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        context.Response.Cookies.Append(CookieName, "1", Cookie(Away));
        await RedirectAsync(context, context.RequestServices.GetRequiredService<TerritoryPack>().ExitAddress?.AbsoluteUri ?? BlankAddress);
    }

    /// <summary>After the session has ended, and whatever happens: an act that is never refused.</summary>
    private static async Task WriteAsync(HttpContext context, CurrentUser who)
    {
        if (!who.IsSignedIn) return;
        try
        {
            await context.RequestServices.GetRequiredService<AuditLog>().WriteAsync(
                new AuditAct(IdentityAudit.SignedOut, who.Id, Reason: "leave") { Actor = new(who.Id, who.Role ?? "") });
        }
        catch (AuditFailedException fault)
        {
            LogNotWritten(context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Departure)), fault);
        }
    }

    private static bool IsPage(HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !Machines.Contains(context.Request.Path.Value);

    private static Task RedirectAsync(HttpContext context, string address)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = address;
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }

    private static async Task WriteAsync(HttpContext context, byte[] page)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static CookieOptions Cookie(TimeSpan? age = null) =>
        new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age, IsEssential = true };

    private static byte[] Page(string content) => Encoding.UTF8.GetBytes(
        $"""
        <!DOCTYPE html>
        <html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Nouvelle page</title></head>
        <body><main>{content}</main></body></html>
        """);

    [LoggerMessage(LogLevel.Error, "Somebody left while their session could not be ended.")]
    private static partial void LogStillSignedIn(ILogger logger, Exception fault);

    [LoggerMessage(LogLevel.Error, "Somebody left and the audit log could not be written.")]
    private static partial void LogNotWritten(ILogger logger, Exception fault);
}
