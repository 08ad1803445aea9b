using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Committee.Members;

/// <summary>Nine more young people who sit on the demonstration’s committee, so that it can vote and support ideas. They have no card: nobody comes in as one of them. All invented.</summary>
internal sealed class MembersDemo(PortalDb db, UserManager<Account> accounts, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private const string CaseWorker = "Karim Lefèvre";

    /// <summary>Young people looked at to see whether these are there already: a demonstration has fewer.</summary>
    private const int Most = 500;

    private static readonly (string Pseudonym, string FirstName, int MonthsToMajority)[] People =
    [
        ("Héron du matin", "Maël", 31), ("Lynx des sapins", "Inaya", 22), ("Dauphin du large", "Hugo", 12), ("Merle des toits", "Awa", 18), ("Hibou du grenier", "Léo", 9),
        ("Cerise du verger", "Chiara", 40), ("Panda du tram", "Idris", 15), ("Étoile du lac", "Jade", 27), ("Mésange du pont", "Milo", 5),
    ];

    public int Order => 42; // after CommitteeDemo, which is registered first

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.Has(CommitteeAccess.Module) || await db.Bodies.AsNoTracking().SingleOrDefaultAsync(one => one.Code == "jeunes") is not { } body) return;
        if ((await db.Users.AsNoTracking().Where(account => account.Role == Role.YoungPerson).Take(Most).ToListAsync()).Exists(account => account.DisplayName == People[0].Pseudonym)) return;
        var now = clock.GetUtcNow();
        var karim = (await db.Users.AsNoTracking().Where(account => account.Role == Role.Professional).Take(100).ToListAsync()).Find(account => account.DisplayName == CaseWorker)?.Id;
        foreach (var (person, number) in People.Select((person, number) => (person, number)))
        {
            var account = new Account
            {
                Id = SecretCode.NewId(), UserName = SecretCode.NewKey(), Role = Role.YoungPerson, DisplayName = person.Pseudonym, CreatedAt = now.AddDays(-80), LockoutEnabled = true,
            };
            ActivateAccount.Check(await accounts.CreateAsync(account));
            var child = Child.Register(person.FirstName, territory.Zones[number % territory.Zones.Count].Code, now, territory.Today(clock).AddMonths(person.MonthsToMajority));
            db.Children.Add(child);
            db.Relations.Add(Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
            if (karim is { } caseWorker) db.Relations.Add(Relation.Begin(child.Id, caseWorker, RelationKind.CaseWorker, now));
            var since = now.AddDays(-44 + number);
            db.CommitteeMembers.Add(CommitteeMember.Join(body.Id, account.Id, since, territory.DayOf(since).AddMonths(body.MandateMonths ?? 12)));
        }
        await db.SaveChangesAsync();
    }
}
