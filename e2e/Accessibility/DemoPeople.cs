using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Contributions;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Mail;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.E2E.Accessibility;

/// <summary>The people of the demonstration, and what their pages show on a busy day. Future capabilities add theirs by themselves.</summary>
internal static class DemoPeople
{
    /// <summary>Those of the demonstration, as it prints them.</summary>
    public const string Password = "quatre mots sans lien";

    /// <summary>As long as real ones are.</summary>
    public const string LongAddress = "marie-christine.de-la-rochefoucauld@departement-de-la-haute-garonne.example";

    private static readonly string[] Busiest = ["Nadia Benali", "Loutre des neiges", "Samia Roche", "Claire Petit", "Paul Martin"];

    public static async Task SeedAsync(Portal portal)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        foreach (var feature in scope.ServiceProvider.GetServices<IDemoData>().OrderBy(feature => feature.Order)) await feature.SeedAsync();
    }

    /// <summary>One account of each role; Nadia, who is référent, and the young person whose circle is the largest.</summary>
    public static Task<Dictionary<string, Account>> AccountsAsync(Portal portal) => portal.WithDbAsync(async db =>
        (await db.Users.AsNoTracking().ToListAsync()).GroupBy(account => account.Role)
            .ToDictionary(role => role.Key, role => role.OrderByDescending(account => Busiest.Contains(account.DisplayName)).First()));

    /// <summary>The account with this name.</summary>
    public static Task<Account> NamedAsync(Portal portal, string name) =>
        portal.WithDbAsync(async db => (await db.Users.AsNoTracking().ToListAsync()).Single(account => account.DisplayName == name));

    /// <summary>Found after reading: the database sees encrypted names.</summary>
    public static Task<Child> ChildAsync(Portal portal, string firstName) =>
        portal.WithDbAsync(async db => (await db.Children.AsNoTracking().ToListAsync()).Single(child => child.FirstName == firstName));

    /// <summary>A key on this account; it opens nothing.</summary>
    public static async Task AddKeyAsync(Portal portal, Account owner)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var key = new UserPasskeyInfo([1, 2, 3, 4], [5, 6], DateTimeOffset.UnixEpoch, 0, null, true, false, false, [7], [8]) { Name = "Téléphone Android, Chrome" };
        ActivateAccount.Check(await accounts.AddOrUpdatePasskeyAsync((await accounts.FindByIdAsync(owner.Id.ToString()))!, key));
    }

    /// <summary>The one person who reads what is asked about data.</summary>
    public static Task<Account> OfficerAsync(RunningPortal portal)
    {
        var index = portal.IndexOf("dpo@val-darroux.example");
        return portal.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.NormalizedEmail == index));
    }

    /// <summary>A young person's account that never had a card.</summary>
    public static async Task<Child> WithoutCardAsync(RunningPortal portal, Account caseWorker)
    {
        var account = await portal.AccountAsync(Role.YoungPerson, "Lynx du port");
        var now = portal.Now - TimeSpan.FromHours(1);
        return await portal.WithDbAsync(async db =>
        {
            var child = Child.Register("Anne-Charlotte-Victoire", "plaine", now);
            db.Children.Add(child);
            db.Relations.Add(Relation.Begin(child.Id, caseWorker.Id, RelationKind.CaseWorker, now));
            db.Relations.Add(Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
            await db.SaveChangesAsync();
            return child;
        });
    }

    /// <summary>Mails of every state: waiting, postponed, set aside.</summary>
    public static Task<int> AddMailsAsync(Portal portal, DateTimeOffset now) => portal.WithDbAsync(db =>
    {
        var mails = Enumerable.Range(0, 25).Select(_ => OutboxMail.To(LongAddress, MailTemplate.Invitation, now)).ToList();
        mails[0].MarkFailed(MailFailure.RecipientRefused, now);
        mails[1].MarkFailed(MailFailure.NotEncrypted, now);
        db.AddRange(mails);
        return db.SaveChangesAsync();
    });

    /// <summary>The sender is at work: whoever wants to change a mail now is refused.</summary>
    public static Task<int> LeaseMailsAsync(Portal portal, DateTimeOffset until) =>
        portal.WithDbAsync(db => db.Set<OutboxMail>().ExecuteUpdateAsync(update => update.SetProperty(mail => mail.LeaseUntil, until)));

    /// <summary>Takes back every waiting invitation, while somebody still sees the list.</summary>
    public static Task<int> CancelInvitationsAsync(Portal portal, DateTimeOffset at) =>
        portal.WithDbAsync(db => db.Invitations.ExecuteUpdateAsync(update => update.SetProperty(invitation => invitation.CancelledAt, at)));
}
