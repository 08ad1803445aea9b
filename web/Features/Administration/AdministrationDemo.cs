using ChildProtection.Features.Accounts;
using ChildProtection.Features.Administration.People;

namespace ChildProtection.Features.Administration;

/// <summary>A department at work: people in every zone, places of life, invitations that wait. All invented; nobody signs in as them.</summary>
internal sealed class AdministrationDemo(PortalDb db, BlindIndex index, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    private static readonly string[] FirstNames =
    [
        "Awa", "Bruno", "Camille", "Djamila", "Étienne", "Farida", "Gaëlle", "Hugo", "Inaya", "Julien", "Khadija", "Laurent", "Mélanie", "Nordine",
        "Océane", "Philippe", "Rachida", "Sophie", "Thomas", "Yasmina",
    ];

    private static readonly string[] LastNames = ["Garnier", "Diallo"];

    private static readonly (string Name, PlaceKind Kind, int Zone, bool IsClosed)[] Places =
    [
        ("Foyer des Tilleuls", PlaceKind.Home, 0, false), ("Maison du Pont", PlaceKind.ChildrensHome, 0, false),
        ("Famille d’accueil, secteur du lac", PlaceKind.FosterFamily, 0, false), ("MECS Les Deux Rives", PlaceKind.ChildrensHome, 1, false),
        ("Pouponnière du Val", PlaceKind.Nursery, 1, false), ("Famille d’accueil n° 12", PlaceKind.FosterFamily, 2, false),
        ("Studios de la Gare", PlaceKind.OwnHousing, 2, false), ("Ancien foyer du Moulin", PlaceKind.Home, 1, true),
    ];

    private static readonly (string Email, string Role)[] Invited =
    [
        ("noemie.aubert@demo.example", Role.Professional), ("loic.samba@demo.example", Role.Professional), ("eva.martel@demo.example", Role.Facilitator),
        ("rayan.colin@demo.example", Role.Professional), ("judith.perez@demo.example", Role.Moderator),
    ];

    /// <summary>After the people of the demonstration.</summary>
    public int Order => 40;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        await StaffAsync();
        await PlacesAsync();
        await InvitationsAsync();
    }

    private async Task StaffAsync()
    {
        var now = clock.GetUtcNow();
        var people = LastNames.SelectMany(last => FirstNames.Select(first => $"{first} {last}")).ToList();
        var known = (await db.Users.Where(account => account.NormalizedEmail != null).Select(account => account.NormalizedEmail).ToListAsync()).ToHashSet();
        foreach (var (name, rank) in people.Select((name, rank) => (name, rank)))
        {
            var email = $"{Ascii(name)}@demo.example";
            if (known.Contains(index.Of(email))) continue;
            var isClosed = rank == 17;
            db.Users.Add(new Account
            {
                Id = SecretCode.NewId(), UserName = email, NormalizedUserName = index.Of(email), Email = email, NormalizedEmail = index.Of(email), SecurityStamp = SecretCode.NewKey(),
                Role = rank % 13 == 12 ? Role.Facilitator : rank % 19 == 18 ? Role.Observer : Role.Professional, DisplayName = name, CreatedAt = now.AddDays(-20 - rank * 9), LockoutEnabled = true,
                Zone = territory.Zones[rank % territory.Zones.Count].Code, MayConfirmRecovery = rank % 8 == 0,
                LastContactAt = rank % 7 == 3 ? null : Account.DayOf(now.AddDays(-20 * (rank % 5))),
                DisabledAt = isClosed ? now.AddDays(-30) : null, DisabledReason = isClosed ? DisableReason.Left.Code() : null,
            });
        }
        await db.SaveChangesAsync();
    }

    private async Task PlacesAsync()
    {
        var there = await db.Places.ToListAsync();
        foreach (var (name, kind, zone, isClosed) in Places)
        {
            if (there.FirstOrDefault(place => place.Name == name) is { } known)
            {
                if (known.Kind == PlaceKind.Home) known.Kind = kind; // those of the first edition had no kind
                continue;
            }
            db.Places.Add(new PlaceOfLife
            {
                Id = SecretCode.NewId(), Name = name, Kind = kind, Zone = territory.Zones[zone % territory.Zones.Count].Code,
                ClosedAt = isClosed ? clock.GetUtcNow().AddDays(-90) : null,
            });
        }
        await db.SaveChangesAsync();
    }

    private async Task InvitationsAsync()
    {
        var indexes = Invited.Select(one => (string?)index.Of(one.Email)).ToList();
        if (await db.Invitations.AnyAsync(i => indexes.Contains(i.EmailIndex))) return;
        var administrator = await db.Users.Where(account => account.Role == Role.Administrator).OrderBy(account => account.CreatedAt).Select(account => (Guid?)account.Id).FirstOrDefaultAsync();
        foreach (var (email, role) in Invited)
            db.Invitations.Add(Invitation.ToStaff(role, email, administrator, clock.GetUtcNow(), territory.Zones[0].Code).Invitation);
        await db.SaveChangesAsync();
    }

    private static string Ascii(string name) => string.Concat(name.Normalize(System.Text.NormalizationForm.FormD).Where(char.IsAscii)).ToLowerInvariant().Replace(' ', '.');
}
