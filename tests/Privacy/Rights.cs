using ChildProtection.Features.Privacy;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Privacy;

/// <summary>People with an address, requests, and the daily work.</summary>
internal static class Rights
{
    public const string OfficerAddress = "dpo@val-darroux.example";

    public static async Task<Account> AdultAsync(this Portal portal, string role, string name, string address)
    {
        var account = await portal.AccountAsync(role, name);
        await portal.WithDbAsync(db => db.Users.Where(one => one.Id == account.Id).ExecuteUpdateAsync(update => update
            .SetProperty(one => one.Email, address).SetProperty(one => one.NormalizedEmail, portal.IndexOf(address))));
        return account;
    }

    /// <summary>The one person who reads what is asked about data; one for a portal.</summary>
    public static Task<Account> OfficerAsync(this Portal portal) => portal.AdultAsync(Role.Administrator, "Camille Robert", OfficerAddress);

    public static async Task<RightsRequest> AskedAsync(this Portal portal, Account asker, RightsKind kind, string words, bool isClosed = false)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (vault, now, id) = (scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow(), SecretCode.NewId());
        var request = RightsRequest.Ask(id, asker.Id, kind, await vault.SealAsync(PrivacyData.Words, asker.Id, id, words), SecretCode.NewId(), DateOnly.FromDateTime(now.DateTime), now);
        if (isClosed) request.Decide(isGranted: true, await vault.SealAsync(PrivacyData.Answer, asker.Id, id, "C’est fait."), asker.Id, now);
        return await portal.WithDbAsync(async db => { db.Add(request); await db.SaveChangesAsync(); return request; });
    }

    /// <summary>What the job does each day.</summary>
    public static async Task<(int Told, IReadOnlyList<PurgeExpired.Purged> Gone)> DayAsync(this Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RemindReader>().RunAsync();
        return (await scope.ServiceProvider.GetRequiredService<WarnUnseen>().RunAsync(), await scope.ServiceProvider.GetRequiredService<PurgeExpired>().RunAsync());
    }

    public static async Task<IReadOnlyList<PurgeExpired.Purged>> OverdueAsync(this Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PurgeExpired>().CountAsync();
    }
}
