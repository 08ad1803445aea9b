using System.Text.Json;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>
/// The results of a closed survey, as they were frozen: screen, print and file take this one object. It holds safe tables only; the raw
/// counts are gone with the request that closed the survey.
/// </summary>
public sealed record FrozenResults(
    IReadOnlyList<SafeTable> Inside, IReadOnlyList<SafeTable> Outside, IReadOnlyList<SafeMean> InsideMeans, IReadOnlyList<SafeMean> OutsideMeans)
{
    private const string TooSoon = "Trop proche d’une autre enquête\u00A0: ce tableau n’est pas montré.";
    private const string MeanTooSoon = "Trop proche d’une autre enquête\u00A0: cette moyenne n’est pas montrée.";

    /// <summary>What this reader may see of the tables.</summary>
    public IReadOnlyList<SafeTable> For(Readers readers) => readers == Readers.Inside ? Inside : Outside;

    /// <inheritdoc cref="For"/>
    public IReadOnlyList<SafeMean> MeansFor(Readers readers) => readers == Readers.Inside ? InsideMeans : OutsideMeans;

    /// <summary>Counts, protects, and compares with those that are near (<see cref="ReadResults.NearAsync"/>).</summary>
    internal static FrozenResults Of(
        Survey survey, Questionnaire questions, IReadOnlyCollection<Sheet> sheets, TerritoryPack territory, IReadOnlyList<(Survey Survey, FrozenResults Results)> near)
    {
        var counted = new ResultTables(survey, questions, sheets, territory);
        var (inside, outside) = (territory.SurveyRules with { Readers = Readers.Inside }, territory.SurveyRules with { Readers = Readers.Outside });
        var safe = DisclosureControl.ProtectForAll(counted.Counts(), inside);
        var numbers = counted.Numbers().ToList();
        var results = new FrozenResults(
            safe.Inside, safe.Outside, [.. numbers.Select(number => SafeMean.Of(number.Question, number.Values, inside))], [.. numbers.Select(number => SafeMean.Of(number.Question, number.Values, outside))]);
        return results.Beside(survey, territory, near, inside, outside);
    }

    internal string Write() => JsonSerializer.Serialize(this);

    internal static FrozenResults? Read(string? text) => text is null ? null : JsonSerializer.Deserialize<FrozenResults>(text);

    /// <summary>
    /// Without what would tell of few people beside what other surveys gave to the same readers; the other tables stay. The wider
    /// publication hides all that the narrower one hides: somebody may read both.
    /// </summary>
    private FrozenResults Beside(Survey survey, TerritoryPack territory, IReadOnlyList<(Survey Survey, FrozenResults Results)> near, DisclosureRules inside, DisclosureRules outside)
    {
        var parts = new TableParts(survey);
        var (hidden, hiddenOutside) = (TooNear(survey, territory, near, inside), TooNear(survey, territory, near, outside));
        hiddenOutside.UnionWith(hidden);
        return new FrozenResults(Tables(Inside, hidden), Tables(Outside, hiddenOutside), Means(InsideMeans, hidden), Means(OutsideMeans, hiddenOutside));

        SafeTable[] Tables(IReadOnlyList<SafeTable> tables, HashSet<string> tooNear) =>
            [.. tables.Select(table => table.WhyHidden is null && parts.CodesOf(table).Any(tooNear.Contains) ? table.Withhold(TooSoon) : table)];
        static SafeMean[] Means(IReadOnlyList<SafeMean> means, HashSet<string> tooNear) =>
            [.. means.Select(mean => tooNear.Contains(TableParts.CodeOf(mean)) ? new SafeMean(mean.Code, null, null, MeanTooSoon) : mean)];
    }

    /// <summary>The parts of tables that are too near. A table with one group for all tells the answers to its question, whatever it was declared by.</summary>
    private HashSet<string> TooNear(Survey survey, TerritoryPack territory, IReadOnlyList<(Survey Survey, FrozenResults Results)> near, DisclosureRules rules)
    {
        var (readers, parts) = (rules.Readers, new TableParts(survey));
        var (now, earlier) = (Wave.Of(survey, this, readers), near.Select(one => (one.Survey, one.Results, Wave: Wave.Of(one.Survey, one.Results, readers))).ToList());
        // A column of a table is compared with a survey of that group alone. Who asks all those of before again is compared with the whole.
        var columns = earlier.Where(one => !now.People.Holds(one.Wave.People)).SelectMany(one => Wave.ColumnsOf(one.Survey, one.Results, readers, territory).Select(column => column.Wave));
        var tooNear = NearWaves.TooNear(now, earlier.Select(one => one.Wave).Concat(columns), rules);
        var narrower = earlier.Select(one => one.Wave).Where(wave => !wave.People.Holds(now.People)).ToList();
        tooNear.UnionWith(Wave.ColumnsOf(survey, this, readers, territory).Where(column => NearWaves.TooNear(column.Wave, narrower, rules).Count > 0).Select(column => column.Crossed).ToList());
        tooNear.UnionWith([.. For(readers).Where(table => table is { IsCrossed: false, WhyHidden: null } && parts.CodesOf(table).Any(tooNear.Contains)).Select(parts.QuestionOf)]);
        return tooNear;
    }
}

