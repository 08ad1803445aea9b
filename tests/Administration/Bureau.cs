using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>An administration's people, and acts done in somebody's name as the pages do them.</summary>
internal static class Bureau
{
    /// <summary>Somebody who works here, with an address to be found by.</summary>
    public static async Task<Account> StaffAsync(this Portal portal, string role, string name = "Nadia Benali", string? zone = null)
    {
        var email = $"{SecretCode.NewKey()[..12]}@exemple.fr";
        var index = portal.Services.GetRequiredService<BlindIndex>();
        var account = new Account
        {
            Id = SecretCode.NewId(), UserName = email, NormalizedUserName = index.Of(email), Email = email, NormalizedEmail = index.Of(email), SecurityStamp = "x",
            Role = role, DisplayName = name, CreatedAt = portal.Clock.GetUtcNow(), Zone = zone, LastContactOn = Account.MonthOf(portal.Clock.GetUtcNow()),
        };
        await portal.WithDbAsync(async db => { db.Users.Add(account); return await db.SaveChangesAsync(); });
        return account;
    }

    /// <summary>Does the work with the services of a request of this person.</summary>
    public static async Task<T> AsAsync<T>(this Portal portal, Account who, Func<IServiceProvider, Task<T>> work)
    {
        var cookie = await portal.SignInAsync(who);
        return await portal.WithCookieAsync(cookie, work);
    }

    public static async Task<T> WithCookieAsync<T>(this Portal portal, string cookie, Func<IServiceProvider, Task<T>> work)
    {
        return await portal.WithAsync((await portal.WhoHasAsync(cookie))!, work);
    }

    public static async Task<T> WithAsync<T>(this Portal portal, System.Security.Claims.ClaimsPrincipal who, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider, User = who };
        return await work(scope.ServiceProvider);
    }

    public static Task<Account> ReadAsync(this Portal portal, Guid id) => portal.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.Id == id));

    /// <summary>The codes of what was written about this person or thing, in order.</summary>
    public static Task<List<string>> WrittenAsync(this Portal portal, Guid about) => portal.WithDbAsync(db => db.Set<ChildProtection.Platform.Audit.AuditEntry>().AsNoTracking()
        .Where(entry => entry.PersonId == about || entry.ObjectId == about).OrderBy(entry => entry.Seq).Select(entry => entry.Action).ToListAsync());

    /// <summary>The same press at the same instant, by several; what each was told (empty: done).</summary>
    public static async Task<List<string>> AtOnceAsync(params Func<Task>[] presses)
    {
        using var start = new Barrier(presses.Length);
        return [.. (await Task.WhenAll(presses.Select(press => Task.Run(async () =>
        {
            start.SignalAndWait(TimeSpan.FromSeconds(20));
            try
            {
                await press();
                return "";
            }
            catch (ChildProtection.Platform.BrokenRuleException refusal)
            {
                return refusal.Message;
            }
        })))).Order(StringComparer.Ordinal)];
    }

    public static Task<List<Relation>> LinksAsync(this Portal portal, Guid childId) => portal.WithDbAsync(db =>
        db.Relations.AsNoTracking().Where(relation => relation.ChildId == childId).OrderBy(relation => relation.From).ToListAsync());
}
