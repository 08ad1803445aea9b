using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Audit;

/// <summary>Acts to write down, and what was written.</summary>
internal static class Sample
{
    /// <summary>Acts that differ in every column.</summary>
    public static AuditAct Act(int number) => (number % 4) switch
    {
        0 => new(IdentityAudit.SignedIn, Id(number), Reason: "card") { Actor = new(Id(number), Role.YoungPerson) },
        1 => new(AccountsAudit.ChildRead, Id(number)) { Actor = new(Id(1), Role.Professional) },
        2 => new(AccountsAudit.RelationEnded, Id(number), Id(number + 1_000), "parent") { Actor = new(Id(1), Role.Professional) },
        _ => new(IdentityAudit.EntryRefused, null, Reason: "card-unknown") { Result = AuditResult.Refused, Actor = AuditActor.Visitor },
    };

    public static Guid Id(int number) => new(number, 7, 7, [7, 7, 7, 7, 7, 7, 7, 7]);

    /// <summary>Writes as the portal does, in a scope of its own.</summary>
    public static async Task WriteAsync(this Portal portal, AuditAct act)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AuditLog>().WriteAsync(act);
    }

    public static Task<List<AuditEntry>> EntriesAsync(this Portal portal) =>
        portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderBy(entry => entry.Seq).ToListAsync());

    public static async Task<AuditVerdict> VerifyAsync(this Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<VerifyAudit>().RunAsync();
    }
}
