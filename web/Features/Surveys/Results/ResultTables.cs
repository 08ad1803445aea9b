using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>
/// Counts the declared tables of a survey, and the few they rest on: who answered, and the questions that decide who was asked another.
/// What comes out is raw; it goes into the disclosure control at once and is never kept.
/// </summary>
internal sealed class ResultTables(Survey survey, Questionnaire questions, IReadOnlyCollection<Sheet> sheets, TerritoryPack territory)
{
    public const string WhoAnswered = "~public";
    public const string AskedFirst = "~avant:";
    private const string Unknown = "Non précisé";
    private readonly Dictionary<string, Question> byCode = questions.Questions.ToDictionary(question => question.Code);

    public IReadOnlyList<CountTable> Counts()
    {
        var declared = questions.Tables.Where(table => ResultRows.HasTable(byCode[table.Question])).ToList();
        var tables = declared.Select(Count).ToList();
        var bases = tables.SelectMany(table => Chain(table.Base)).ToList();
        foreach (var @base in bases.DistinctBy(one => one.Variable))
        {
            if (tables.Exists(table => table.RowVariable == @base.Variable && table.Base?.Key == @base.Within?.Key)) continue;
            if (@base.Variable == WhoAnswered) tables.Add(Publics());
            else if (byCode.TryGetValue(@base.Variable, out var question)) tables.Add(Count(new DeclaredTable(AskedFirst + question.Code, question.Code, null)));
        }
        return tables;
    }

    /// <summary>The numbers given to each question answered by a number.</summary>
    public IEnumerable<(string Question, IReadOnlyList<int> Values)> Numbers() =>
        from question in questions.Questions
        where question.Kind == QuestionKind.Number
        select (question.Code, (IReadOnlyList<int>)[.. sheets.Select(sheet => sheet.Of(question.Code)).OfType<IReadOnlyList<string>>().Where(given => given.Count == 1)
            .Select(given => int.TryParse(given[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : (int?)null).OfType<int>()]);

    private CountTable Count(DeclaredTable declared)
    {
        var question = byCode[declared.Question];
        var (rows, isSeveral) = (ResultRows.Of(question, survey, territory), question.Kind == QuestionKind.Several);
        var @base = BaseOf(question, declared.By);
        var asked = sheets.Where(sheet => IsAsked(question, sheet) && (declared.By != DeclaredTable.ByAge || IsOnlyYoung || PublicOf(sheet) == Public.Young)).ToList();
        var columns = ColumnsOf(declared.By, asked);
        var (counts, answered) = (new int[rows.Count, columns.Count], new int[columns.Count]);
        foreach (var sheet in asked)
        {
            var column = columns.Count == 1 ? 0 : IndexOf(columns, ColumnCode(declared.By!, sheet));
            answered[column]++;
            var given = sheet.Of(question.Code) is { Count: > 0 } some ? some : [Scales.Passed];
            foreach (var row in (isSeveral ? given : given.Take(1)).Select(code => IndexOf(rows, code)).Distinct()) counts[row, column]++;
        }
        return new CountTable(declared.Code, [.. rows.Select(row => row.Words)], columns.Count == 1 ? [TallyTables.Everybody] : [.. columns.Select(column => column.Words)], counts, IsSensitive(question, declared.By))
        {
            RowVariable = question.Code, ColumnVariable = declared.By is { } by && byCode.ContainsKey(by) ? by : $"~{declared.By}", Base = @base, Answered = isSeveral ? answered : null,
        };
    }

    private CountTable Publics()
    {
        var rows = ResultRows.Publics(survey.PublicCodes);
        var counts = new int[rows.Count, 1];
        foreach (var sheet in sheets) counts[IndexOf(rows, PublicOf(sheet)), 0]++;
        return new CountTable(WhoAnswered, [.. rows.Select(row => row.Words)], [TallyTables.Everybody], counts, false) { RowVariable = WhoAnswered };
    }

    /// <summary>One column for all when the survey has but one such group.</summary>
    private IReadOnlyList<ResultRow> ColumnsOf(string? by, List<Sheet> asked)
    {
        IReadOnlyList<ResultRow> columns = by switch
        {
            null => [],
            DeclaredTable.ByPublic => ResultRows.Publics(survey.PublicCodes),
            DeclaredTable.ByAge => ResultRows.Ages(survey),
            DeclaredTable.ByZone => ResultRows.Zones(survey, territory),
            _ => ResultRows.Of(byCode[by], survey, territory),
        };
        if (columns.Count < 2) return [new ResultRow(TallyTables.Everybody, [])];
        var isUnknown = asked.Count >= territory.SurveyRules.CrossFrom && asked.Any(sheet => !columns.Any(column => column.Codes.Contains(ColumnCode(by!, sheet))));
        return isUnknown ? [.. columns, new ResultRow(Unknown, [])] : columns;
    }

    private string ColumnCode(string by, Sheet sheet) => by switch
    {
        DeclaredTable.ByPublic => PublicOf(sheet),
        DeclaredTable.ByAge => First(sheet, TallyTables.AgeKey) ?? "",
        DeclaredTable.ByZone => First(sheet, TallyTables.ZoneKey) ?? "",
        _ => First(sheet, by) ?? Scales.Passed,
    };

    /// <summary>Whoever was asked and gave nothing has passed; an answer that no row knows is counted as passed too.</summary>
    private static int IndexOf(IReadOnlyList<ResultRow> rows, string code)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            if (rows[row].Codes.Contains(code)) return row;
        }
        return rows.Count - 1;
    }

