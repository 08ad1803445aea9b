using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>The people of the demonstration: a référent, an éducatrice, young people, a parent, a mentor, staff. All invented.</summary>
internal sealed class AccountsDemo(
    PortalDb db, UserManager<Account> accounts, Totp totp, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    /// <summary>For the demonstration only: the seed refuses to run outside Development.</summary>
    private const string Password = "quatre mots sans lien";
    private const string TotpSecret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private const string DemoPin = "839162";

    /// <summary>Fixed card secrets, so that the printed way to sign in stays true.</summary>
    private static readonly (string Pseudonym, string FirstName, string Card)[] Young =
    [
        ("Loutre des neiges", "Lina", "DEM000010001000100010001"),
        ("Renard du soir", "Sami", "DEM000020002000200020002"),
        ("Comète des dunes", "Aminata", "DEM000030003000300030003"),
    ];

    private static readonly Dictionary<string, int> ComesOfAgeInMonths = new() { ["Lina"] = 26, ["Sami"] = 7, ["Aminata"] = 14 };

    private static readonly (string Email, string Name, string Role, RelationKind? Kind)[] Adults =
    [
        ("nadia.benali@demo.example", "Nadia Benali", Role.Professional, RelationKind.CaseWorker),
        ("karim.lefevre@demo.example", "Karim Lefèvre", Role.Professional, RelationKind.Educator),
        ("claire.petit@demo.example", "Claire Petit", Role.Parent, RelationKind.Parent),
        ("jonas.weber@demo.example", "Jonas Weber", Role.Mentor, RelationKind.Mentor),
        ("samia.roche@demo.example", "Samia Roche", Role.Facilitator, null),
        ("paul.martin@demo.example", "Paul Martin", Role.Moderator, null),
        ("yasmine.haddad@demo.example", "Yasmine Haddad", Role.Moderator, null),
        ("ines.durand@demo.example", "Inès Durand", Role.Observer, null),
        ("admin@demo.example", "Alex Moreau", Role.Administrator, null),
        ("dpo@val-darroux.example", "Camille Robert", Role.Administrator, null), // reads what people ask about their data
    ];

    public int Order => 0;

    public IEnumerable<string> Notes =>
    [
        .. Young.Select(young => $"{Role.YoungPerson,-15} carte {SecretCode.Grouped(young.Card)} · code secret {DemoPin} ({young.Pseudonym})"),
        .. Adults.Select(adult => $"{adult.Role,-15} {adult.Email} · mot de passe « {Password} »"),
        $"deuxième code des adultes : clé {TotpSecret} dans une application, ou : {Totp.Code(TotpSecret, clock.GetUtcNow())} en ce moment",
    ];

    /// <summary>The adults came a while ago: two administrators of this week could not renew anybody's access.</summary>
    private static readonly TimeSpan Since = TimeSpan.FromDays(90);

    public async Task SeedAsync()
    {
        var now = clock.GetUtcNow();
        var places = await PlacesAsync();
        var around = new List<(Guid AccountId, RelationKind Kind)>();
        foreach (var (email, name, role, kind) in Adults)
            if (await AdultAsync(email, name, role, now) is var id && kind is { } relation)
                around.Add((id, relation));

        foreach (var (pseudonym, firstName, card) in Young)
            await YoungPersonAsync(pseudonym, firstName, card, StaysOf(firstName, places, now), around, now);
        await NotYetInvitedAsync(around[0].AccountId, now);
        await DevicesAsync(Young[0].Card, now);
    }

    /// <summary>Two devices in Lina’s list, that nobody holds the key of: her telephone, and the computer of the foyer.</summary>
    private async Task DevicesAsync(string card, DateTimeOffset now)
    {
        var hash = SecretCode.Hash(card);
        var owner = await db.Cards.Where(c => c.SecretHash == hash).Select(c => c.AccountId).SingleAsync();
        if (await db.SignInSessions.AnyAsync(session => session.AccountId == owner && session.EndsAt > now && session.EndedAt == null)) return;
        foreach (var (label, profile, methods) in new[]
        {
            ("Chrome sur Android", SessionProfile.OwnDevice, "hwk user"), ("Firefox sur Windows", SessionProfile.SharedDevice, "pop pin"),
        })
            db.SignInSessions.Add(new SignInSession
            {
                Id = SecretCode.NewId(), KeyHash = SecretCode.Hash(SecretCode.NewKey()), AccountId = owner, Role = Role.YoungPerson, Profile = profile.Name,
                Methods = methods, DeviceLabel = label, CreatedAt = now, LastSeenAt = now, EndsAt = now + profile.Absolute, Ticket = [],
            });
        await db.SaveChangesAsync();
    }

    /// <summary>By name.</summary>
    private async Task<IReadOnlyList<Guid>> PlacesAsync()
    {
        var places = await db.Places.ToListAsync();
        foreach (var name in new[] { "Foyer des Tilleuls", "Maison du Pont", "Famille d’accueil, secteur du lac" })
            if (places.All(p => p.Name != name))
                places.Add(db.Places.Add(new PlaceOfLife { Id = SecretCode.NewId(), Name = name, Zone = territory.Zones[0].Code }).Entity);
        await db.SaveChangesAsync();
        return [.. places.OrderBy(p => p.Name, StringComparer.CurrentCulture).Select(p => p.Id)];
    }

    /// <summary>Lina stays where she is, Sami moves in two weeks, Aminata moved ten days ago.</summary>
    private static Stay[] StaysOf(string firstName, IReadOnlyList<Guid> places, DateTimeOffset now) => firstName switch
    {
        "Sami" => [At(places[0], now.AddDays(-200), now.AddDays(14)), At(places[2], now.AddDays(14), null, now.AddDays(-2))],
        "Aminata" => [At(places[1], now.AddDays(-300), now.AddDays(-10)), At(places[2], now.AddDays(-10), null, now.AddDays(-12))],
        _ => [At(places[0], now, null)],
    };

    private static Stay At(Guid place, DateTimeOffset from, DateTimeOffset? until, DateTimeOffset? written = null) =>
        new() { Id = SecretCode.NewId(), ChildId = Guid.Empty, PlaceId = place, From = from, Until = until, RecordedAt = written };

    private async Task<Guid> AdultAsync(string email, string name, string role, DateTimeOffset now)
    {
        if (await accounts.FindByEmailAsync(email) is { } there) return there.Id;
        var account = new Account
        {
            Id = SecretCode.NewId(), UserName = email, Email = email, Role = role, DisplayName = name, CreatedAt = now - Since,
            LockoutEnabled = true, TotpSecret = totp.Protect(TotpSecret),
        };
        ActivateAccount.Check(await accounts.CreateAsync(account, Password));
        return account.Id;
    }

    private async Task YoungPersonAsync(
        string pseudonym, string firstName, string cardCode, IReadOnlyList<Stay> stays, List<(Guid AccountId, RelationKind Kind)> around, DateTimeOffset now)
    {
        var hash = SecretCode.Hash(cardCode);
        if (await db.Cards.AnyAsync(card => card.SecretHash == hash)) return;
        var account = new Account
        {
            Id = SecretCode.NewId(), UserName = SecretCode.NewKey(), Role = Role.YoungPerson, DisplayName = pseudonym, CreatedAt = now,
            LockoutEnabled = true,
        };
        ActivateAccount.Check(await accounts.CreateAsync(account));
        var child = Child.Register(firstName, territory.Zones[0].Code, now, territory.Today(clock).AddMonths(ComesOfAgeInMonths[firstName]));
        db.Children.Add(child);
        db.Cards.Add(PersonalCard.WithSecret(account, cardCode, DemoPin, accounts.PasswordHasher, now));
        db.Stays.AddRange(stays.Select(stay => new Stay { Id = stay.Id, ChildId = child.Id, PlaceId = stay.PlaceId, From = stay.From, Until = stay.Until, RecordedAt = stay.RecordedAt }));
        db.Relations.Add(Relation.Begin(child.Id, account.Id, RelationKind.Self, now));
        // Only the first one has a parent and a mentor here: a circle is not a class.
        foreach (var (accountId, kind) in around.Where(a => firstName == Young[0].FirstName || a.Kind is RelationKind.CaseWorker or RelationKind.Educator))
            db.Relations.Add(Relation.Begin(child.Id, accountId, kind, now));
        await db.SaveChangesAsync();
    }

    private async Task NotYetInvitedAsync(Guid caseWorkerId, DateTimeOffset now)
    {
        if ((await db.Children.Select(child => child.FirstName).ToListAsync()).Contains("Yanis")) return;
        var child = Child.Register("Yanis", territory.Zones[^1].Code, now, territory.Today(clock).AddYears(5));
        db.Children.Add(child);
        db.Relations.Add(Relation.Begin(child.Id, caseWorkerId, RelationKind.CaseWorker, now));
        await db.SaveChangesAsync();
    }
}
