using ChildProtection.Features.Safeguarding;
using ChildProtection.Features.Safeguarding.Duty;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Safety;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Privacy;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Safety;

/// <summary>A team of one’s own in a portal that other tests use too.</summary>
internal static class Guarding
{
    private static int names;

    /// <summary>Nobody else is in the team, nothing is planned, no alert and no mail is there.</summary>
    public static async Task<Account[]> TeamAsync(this Portal portal, int people)
    {
        await portal.WithDbAsync(async db =>
        {
            DateTimeOffset? now = portal.Clock.GetUtcNow();
            await db.Users.Where(account => account.Role == Role.Moderator).ExecuteUpdateAsync(update => update.SetProperty(account => account.DisabledAt, now));
            await db.DutyShifts.ExecuteDeleteAsync();
            await db.Alerts.ExecuteDeleteAsync();
            return await db.OutboxMails.ExecuteDeleteAsync();
        });
        var team = new Account[people];
        for (var number = 0; number < people; number++)
        {
            var name = Interlocked.Increment(ref names);
            team[number] = await portal.AdultAsync(Role.Moderator, $"Garde {name}", $"garde{name}@exemple.fr");
        }
        return team;
    }

    public static Task<int> OnDutyAsync(this Portal portal, Account who, DutyKind kind, double fromHours = -1, double untilHours = 5) => portal.WithDbAsync(db =>
    {
        var now = portal.Clock.GetUtcNow();
        db.DutyShifts.Add(DutyShift.Plan(who.Id, kind, now.AddHours(fromHours), now.AddHours(untilHours), now));
        return db.SaveChangesAsync();
    });

    /// <summary>Whom the mails of this template are for, with repetitions.</summary>
    public static Task<List<string>> MailedAsync(this Portal portal, MailTemplate template = MailTemplate.Attention) =>
        portal.WithDbAsync(async db => (await db.OutboxMails.AsNoTracking().Where(mail => mail.Template == template).ToListAsync()).Select(mail => mail.Recipient).Order(StringComparer.Ordinal).ToList());

    public static async Task<Guid> RaiseAsync(this Portal portal, WordRisk risks, SaidAt at, Guid? reporter = null)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAlerts>().RaiseAsync(risks, at, reporter);
    }

    public static SaidAt Text(Guid author) => new("message", SecretCode.NewId(), author);
}