    private bool IsOnlyYoung => survey.PublicCodes is [Public.Young];

    private string PublicOf(Sheet sheet) => survey.PublicCodes is [var only] ? only : First(sheet, TallyTables.PublicKey) ?? "";

    private static string? First(Sheet sheet, string key) => sheet.Of(key) is [var first, ..] ? first : null;

    private bool IsAsked(Question question, Sheet sheet) =>
        (IsForAll(question) || question.For.Contains(PublicOf(sheet)))
        && (question.If is not { } condition || sheet.Of(condition.Question)?.Intersect(condition.Answers).Any() == true && IsAsked(byCode[condition.Question], sheet));

    private bool IsForAll(Question question) => survey.PublicCodes.All(question.For.Contains);

    private bool IsSensitive(Question question, string? by) => question.IsSensitive || by is not null && byCode.GetValueOrDefault(by)?.IsSensitive == true;

    /// <summary>Who was asked, in words of other tables. What cannot be said so gets a base that no table has: it is never shown.</summary>
    private CountBase? BaseOf(Question question, string? by)
    {
        var @base = BaseOf(question);
        if (by == DeclaredTable.ByAge && !IsOnlyYoung) return @base is null || @base.Variable == WhoAnswered && question.If is null ? Young : Unsayable;
        return by is not null && byCode.TryGetValue(by, out var group) && BaseOf(group)?.Key != @base?.Key ? Unsayable : @base;
    }

    private CountBase? BaseOf(Question question)
    {
        var publics = survey.PublicCodes.Where(question.For.Contains).ToList();
        if (question.If is not { } condition) return IsForAll(question) ? null : Among(publics);
        var before = byCode[condition.Question];
        if (!survey.PublicCodes.Where(before.For.Contains).SequenceEqual(publics)) return Unsayable;
        var rows = ResultRows.Of(before, survey, territory).Where(row => row.Codes.Any(condition.Answers.Contains)).ToList();
        var isWhole = ResultRows.HasTable(before) && rows.Count > 0 && rows.All(row => row.Codes.All(condition.Answers.Contains));
        return isWhole ? new CountBase(before.Code, [.. rows.Select(row => row.Words)]) { Within = BaseOf(before) } : Unsayable;
    }

    private static CountBase Young => Among([Public.Young]);

    private static CountBase Unsayable => new("?", []);

    private static CountBase Among(IEnumerable<string> publics) => new(WhoAnswered, [.. publics.Select(Public.Words)]);

    private static IEnumerable<CountBase> Chain(CountBase? @base) => @base is null ? [] : Chain(@base.Within).Append(@base);
}
