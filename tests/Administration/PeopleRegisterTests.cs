using System.Diagnostics;
using System.Net;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Architecture;
using ChildProtection.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Administration;

/// <summary>
/// An instance with 15,000 accounts: found by what people at work are called by, and by nothing else; quick; and no page of
/// the administration says how a child, a parent or a mentor is called. On both databases.
/// </summary>
public abstract class PeopleRegisterTests(LargePortal portal)
{
    /// <summary>A page of one person also writes its own line in the audit log (three commands).</summary>
    private const int MostCommands = 11;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_person_is_found_by_address_number_role_zone_and_state_only()
    {
        var people = await portal.PeopleAsync();
        var office = await portal.VisitorAsync(Role.Administrator);
        List<string> Shown() => [.. office.Page.QuerySelectorAll("main a.row").Select(row => row.GetAttribute("href")!.Split('/')[^1])];
        async Task<List<string>> FoundAsync(string query)
        {
            await office.OpenAsync($"/administration/personnes?{query}");
            return Shown();
        }
        async Task<List<string>> ExactlyAsync(string field, string? typed)
        {
            await office.OpenAsync("/administration/personnes");
            await office.Fill(field, typed!).PressAsync("Trouver cette personne");
            Assert.Equal("", office.Address.Query); // what finds somebody is never in an address
            return Shown();
        }
        const string ByMail = "Adresse e-mail entière";
        const string ByNumber = "N° de compte ou de jeune";
        Assert.Equal([people.Professional.Id.ToString()], await ExactlyAsync(ByMail, people.Professional.Email));
        Assert.Equal([people.Professional.Id.ToString()], await ExactlyAsync(ByMail, people.Professional.Email!.ToUpperInvariant()));
        Assert.Equal([people.Young.Id.ToString()], await ExactlyAsync(ByNumber, PersonReference.Shown(people.Young.Reference)));
        Assert.Equal([people.Young.Id.ToString()], await ExactlyAsync(ByNumber, people.Child.Reference!.ToLowerInvariant()));
        Assert.Equal([people.Parent.Id.ToString()], await ExactlyAsync(ByMail, people.Parent.Email));
        Assert.Equal(25, (await FoundAsync("role=professionnel&secteur=plaine-des-saules")).Count);
        Assert.Empty(await ExactlyAsync(ByMail, "personne@exemple.fr"));

        foreach (var forbidden in new[] { "role=jeune", "role=parent", "role=mentor", "secteur=plaine-des-saules", "" })
        {
            var ids = (await FoundAsync(forbidden)).Select(Guid.Parse).ToList();
            Assert.NotEmpty(ids);
            Assert.All(await portal.WithDbAsync(db => db.Users.Where(account => ids.Contains(account.Id)).Select(account => account.Role).Distinct().ToListAsync()), role => Assert.True(Role.IsStaff(role)));
        }
        foreach (var word in new[] { LargePortal.FirstName, LargePortal.Pseudonym, LargePortal.ParentName, people.Professional.Email!.Split('@')[0], people.Young.Reference![..4] })
        {
            Assert.Empty(await ExactlyAsync(ByMail, word));
            Assert.Empty(await ExactlyAsync(ByNumber, word));
            Assert.Contains(await FoundAsync($"q={Uri.EscapeDataString(word)}&nom={Uri.EscapeDataString(word)}"), _ => true); // no such field: the plain list
        }
    }

    [Fact]
    public async Task A_young_persons_page_says_no_name_and_the_young_person_sees_who_opened_it()
    {
        var people = await portal.PeopleAsync();
        var office = await portal.VisitorAsync(await portal.StaffAsync(Role.Administrator, "Alex Moreau"));

        await office.OpenAsync($"/administration/personnes/{people.Young.Id}");

        Assert.Equal($"Compte {PersonReference.Shown(people.Young.Reference)}", office.Heading);
        Assert.Equal("novembre 2026", office.Detail("Dernière venue"));
        Assert.Empty(office.Page.QuerySelectorAll("select, input[type=email]"));
        var own = await portal.VisitorAsync(people.Young);
        Assert.Contains("Alex Moreau Administration technique a regardé la fiche technique de ton compte, sans ton nom", (await own.OpenAsync("/qui-a-regarde")).Text);
        Assert.Contains(PersonReference.Shown(people.Young.Reference), (await own.OpenAsync("/mon-acces")).Text);
        Assert.Contains(PersonReference.Shown(people.Child.Reference), (await (await portal.VisitorAsync(people.Professional)).OpenAsync($"/equipe/jeunes/{people.Child.Id}")).Text);
    }

