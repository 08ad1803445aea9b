using System.Security.Claims;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>
/// Accounts and sessions without the sign-in pages, but through the portal's own <see cref="StartSession"/> and cookie
/// handler: the cookie is the one a browser would have received.
/// </summary>
internal static class SessionCookie
{
    public const string Name = "__Host-session";

    /// <summary>A new active account.</summary>
    public static async Task<Account> AccountAsync(this Portal portal, string role, string? displayName = null)
    {
        var now = portal.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var account = new Account
        {
            Id = id, Role = role, DisplayName = displayName ?? "Lina", CreatedAt = now, SecurityStamp = id.ToString("N"),
            UserName = $"{role}-{id:N}", NormalizedUserName = portal.IndexOf($"{role}-{id:N}"),
        };
        await portal.WithDbAsync(async db => { db.Add(account); return await db.SaveChangesAsync(); });
        return account;
    }

    /// <summary>Starts a session and returns the value of its cookie.</summary>
    public static Task<string> SignInAsync(this Portal portal, Account account, SessionProfile? profile = null) =>
        portal.InRequestAsync(cookie: null, async (context, services) =>
        {
            var stored = await services.GetRequiredService<PortalDb>().Users.AsNoTracking().SingleOrDefaultAsync(one => one.Id == account.Id); // as after a proof of this moment
            await services.GetRequiredService<StartSession>().StartAsync(
                stored ?? account, profile ?? StartSession.ProfileOf(account, ownDevice: false), "pin", "pop");
            return SetBy(context, Name) ?? throw new InvalidOperationException($"No {Name} cookie was set.");
        });

    /// <summary>Who the portal says has this cookie; null for nobody.</summary>
    public static Task<ClaimsPrincipal?> WhoHasAsync(this Portal portal, string cookie) => portal.InRequestAsync(cookie,
        async (context, _) => (await context.AuthenticateAsync(StartSession.Scheme)).Principal);

    public static Task<bool> SignOutAsync(this Portal portal, string cookie) => portal.InRequestAsync(cookie, async (context, _) =>
    {
        await context.SignOutAsync(StartSession.Scheme);
        return true;
    });

    /// <summary>What a form needs to be accepted from the owner of this cookie: the anti-forgery cookie and field.</summary>
    public static Task<FormPass> FormPassAsync(this Portal portal, string? cookie) => portal.InRequestAsync(cookie, async (context, services) =>
    {
        if (cookie is not null) context.User = (await context.AuthenticateAsync(StartSession.Scheme)).Principal ?? context.User;
        var tokens = services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return new FormPass(tokens.FormFieldName, tokens.RequestToken!, $"__Host-jeton={tokens.CookieToken}");
    });

    /// <summary>Does the work as if within a request with this session cookie.</summary>
    public static async Task<T> InRequestAsync<T>(this Portal portal, string? cookie, Func<HttpContext, IServiceProvider, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var context = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        (context.Request.Scheme, context.Request.Host, context.Request.Path) = ("https", new HostString("localhost"), "/");
        if (cookie is not null) context.Request.Headers.Cookie = $"{Name}={cookie}";
        var accessor = scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>();
        accessor.HttpContext = context;
        try
        {
            return await work(context, scope.ServiceProvider);
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    /// <summary>The value the response gives a cookie, as in « Set-Cookie ».</summary>
    public static string? SetBy(HttpContext context, string name) => context.Response.Headers.SetCookie
        .Where(line => line!.StartsWith($"{name}=", StringComparison.Ordinal))
        .Select(line => line![(name.Length + 1)..].Split(';')[0])
        .LastOrDefault(value => value.Length > 0);
}

/// <summary>An anti-forgery field and the cookie that goes with it.</summary>
internal sealed record FormPass(string Field, string Token, string Cookie);
