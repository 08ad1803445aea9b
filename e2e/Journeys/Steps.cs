using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.Playwright;

namespace ChildProtection.E2E.Journeys;

/// <summary>What many journeys do on a page.</summary>
internal static class Steps
{
    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name });

    public static ILocator Link(this IPage page, string name) => page.GetByRole(AriaRole.Link, new() { Name = name });

    /// <summary>axe finds nothing, and the page does not scroll sideways.</summary>
    public static async Task IsAccessibleAsync(this IPage page)
    {
        Assert.Empty(await Axe.FindAsync(page));
        Assert.Equal(0, await Axe.OverflowAsync(page));
    }

    /// <summary>As a field of dates takes it.</summary>
    public static string Typed(DateTimeOffset day) => day.LocalDateTime.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A young person of 16 of one zone, with an account of their own.</summary>
    public static async Task<Account> YoungAsync(this RunningPortal portal, string name)
    {
        var account = await portal.AccountAsync(Role.YoungPerson, name);
        var now = portal.Now - TimeSpan.FromHours(1);
        await portal.WithDbAsync(db =>
        {
            var child = Child.Register("Yanis", "rive-sud", now, DateOnly.FromDateTime(now.DateTime).AddYears(2));
            db.AddRange(child, Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
            return db.SaveChangesAsync();
        });
        return account;
    }
}