    [Fact]
    public async Task With_fifteen_thousand_accounts_every_page_keeps_its_budget_and_names_no_child()
    {
        var people = await portal.PeopleAsync();
        var place = await portal.WithDbAsync(db => db.Places.Select(one => one.Id).FirstAsync());
        var cookie = Wire.CookieOf(await portal.SignInAsync(await portal.StaffAsync(Role.Administrator)));
        var addresses = AccessMatrix.Read().Where(row => row.Endpoint.StartsWith("GET /administration", StringComparison.Ordinal) && row.Cells[Role.Administrator] == AccessMatrix.Yes && !row.Endpoint.Contains('{'))
            .Select(row => row.Endpoint[4..]).Concat(
            [
                "/administration/personnes?numero=400", "/administration/personnes?role=professionnel&secteur=plaine-des-saules&etat=Open&numero=7",
                $"/administration/personnes/{people.Young.Id}", $"/administration/personnes/{people.Parent.Id}", $"/administration/personnes/{people.Mentor.Id}",
                $"/administration/personnes/{people.Professional.Id}", $"/administration/personnes/{people.Professional.Id}/jeunes", $"/administration/liens/{people.Child.Id}", $"/administration/lieux/{place}",
            ]).ToList();
        var (faults, slowest, most) = (new List<string>(), TimeSpan.Zero, 0);
        foreach (var address in addresses)
        {
            (await portal.GetAsync(address, cookie)).Dispose();
            var (body, status) = ("", HttpStatusCode.OK);
            var watch = Stopwatch.StartNew();
            var sent = await portal.Sql.OfAsync(async () =>
            {
                using var answer = await portal.GetAsync(address, cookie);
                (body, status) = (WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), answer.StatusCode);
            });
            if (status is not (HttpStatusCode.OK or HttpStatusCode.Redirect)) faults.Add($"{address}: {status}");
            if (sent > MostCommands) faults.Add($"{address}: {sent} commands");
            if (watch.Elapsed > Patience) faults.Add($"{address}: {watch.Elapsed}");
            (slowest, most) = (watch.Elapsed > slowest ? watch.Elapsed : slowest, Math.Max(most, sent));
            foreach (var name in LargePortal.Canaries) if (!address.Contains(name, StringComparison.OrdinalIgnoreCase) && body.Contains(name, StringComparison.OrdinalIgnoreCase)) faults.Add($"{address} says « {name} »");
        }
        Console.WriteLine($"{GetType().Name}: {LargePortal.Accounts} accounts, {addresses.Count} pages of the administration, at most {most} commands, slowest {slowest.TotalMilliseconds:0} ms, {LargePortal.Canaries.Length} canaries, {faults.Count} faults.");
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Control: the young person's own page does say the pseudonym, so the canary sings.</summary>
    [Fact]
    public async Task A_page_that_names_the_child_is_seen()
    {
        var people = await portal.PeopleAsync();

        Assert.Contains(LargePortal.Pseudonym, (await (await portal.VisitorAsync(people.Young)).OpenAsync("/accueil")).Text);
        Assert.Contains(LargePortal.FirstName, (await (await portal.VisitorAsync(people.Professional)).OpenAsync($"/equipe/jeunes/{people.Child.Id}")).Text);
    }
}

/// <summary>15,000 accounts, of which one child's circle with names that no page of the administration may say.</summary>
public abstract class LargePortal : Portal
{
    public const int Accounts = 15_000;
    public const string FirstName = "Ysoldecanari";
    public const string Pseudonym = "Loutrecanari";
    public const string ParentName = "Clairecanari";
    public const string MentorName = "Jonascanari";
    public static readonly string[] Canaries = [FirstName, Pseudonym, ParentName, MentorName, "claire.canari"];

    private readonly SemaphoreSlim once = new(1, 1);
    private Named? people;

    private protected LargePortal(ITestDatabase database) : base(database) { }

