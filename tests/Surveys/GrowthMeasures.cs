using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy;
using ChildProtection.Features.Autonomy.Statements;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Data;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Accounts;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>
/// P2, P7 and P8 for surveys and grids, side by side in one run: a hundred times more data, the same page. Not part of the
/// suite: « bash tests/perf/growth » runs it and prints a table. The processor time is that of the whole process, in which the
/// two portals answer by turns, one request at a time.
/// </summary>
public abstract class GrowthMeasures(Portal small, Portal large)
{
    private const int Questions = 20;
    private const int GridsOfEach = 3;
    private const int StatementsOfOthers = 4;
    private const int Accompanied = 20;

    [Fact(Explicit = true)]
    public async Task A_hundred_times_more_young_people_and_answers_cost_the_pages_no_more()
    {
        var few = await FillAsync(small, young: 120, answers: 50);
        var many = await FillAsync(large, young: 12_000, answers: 5_000);
        Console.WriteLine($"{GetType().Name}: 120 against 12,000 young people × {GridsOfEach} grids; 50 against 5,000 answers of {Questions} questions. Closing the survey: {few.Closing.TotalSeconds:0.0} s against {many.Closing.TotalSeconds:0.0} s.");
        var missed = new List<string>();
        foreach (var (name, few1, many1, limit) in few.Addresses.Zip(many.Addresses, (one, other) => (one.Name, one, other, one.Limit)))
            if (!await SideBySide.HoldsAsync(name, new(small, one => GetAsync(one, few1)), new(large, one => GetAsync(one, many1)), limit)) missed.Add(name);
        Assert.Empty(missed);
    }

    private sealed record Address(string Name, string Path, string Cookie, double Limit);

    private sealed record Filled(IReadOnlyList<Address> Addresses, TimeSpan Closing);

