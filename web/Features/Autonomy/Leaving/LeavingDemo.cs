using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Care;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>In the demonstration: Noé, 18 years and eight months, whose measure ends in three weeks: « ma situation à la sortie » waits for him. All invented.</summary>
internal sealed class LeavingDemo(PortalDb db, UserManager<Account> accounts, EndCare care, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string Pseudonym = "Galet du port";

    /// <summary>Fixed, so that the printed way to sign in stays true.</summary>
    private const string Card = "DEM000040004000400040004";
    private const string Pin = "839162";
    private const int MonthsSinceMajority = 8;
    private const int DaysBeforeTheEnd = 21;

    public int Order => 42;

    public IEnumerable<string> Notes => territory.Has(AutonomyFeature.Module)
        ? [$"{Role.YoungPerson,-15} carte {SecretCode.Grouped(Card)} · code secret {Pin} ({Pseudonym}, bientôt la sortie)"] : [];

    public async Task SeedAsync()
    {
        var hash = SecretCode.Hash(Card);
        if (!territory.Has(AutonomyFeature.Module) || await db.Cards.AnyAsync(card => card.SecretHash == hash)) return;
        var worker = await db.Relations.Where(link => link.Kind == RelationKind.CaseWorker && link.Until == null).OrderBy(link => link.From).ThenBy(link => link.Id).Select(link => (Guid?)link.AccountId).FirstOrDefaultAsync();
        if (worker is not { } nadia) return;

        var (now, today) = (clock.GetUtcNow(), territory.Today(clock));
        var account = new Account { Id = SecretCode.NewId(), UserName = SecretCode.NewKey(), Role = Role.YoungPerson, DisplayName = Pseudonym, CreatedAt = now, LockoutEnabled = true };
        ActivateAccount.Check(await accounts.CreateAsync(account));
        var child = Child.Register("Noé", territory.Zones[0].Code, now, today.AddMonths(-MonthsSinceMajority));
        db.AddRange(child, PersonalCard.WithSecret(account, Card, Pin, accounts.PasswordHasher, now), Relation.Begin(child.Id, account.Id, RelationKind.Self, now), Relation.Begin(child.Id, nadia, RelationKind.CaseWorker, now));
        await db.SaveChangesAsync();
        await care.WriteAsync(db.Children, child.Id, today.AddDays(DaysBeforeTheEnd));
    }
}