/// <summary>A survey that counts some of the same questions within a short time, and may ask the same people.</summary>
/// <param name="Title">As people read it.</param>
/// <param name="Until">The day it was closed, or its last day.</param>
/// <param name="IsClosed">It runs no more.</param>
public sealed record NearSurvey(string Title, DateOnly Until, bool IsClosed);

/// <summary>Opens frozen results.</summary>
public sealed class ReadResults(PortalDb db, Vault vault)
{
    /// <summary>Null while the survey runs.</summary>
    public async Task<FrozenResults?> OpenAsync(Survey survey) => survey is { ClosedOn: not null, Tables: { } frozen }
        ? FrozenResults.Read(await vault.OpenAsync(SurveysData.Tables, Vault.Nobody, survey.Id, frozen)) : null;

    /// <summary>Null while the survey runs, or when there is no such survey.</summary>
    public async Task<FrozenResults?> OfAsync(Guid surveyId) =>
        await db.Surveys.AsNoTracking().SingleOrDefaultAsync(survey => survey.Id == surveyId) is { } survey ? await OpenAsync(survey) : null;

    /// <summary>The near ones for whoever opens or closes this survey, those that run too: the one closed last is compared with the other.</summary>
    public async Task<IReadOnlyList<NearSurvey>> WarnAsync(Survey survey, DateOnly today) =>
        [.. (await BesideAsync(survey, today, areRunningToo: true)).Select(other => new NearSurvey(other.Title, AnswerPeriod.Of(other, today).Until, other.ClosedOn is not null)).OrderBy(other => other.Until)];

    /// <summary>All closed surveys that count some of the same questions, took answers within a short time of this one, and asked people who may be the same.</summary>
    internal async Task<IReadOnlyList<(Survey Survey, FrozenResults Results)>> NearAsync(Survey survey, DateOnly today)
    {
        var near = new List<(Survey, FrozenResults)>();
        foreach (var other in await BesideAsync(survey, today, areRunningToo: false))
            if (await OpenAsync(other) is { } results) near.Add((other, results));
        return near;
    }

    /// <summary>The last survey closed before this one with the same questionnaire, asked of the same people as a group; null without one.</summary>
    internal Task<Survey?> EarlierAsync(Survey survey)
    {
        var (id, code, publics, zones, places, closed, from, to) = (survey.Id, survey.Code, survey.Publics, survey.Zones, survey.Places, survey.ClosedOn, survey.AgeFrom, survey.AgeTo);
        return db.Surveys.AsNoTracking()
            .Where(other => other.Id != id && other.Code == code && other.Publics == publics && other.AgeFrom == from && other.AgeTo == to && other.Zones == zones && other.Places == places && other.ClosedOn < closed)
            .OrderByDescending(other => other.ClosedOn).FirstOrDefaultAsync();
    }

    private async Task<IReadOnlyList<Survey>> BesideAsync(Survey survey, DateOnly today, bool areRunningToo)
    {
        var (id, period, people, questions) = (survey.Id, AnswerPeriod.Of(survey, today), Population.Of(survey), survey.Questions);
        var since = period.From.AddDays(-AnswerPeriod.DaysApart);
        var others = await db.Surveys.AsNoTracking()
            .Where(other => other.Id != id && other.IsOpened && (other.ClosedOn >= since || areRunningToo && other.ClosedOn == null))
            .OrderByDescending(other => other.ClosedOn).ThenBy(other => other.Id).ToListAsync();
        return [.. others.Where(other => period.IsNear(AnswerPeriod.Of(other, today)) && people.MayShare(Population.Of(other)) && ShareQuestions(questions, other))];
    }

    /// <summary>One that runs and cannot be read cannot be closed either: it never stands in the way.</summary>
    private static bool ShareQuestions(Questionnaire questions, Survey other)
    {
        try
        {
            return NearWaves.ShareQuestions(questions, other.Questions);
        }
        catch (JsonException) when (other.ClosedOn is null)
        {
            return false;
        }
    }

    internal Task<byte[]> SealAsync(Guid surveyId, FrozenResults results) => vault.SealAsync(SurveysData.Tables, Vault.Nobody, surveyId, results.Write());
}
