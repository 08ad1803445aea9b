using System.Security.Claims;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Voice;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Territory;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Voice;

/// <summary>Statements as the portal keeps them, and doors as one person finds them.</summary>
internal static class Voices
{
    public static async Task<Guid> SayAsync(this Portal portal, Guid authorId, Guid childId, Audience audience, string text)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, vault, now, id) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow(), SecretCode.NewId());
        db.Statements.Add(Statement.Say(id, authorId, childId, audience, await vault.SealAsync(VoiceData.Text, authorId, id, text), SecretCode.NewId(), DateOnly.FromDateTime(now.DateTime).AddDays(15), now));
        await db.SaveChangesAsync();
        return id;
    }

    public static Task RelateAsync(this Portal portal, Child child, Account account, RelationKind kind) => portal.WithDbAsync(db =>
    {
        db.Relations.Add(Relation.Begin(child.Id, account.Id, kind, portal.Clock.GetUtcNow()));
        return db.SaveChangesAsync();
    });

    /// <summary>May not sign in any more; the links stay.</summary>
    public static Task CloseAsync(this Portal portal, Account account)
    {
        DateTimeOffset? now = portal.Clock.GetUtcNow();
        return portal.WithDbAsync(db => db.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.DisabledAt, now)));
    }

    /// <summary>The portal's own door, as this person meets it.</summary>
    public static Access AccessOf(this IServiceProvider services, Account account) => new(
        services.GetRequiredService<PortalDb>(), UserOf(account), services.GetRequiredService<TerritoryPack>(), services.GetRequiredService<TimeProvider>());

    public static ClaimsPrincipal UserPrincipal(Guid id) => new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString()), new(ClaimTypes.Role, Role.Professional)], "test"));

    public static CurrentUser UserOf(Account account) => new(new ClaimsPrincipal(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Role, account.Role), new(CurrentUser.DisplayNameClaim, account.DisplayName)], "test")));
}

/// <summary>An act of the portal, done as this person would do it.</summary>
internal static class Acting
{
    public static T As<T>(this IServiceProvider services, Account account) where T : notnull
    {
        services.GetRequiredService<Microsoft.AspNetCore.Http.IHttpContextAccessor>().HttpContext = new Microsoft.AspNetCore.Http.DefaultHttpContext
        {
            RequestServices = services,
            User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Role, account.Role)], "test")),
        };
        return services.GetRequiredService<T>(); // IHttpContextAccessor flows with the asynchronous call: one person a task
    }
}