    private static async Task GetAsync(Portal portal, Address address)
    {
        using var answer = await portal.GetAsync(address.Path, address.Cookie);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address.Path}: {answer.StatusCode}");
    }

    private static async Task<Filled> FillAsync(Portal portal, int young, int answers)
    {
        var nadia = await portal.AccountAsync(Role.Professional, "Nadia");
        var lina = await portal.AccountAsync(Role.YoungPerson, "Loutre");
        var child = await portal.ChildOfAsync(nadia, "Lina");
        await portal.RelateAsync(child, lina, RelationKind.Self);
        var grids = await GridsAsync(portal, lina, child);
        await CrowdAsync(portal, nadia, young - 1);
        var (survey, closing) = await SurveyAsync(portal, answers);
        var running = await portal.SurveyAsync(Asked, SurveyMode.Anonymous);
        await WriteAsync(portal, running, answers);
        await portal.WithDbAsync(db => db.Database.IsNpgsql() ? db.Database.ExecuteSqlRawAsync("ANALYZE") : Task.FromResult(0)); // as autovacuum does in an hour

        var mine = Wire.CookieOf(await portal.SignInAsync(lina))!;
        var worker = Wire.CookieOf(await portal.SignInAsync(nadia))!;
        var rose = Wire.CookieOf(await portal.SignInAsync(await portal.AccountAsync(Role.Facilitator, "Rose")))!;
        var omar = Wire.CookieOf(await portal.SignInAsync(await portal.AccountAsync(Role.Observer, "Omar")))!;
        return new Filled(
        [
            new("P7 mes grilles (jeune)", "/autonomie", mine, 1.2), new("P7 une grille", $"/autonomie/grille/{grids[^1]}", mine, 1.2),
            new("P8 au fil du temps", "/autonomie/temps", mine, 1.5), new("P7 les grilles des jeunes (référente)", "/autonomie", worker, 1.2),
            new("P7 une fiche (référente)", $"/equipe/jeunes/{child.Id}/autonomie", worker, 1.2),
            new("P7 les enquêtes (jeune)", "/enquetes", mine, 1.2), new("P7 gérer les enquêtes", "/enquetes/gerer", rose, 1.2), new("P7 une enquête ouverte", $"/enquetes/gerer/{running.Id}", rose, 1.2),
            new("P8 les résultats", $"/enquetes/gerer/{survey.Id}/resultats", rose, 1.5), new("P8 le retour (jeune)", $"/enquetes/{survey.Id}/retour", mine, 1.5),
            new("P8 le fichier des résultats", $"/enquetes/gerer/{survey.Id}/tableaux", omar, 1.5),
        ], closing);
    }

    /// <summary>Three whole grids of one person, sealed for real.</summary>
    private static async Task<IReadOnlyList<Guid>> GridsAsync(Portal portal, Account lina, Child child)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var (db, vault, now) = (scope.ServiceProvider.GetRequiredService<PortalDb>(), scope.ServiceProvider.GetRequiredService<Vault>(), portal.Clock.GetUtcNow());
        var codes = scope.ServiceProvider.GetRequiredService<ReferentialLibrary>().Current.Domains.SelectMany(domain => domain.Statements).Select(statement => statement.Code).ToList();
        var ids = new List<Guid>();
        for (var number = 0; number < GridsOfEach; number++)
        {
            var sheet = Add(db, lina.Id, child.Id, now.AddDays(-100 * (GridsOfEach - number)), ids);
            foreach (var code in codes)
            {
                var id = SecretCode.NewId();
                db.GridAnswers.Add(new GridAnswer { Id = id, SheetId = sheet, Statement = code, Version = 1, AnsweredAt = now, Answer = await vault.SealAsync(AutonomyData.Answer, lina.Id, id, "seul") });
            }
            await db.SaveChangesAsync();
        }
        return ids;
    }

    private static Guid Add(PortalDb db, Guid author, Guid child, DateTimeOffset at, List<Guid>? ids = null)
    {
        var (grid, sheet) = (SecretCode.NewId(), SecretCode.NewId());
        var added = AutonomyGrid.Start(grid, author, child, Stage.Sixteen, invitesMentor: false, invitesCarer: false, at);
        added.Finish(Audience.OnlyMe, at);
        db.AutonomyGrids.Add(added);
        db.GridSheets.Add(new GridSheet { Id = sheet, GridId = grid, AuthorId = author, Kind = RelationKind.Self, StartedAt = at, ChangedAt = at, LockedAt = at });
        ids?.Add(grid);
        return sheet;
    }

    /// <summary>Everybody else: the first twenty are the same worker's. Their answers are bytes that nobody opens.</summary>
    private static async Task CrowdAsync(Portal portal, Account nadia, int young)
    {
        var now = portal.Clock.GetUtcNow();
        var others = await portal.AccountAsync(Role.Professional, "Omar");
        foreach (var some in Enumerable.Range(0, young).Chunk(500))
        {
            await using var scope = portal.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var number in some)
            {
                var id = Guid.CreateVersion7(now);
                db.Users.Add(new Account { Id = id, Role = Role.YoungPerson, DisplayName = $"Lynx {number}", CreatedAt = now, SecurityStamp = id.ToString("N"), UserName = id.ToString("N"), NormalizedUserName = id.ToString("N").ToUpperInvariant() });
                var child = Child.Register("Sami", "plaine", now, DateOnly.FromDateTime(now.DateTime).AddYears(2));
                db.Children.Add(child);
                db.Relations.Add(Relation.Begin(child.Id, id, RelationKind.Self, now));
                db.Relations.Add(Relation.Begin(child.Id, number < Accompanied ? nadia.Id : others.Id, RelationKind.CaseWorker, now));
                for (var grid = 0; grid < GridsOfEach; grid++)
                {
                    var sheet = Add(db, id, child.Id, now.AddDays(-100 * (GridsOfEach - grid)));
                    for (var statement = 0; statement < StatementsOfOthers; statement++)
                        db.GridAnswers.Add(new GridAnswer { Id = SecretCode.NewId(), SheetId = sheet, Statement = $"logement-{statement}", Version = 1, AnsweredAt = now, Answer = RandomNumberGenerator.GetBytes(48) });
                }
            }
            await db.SaveChangesAsync();
        }
    }

    private static Questionnaire Asked => new()
    {
        Code = "mesure", Title = "Mesure", Purpose = "Mesurer.", Mode = SurveyMode.Anonymous, Publics = [Public.Young], Minutes = 8, ReturnDays = 30, ReturnWho = "direction_enfance",
        Sections = [new("Vingt questions", [.. Enumerable.Range(1, Questions).Select(number => new Question
        {
            Code = $"q{number}", Kind = number % 2 == 0 ? QuestionKind.YesNo : QuestionKind.Frequency, Text = SaidTo.All($"Question {number}\u00A0?"), Why = SaidTo.All("Pour mesurer."), For = [Public.Young],
        })])],
        Tables = [.. Enumerable.Range(1, Questions).Select(number => new DeclaredTable($"t{number}", $"q{number}", number <= 2 ? DeclaredTable.ByAge : null))],
    };

    private static async Task<(Survey Survey, TimeSpan Closing)> SurveyAsync(Portal portal, int answers)
    {
        var survey = await portal.SurveyAsync(Asked, SurveyMode.Anonymous);
        await WriteAsync(portal, survey, answers);
        var since = Stopwatch.StartNew();
        await portal.CloseAsync(survey);
        return (survey, since.Elapsed);
    }

    private static async Task WriteAsync(Portal portal, Survey survey, int answers)
    {
        var sheets = Enumerable.Range(0, answers).Select(number =>
        {
            var sheet = Sheet.Empty;
            foreach (var question in Asked.Questions) sheet.Answer(question.Code, question.AllOptions[(number * 7 + question.Code.Length) % question.AllOptions.Count].Code);
            sheet.Answer(TallyTables.AgeKey, Public.AgeBands[number % 3]);
            return sheet.Write();
        }).ToList();
        await using var scope = portal.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AnswerUrn>().WriteAsync(survey.Id, Asked, sheets, []);
    }
}

public sealed class GrowthOnSqlite(FewYoungPeople small, ManyYoungPeople large) : GrowthMeasures(small, large), IClassFixture<FewYoungPeople>, IClassFixture<ManyYoungPeople>;

/// <summary>The small side.</summary>
public sealed class FewYoungPeople : Portal;

/// <summary>The large one.</summary>
public sealed class ManyYoungPeople : Portal;

public sealed class GrowthOnPostgres(FewYoungPeopleOnPostgres small, ManyYoungPeopleOnPostgres large) : GrowthMeasures(small, large), IClassFixture<FewYoungPeopleOnPostgres>, IClassFixture<ManyYoungPeopleOnPostgres>;

/// <summary>The small side.</summary>
public sealed class FewYoungPeopleOnPostgres() : Portal(PostgresDatabase.WithTables());

/// <summary>The large one.</summary>
public sealed class ManyYoungPeopleOnPostgres() : Portal(PostgresDatabase.WithTables());
