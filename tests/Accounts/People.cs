using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Accounts;

/// <summary>A child with a circle, in one call.</summary>
internal static class People
{
    public const string Pin = "839162";

    public static Task<Child> ChildOfAsync(
        this Portal portal, Account caseWorker, string firstName = "Yanis", DateOnly? comesOfAgeOn = null) => portal.WithDbAsync(async db =>
    {
        var child = Child.Register(firstName, "plaine", portal.Now, comesOfAgeOn ?? DateOnly.FromDateTime(portal.Now.DateTime).AddYears(3));
        db.Children.Add(child);
        db.Relations.Add(Relation.Begin(child.Id, caseWorker.Id, RelationKind.CaseWorker, portal.Now));
        await db.SaveChangesAsync();
        return child;
    });

    /// <summary>A young person with a card; the card's secret is returned. With a hash of the test's own, nobody signs in, and it is quick.</summary>
    public static async Task<(Account Account, string Card)> YoungPersonAsync(this Portal portal, Child? child = null, string pinHash = "")
    {
        var account = await portal.AccountAsync(Role.YoungPerson, "Loutre des neiges");
        await using var scope = portal.Services.CreateAsyncScope();
        var hasher = pinHash.Length > 0 ? new NoHasher(pinHash) : scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>();
        var (card, secret) = PersonalCard.Issue(account, Pin, hasher, portal.Now);
        await portal.WithDbAsync(async db =>
        {
            db.Cards.Add(card);
            if (child is not null) db.Relations.Add(Relation.Begin(child.Id, account.Id, RelationKind.Self, portal.Now));
            return await db.SaveChangesAsync();
        });
        return (account, secret);
    }

    public static Task<Account> ReadAccountAsync(this Portal portal, Guid id) => portal.WithDbAsync(db => db.Users.AsNoTracking().SingleAsync(account => account.Id == id));

    /// <summary>An invitation nobody has used yet, and its code.</summary>
    public static async Task<string> InvitationAsync(this Portal portal, Child child, Account by, RelationKind kind, string? email = null)
    {
        var (invitation, code) = Invitation.ToCircle(child.Id, kind, email, by.Id, portal.Now);
        await portal.WithDbAsync(async db => { db.Invitations.Add(invitation); return await db.SaveChangesAsync(); });
        return code;
    }

    /// <summary>The real one takes a tenth of a second, on purpose.</summary>
    private sealed class NoHasher(string hash) : IPasswordHasher<Account>
    {
        public string HashPassword(Account user, string password) => hash;

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword) => PasswordVerificationResult.Failed;
    }

    /// <summary>An adult with an address, a password and an authenticator application, whose secret is returned.</summary>
    public static async Task<(Account Account, string TotpSecret)> WithPasswordAsync(this Portal portal, string role, string password)
    {
        var secret = Totp.NewSecret();
        await using var scope = portal.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var email = $"{SecretCode.NewKey()[..12]}@exemple.fr";
        var account = new Account
        {
            Id = SecretCode.NewId(), UserName = email, Email = email, Role = role, DisplayName = "Nadia Benali", CreatedAt = portal.Now,
            TotpSecret = scope.ServiceProvider.GetRequiredService<Totp>().Protect(secret),
        };
        Assert.True((await accounts.CreateAsync(account, password)).Succeeded);
        return (account, secret);
    }
}
