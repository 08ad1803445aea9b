using System.Globalization;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Features.Surveys.Quotes;
using ChildProtection.Platform.Audit;
using ChildProtection.Platform.Backups;
using ChildProtection.Platform.Identity;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;
using ChildProtection.Tests.Voice;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Tests.Surveys;

/// <summary>
/// STAT-20: 200 people answer an anonymous survey; whoever has the whole database with its row versions and places, the log,
/// a backup and every key, at any moment, finds who answered what no better than by chance. The same attack finds everybody
/// in a naive version.
/// </summary>
public abstract class LinkageTests(Portal portal)
{
    private const int People = 200;
    private const int Look = 67;

    private static readonly Questionnaire Questions = new()
    {
        Code = "essai", Title = "Essai", Purpose = "Essai.", Mode = SurveyMode.Anonymous, Publics = [Public.Young], Minutes = 1, ReturnDays = 1, ReturnWho = "direction_enfance",
        Sections = [new("Essai", [Asked("numero", QuestionKind.Number), Asked("mots", QuestionKind.LongText)])], Tables = [],
    };

    private readonly Dictionary<Guid, int> truth = [];
    private readonly Dictionary<Guid, int> planted = [];

    protected Portal Portal => portal;

    [Fact]
    public async Task With_everything_in_hand_nobody_finds_who_answered_what()
    {
        var survey = await portal.SurveyAsync(Questions);
        for (var number = 0; number < People; number++)
        {
            var account = await portal.AccountAsync(Role.YoungPerson, "Loutre");
            truth[account.Id] = number;
            Assert.True(await SendAsync(survey, account, number));
            if (number % Look == Look - 1) await LookMeanwhileAsync(survey); // some are shaken already, some wait
            if (number % 7 == 6) await TendAsync();
        }
        Assert.Equal(0, await TurnsInBackupAsync());
        await portal.CloseAsync(survey);

        var sheets = await SheetsAsync(survey);
        var texts = await OpenAsync<SurveyQuote>(survey, QuotesData.Written, row => (row.Id, row.Written!), TextNumberOf);
        Assert.Equal(Enumerable.Range(0, People), sheets.Values.Order());
        Assert.Equal(Enumerable.Range(0, People), texts.Values.Order());
        Assert.Equal(0, await portal.WithDbAsync(db => db.AnswerBuffer.CountAsync(row => row.SurveyId == survey.Id)));
        Assert.Single(await portal.WithDbAsync(db => db.AnonymousAnswers.Where(row => row.SurveyId == survey.Id).Select(row => row.Payload.Length).Distinct().ToListAsync()));
        Assert.Equal(0, await portal.WithDbAsync(db => db.AnonymousTexts.CountAsync(row => row.SurveyId == survey.Id))); // they wait to be reread, and stay nowhere else
        var people = truth.Keys.ToList();
        Assert.False(await portal.WithDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId != null && people.Contains(entry.ActorId.Value))));

        await using var attacker = await AttackAsync(isOver: true);
        var turns = await attacker.OrdersAsync("SurveyTurns", "AccountId", survey.Id);
        var answers = await attacker.OrdersAsync("AnonymousAnswers", "Id", survey.Id);
        var words = await attacker.OrdersAsync("SurveyQuotes", "Id", survey.Id);
        AssertChance(turns, answers, turn => truth[turn], answer => sheets[answer]);
        AssertChance(turns, words, turn => truth[turn], text => texts[text]);
        AssertChance(answers, words, answer => sheets[answer], text => texts[text]);
        await attacker.ProveLayoutAsync();

        await PlantAsync(attacker, survey.Id);
        var naive = Best(await attacker.OrdersAsync("NaiveTurns", "AccountId", survey.Id), await attacker.OrdersAsync("NaiveAnswers", "Id", survey.Id), turn => truth[turn], answer => planted[answer]);
        Assert.Equal(People, naive.Matches);
    }

    /// <summary>A copy of the database as it lies there; while it runs, and once the survey is over.</summary>
    private protected abstract Task<LinkageAttacker> AttackAsync(bool isOver);

    /// <summary>How many « a répondu » a real backup holds; -1 when it does not hold the sheets.</summary>
    private protected abstract Task<int> TurnsInBackupAsync();

    private protected IEnumerable<LeftOutOfBackups> LeftOut => portal.Services.GetServices<LeftOutOfBackups>();

    private async Task LookMeanwhileAsync(Survey survey)
    {
        var waiting = await OpenAsync<BufferedAnswer>(survey, SurveysData.Buffered, row => (row.Id, row.Payload), whole => NumberOf(System.Text.Json.JsonDocument.Parse(whole).RootElement.GetProperty("Sheet").GetString()!));
        var sheets = await SheetsAsync(survey);
        var texts = await OpenAsync<AnonymousText>(survey, SurveysData.Text, row => (row.Id, row.Text), TextNumberOf);
        Assert.Equal(sheets.Values.Order(), texts.Values.Order());
        Assert.NotEmpty(waiting);
        await using var attacker = await AttackAsync(isOver: false);
        var turns = await attacker.OrdersAsync("SurveyTurns", "AccountId", survey.Id);
        AssertChance(turns, await attacker.OrdersAsync("AnswerBuffer", "Id", survey.Id), turn => truth[turn], sheet => waiting[sheet]);
        if (sheets.Count > 0)
        {
            var (answers, words) = (await attacker.OrdersAsync("AnonymousAnswers", "Id", survey.Id), await attacker.OrdersAsync("AnonymousTexts", "Id", survey.Id));
            AssertChance(turns, answers, turn => truth[turn], sheet => sheets[sheet]);
            AssertChance(turns, words, turn => truth[turn], text => texts[text]);
            AssertChance(answers, words, answer => sheets[answer], text => texts[text]);
            Assert.Single(await portal.WithDbAsync(db => db.AnonymousTexts.Where(row => row.SurveyId == survey.Id).Select(row => row.Text.Length).Distinct().ToListAsync()));
        }
        await attacker.ProveCrowdAsync(survey.Id, Math.Min(turns[0].Count, UnorderedRows.TurnsAround));
    }

    /// <summary>
    /// Matching at random, k or more are right with a probability of at most 1/k! (the mean number of k-tuples that are all right).
    /// All alignments tried together stay below one in a million.
    /// </summary>
    private static void AssertChance(List<List<Guid>> left, List<List<Guid>> right, Func<Guid, int> leftIs, Func<Guid, int> rightIs)
    {
        var (matches, tries) = Best(left, right, leftIs, rightIs);
        var (most, probability) = (0, (double)tries);
        while (probability >= 1e-6) probability /= ++most;
        Assert.True(matches < most, $"{matches} matches of {Math.Min(left[0].Count, right[0].Count)}; by chance fewer than {most}.");
    }

    /// <summary>Every order on each side, laid against each other from their beginnings, from their ends, and turned round.</summary>
    private static (int Matches, int Tries) Best(List<List<Guid>> left, List<List<Guid>> right, Func<Guid, int> leftIs, Func<Guid, int> rightIs)
    {
        var tries = (from one in left from other in right from turned in new[] { other, other.AsEnumerable().Reverse().ToList() } from fromEnd in new[] { false, true } select (one, turned, fromEnd)).ToList();
        return (tries.Max(pair =>
        {
            var (first, second) = pair.fromEnd ? (pair.one.AsEnumerable().Reverse(), pair.turned.AsEnumerable().Reverse()) : (pair.one, pair.turned);
            return first.Zip(second).Count(match => leftIs(match.First) == rightIs(match.Second));
        }), tries.Count);
    }

    private static Question Asked(string code, QuestionKind kind) => new() { Code = code, Kind = kind, Text = SaidTo.All("?"), Why = SaidTo.All("."), For = [Public.Young] };

    private async Task<bool> SendAsync(Survey survey, Account account, int number)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var sheet = Sheet.Empty;
        sheet.Answer("numero", number.ToString(CultureInfo.InvariantCulture));
        sheet.Answer("mots", $"Phrase {number}");
        return await scope.ServiceProvider.As<SendAnswers>(account).SendAsync(survey, new SurveyWalk(Questions, new Reader(Public.Young, 15), sheet));
    }

    private async Task TendAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        await TendSurveys.TendAsync(scope.ServiceProvider);
    }

    /// <summary>The attacker has the keys: what each row says, by its id.</summary>
    private Task<Dictionary<Guid, int>> SheetsAsync(Survey survey) => OpenAsync<AnonymousAnswer>(survey, SurveysData.Payload, row => (row.Id, row.Payload), NumberOf);

    private static int TextNumberOf(string text) => int.Parse(text["Phrase ".Length..].Trim(), CultureInfo.InvariantCulture);

    private async Task<Dictionary<Guid, int>> OpenAsync<T>(Survey survey, VaultField field, Func<T, (Guid Id, byte[] Sealed)> read, Func<string, int> numberOf) where T : class
    {
        var rows = await portal.WithDbAsync(db => db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, "SurveyId") == survey.Id).ToListAsync());
        await using var scope = portal.Services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<Vault>().OpenAllAsync(field, [.. rows.Select(row => (Vault.Nobody, read(row).Id, read(row).Sealed))]);
        return opened.ToDictionary(one => one.Key, one => numberOf(one.Value!));
    }

    private static int NumberOf(string sheet) => int.Parse(Sheet.Read(sheet).Of("numero")![0], CultureInfo.InvariantCulture);

    /// <summary>What a survey tool often does: two tables, written in one transaction as people come.</summary>
    private async Task PlantAsync(LinkageAttacker attacker, Guid survey)
    {
        await attacker.RunAsync($"CREATE TABLE \"NaiveTurns\" (\"AccountId\" {attacker.IdType}, \"SurveyId\" {attacker.IdType}); CREATE TABLE \"NaiveAnswers\" (\"Id\" {attacker.IdType} PRIMARY KEY, \"SurveyId\" {attacker.IdType})");
        foreach (var (person, number) in truth)
        {
            var id = SecretCode.NewId();
            planted[id] = number;
            await attacker.RunAsync($"BEGIN; INSERT INTO \"NaiveTurns\" VALUES ('{person}', '{survey}'); INSERT INTO \"NaiveAnswers\" VALUES ('{id}', '{survey}'); COMMIT");
        }
    }
}