    public sealed record Named(Account Professional, Account Young, Account Parent, Account Mentor, Child Child);

    public async Task<Named> PeopleAsync()
    {
        await once.WaitAsync();
        try
        {
            return people ??= await SeedAsync();
        }
        finally
        {
            once.Release();
        }
    }

    private async Task<Named> SeedAsync()
    {
        var index = Services.GetRequiredService<BlindIndex>();
        var now = Clock.GetUtcNow();
        string[] roles = [Role.YoungPerson, Role.Professional, Role.YoungPerson, Role.Parent, Role.Professional, Role.YoungPerson, Role.Mentor, Role.Facilitator];
        string[] zones = ["plaine-des-saules", "haut-plateau", "trois-etangs"];
        for (var done = 0; done < Accounts; done += 1_000)
            await WithDbAsync(async db =>
            {
                db.ChangeTracker.AutoDetectChangesEnabled = false;
                for (var number = done; number < done + 1_000; number++)
                {
                    var role = roles[number % roles.Length];
                    var email = role == Role.YoungPerson ? null : $"personne{number}@exemple.fr";
                    db.Users.Add(New(role, $"Nom {Pseudonym} {number}", email, index, now.AddMinutes(-number), zones[number % zones.Length]));
                }
                return await db.SaveChangesAsync();
            });
        await WithDbAsync(db => db.Users.Where(account => account.Role == Role.Professional || account.Role == Role.Facilitator).ExecuteUpdateAsync(update => update.SetProperty(account => account.LastContactAt, Account.DayOf(now))));
        // Those who work here are named, so their names must not be canaries.
        var staff = await WithDbAsync(db => db.Users.Where(account => account.Role == Role.Professional || account.Role == Role.Facilitator).ToListAsync());
        foreach (var some in staff.Chunk(1_000))
            await WithDbAsync(async db =>
            {
                db.UpdateRange(some);
                foreach (var account in some) account.DisplayName = "Nadia Benali";
                return await db.SaveChangesAsync();
            });
        var named = new Named(New(Role.Professional, "Nadia Benali", "nadia.large@exemple.fr", index, now, "plaine-des-saules"), New(Role.YoungPerson, Pseudonym, null, index, now, null),
            New(Role.Parent, ParentName, "claire.canari@exemple.fr", index, now, null), New(Role.Mentor, MentorName, "jonas@exemple.fr", index, now, null), Child.Register(FirstName, "plaine", now, new DateOnly(2029, 1, 1)));
        await WithDbAsync(async db =>
        {
            db.Users.AddRange(named.Professional, named.Young, named.Parent, named.Mentor);
            db.Children.Add(named.Child);
            db.Places.Add(new PlaceOfLife { Id = SecretCode.NewId(), Name = "Foyer des Tilleuls", Zone = "plaine" });
            foreach (var (account, kind) in new[] { (named.Professional, RelationKind.CaseWorker), (named.Young, RelationKind.Self), (named.Parent, RelationKind.Parent), (named.Mentor, RelationKind.Mentor) })
                db.Relations.Add(Relation.Begin(named.Child.Id, account.Id, kind, now));
            return await db.SaveChangesAsync();
        });
        return named;
    }

    private static Account New(string role, string name, string? email, BlindIndex index, DateTimeOffset at, string? zone)
    {
        var userName = email ?? SecretCode.NewKey();
        return new Account
        {
            Id = SecretCode.NewId(), UserName = userName, NormalizedUserName = index.Of(userName), Email = email, NormalizedEmail = email is null ? null : index.Of(email), SecurityStamp = "x",
            Role = role, DisplayName = name, CreatedAt = at, Zone = Role.IsStaff(role) ? zone : null, LastContactAt = Account.DayOf(at),
        };
    }
}

public sealed class LargeSqlitePortal() : LargePortal(new SqliteFile());

public sealed class LargePostgresPortal() : LargePortal(PostgresDatabase.WithTables());

public sealed class PeopleRegisterOnSqliteTests(LargeSqlitePortal portal) : PeopleRegisterTests(portal), IClassFixture<LargeSqlitePortal>;

public sealed class PeopleRegisterOnPostgresTests(LargePostgresPortal portal) : PeopleRegisterTests(portal), IClassFixture<LargePostgresPortal>;
