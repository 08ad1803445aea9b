using ChildProtection.Platform.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Support;

/// <summary>The portal with the limits of an installation: real counters, two keys for administrators.</summary>
internal class StrictPortal : Portal
{
    public StrictPortal() { }

    private protected StrictPortal(ITestDatabase database) : base(database) { }

    protected override IDictionary<string, string> Settings()
    {
        var settings = base.Settings();
        settings["RateLimits:Scale"] = "1";
        settings["Security:RequireTwoKeys"] = "true";
        return settings;
    }

    /// <summary>A passkey in the database, that nobody can use.</summary>
    public async Task AddKeyAsync(Account account)
    {
        await using var scope = Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var owner = await accounts.FindByIdAsync(account.Id.ToString());
        var key = new UserPasskeyInfo(
            System.Security.Cryptography.RandomNumberGenerator.GetBytes(32), [1], Clock.GetUtcNow(), 0, [], true, false, false, [1], [1]) { Name = "Essai" };
        Assert.True((await accounts.AddOrUpdatePasskeyAsync(owner!, key)).Succeeded);
    }
}

internal sealed class StrictPostgresPortal() : StrictPortal(PostgresDatabase.WithTables());