public sealed class LinkageOnSqliteTests(SqlitePortal portal) : LinkageTests(portal), IClassFixture<SqlitePortal>
{
    private protected override async Task<LinkageAttacker> AttackAsync(bool isOver)
    {
        var from = await Portal.WithDbAsync(db => Task.FromResult(db.Database.GetDbConnection().DataSource));
        var to = Portal.StoredFile($"copie-{SecretCode.NewId():N}.db");
        if (isOver)
        {
            File.Copy(from, to); // the file and its journal, as they lie there
            if (File.Exists($"{from}-wal")) File.Copy($"{from}-wal", $"{to}-wal");
        }
        else await Portal.WithDbAsync(db => { SqliteCopy.Make(db, to); return Task.FromResult(true); }); // page by page
        return await SqliteAttacker.OpenAsync(to);
    }

    private protected override async Task<int> TurnsInBackupAsync()
    {
        var to = Portal.StoredFile("sauvegarde.db");
        await Portal.WithDbAsync(db => { SqliteCopy.Make(db, to, LeftOut); return Task.FromResult(true); });
        await using var backup = await SqliteAttacker.OpenAsync(to);
        return await backup.CountAsync("AnonymousAnswers") > 0 ? await backup.CountAsync("SurveyTurns") : -1;
    }
}

public sealed class LinkageOnPostgresTests(PostgresPortal portal) : LinkageTests(portal), IClassFixture<PostgresPortal>
{
    private protected override async Task<LinkageAttacker> AttackAsync(bool isOver) => await PostgresAttacker.OpenAsync(Portal.Setting("Database:ConnectionString"));

    private protected override async Task<int> TurnsInBackupAsync()
    {
        using var dump = new MemoryStream();
        await PostgresTools.DumpAsync(Portal.Setting("Database:ConnectionString"), dump, LeftOut);
        var lines = System.Text.Encoding.UTF8.GetString(dump.ToArray()).Split('\n');
        return RowsOf("AnonymousAnswers") > 0 ? RowsOf("SurveyTurns") : -1;

        int RowsOf(string table) => lines.SkipWhile(line => !line.StartsWith($"COPY public.\"{table}\"", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line != "\\.").Count();
    }
}
