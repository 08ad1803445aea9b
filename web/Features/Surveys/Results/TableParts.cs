using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>
/// What each published table of a survey tells, named by what it counts and not by what its questionnaire calls it: the answers to a
/// question, the sizes of groups, and both crossed. Two tables that share a part tell the same figures: a part is withheld in all of them or in none.
/// </summary>
internal sealed class TableParts(Survey survey)
{
    private readonly Dictionary<string, DeclaredTable> declared = survey.Questions.Tables.ToDictionary(table => table.Code);
    private readonly Dictionary<string, Question> byCode = survey.Questions.Questions.ToDictionary(question => question.Code);

    /// <summary>A mean and its total are a sum.</summary>
    public static string CodeOf(SafeMean mean) => $"~moyenne:{mean.Code}";

    /// <summary>The question counted; a table that others rest on has it in its code.</summary>
    public string QuestionOf(SafeTable table) => NameOf(table).Question;

    /// <summary>The parts, each as a table under its own name.</summary>
    public IEnumerable<SafeTable> Of(SafeTable table)
    {
        var (question, by) = NameOf(table);
        yield return table.IsCrossed ? Margin(table, question, table.Rows, table.RowTotals) : table with { Code = question, Columns = [TallyTables.Everybody] };
        if (by is null) yield break;
        yield return table with { Code = Crossed(question, by) };
        if (table.IsCrossed) yield return Margin(table, GroupsOf(by), table.Columns, table.ColumnTotals);
    }

    /// <summary>The names of its parts, and of the counts that its own total tells: how many gave the answer, or are in the group, it was put to.</summary>
    public IEnumerable<string> CodesOf(SafeTable table)
    {
        var (question, by) = NameOf(table);
        IEnumerable<string> codes = by is null ? [question] : table.IsCrossed ? [question, Crossed(question, by), GroupsOf(by)] : [question, Crossed(question, by)];
        return codes.Concat(BasesOf(question, by));
    }

    /// <summary>
    /// Each column of a crossed table is what one group answered, as a survey of that group alone would tell it: those whose people the
    /// settings of a survey can name (public, zone, ages). With the name of the part that holds it.
    /// </summary>
    public IEnumerable<(string Crossed, Population People, SafeTable Part)> GroupsIn(SafeTable table, TerritoryPack territory)
    {
        var (question, by) = NameOf(table);
        if (by is null || !table.IsCrossed || table.WhyHidden is not null) yield break;
        IReadOnlyList<ResultRow> groups = by switch
        {
            DeclaredTable.ByPublic => ResultRows.Publics(survey.PublicCodes),
            DeclaredTable.ByZone => ResultRows.Zones(survey, territory),
            DeclaredTable.ByAge => ResultRows.Ages(survey),
            _ => [],
        };
        for (var column = 0; column < table.Columns.Count; column++)
        {
            if (groups.FirstOrDefault(one => one.Words == table.Columns[column]) is not { } group) continue;
            var cells = table.Cells.Select(row => (IReadOnlyList<SafeCell>)[row[column]]).ToList();
            yield return (Crossed(question, by), Population.Of(survey).Among(by, group.Codes), new SafeTable(question, table.Rows, [TallyTables.Everybody], cells, table.ColumnTotals.ElementAtOrDefault(column)?.RoundedCount, null));
        }
    }

    private static string Crossed(string question, string by) => $"{question}/{by}";

    private static SafeTable Margin(SafeTable table, string code, IReadOnlyList<string> rows, IReadOnlyList<SafeCell> totals) =>
        new(code, rows, [TallyTables.Everybody], [.. totals.Select(cell => new[] { cell })], table.RoundedTotal, null);

    private (string Question, string? By) NameOf(SafeTable table) =>
        declared.TryGetValue(table.Code, out var one) ? (one.Question, one.By)
        : (table.Code.StartsWith(ResultTables.AskedFirst, StringComparison.Ordinal) ? table.Code[ResultTables.AskedFirst.Length..] : table.Code, null);

    private string GroupsOf(string by) => byCode.ContainsKey(by) ? by : $"~{by}";

    private IEnumerable<string> BasesOf(string question, string? by)
    {
        if (by == DeclaredTable.ByAge && survey.PublicCodes is not [Public.Young]) yield return ResultTables.WhoAnswered;
        for (var asked = byCode.GetValueOrDefault(question); asked is not null; asked = asked.If is { } before ? byCode.GetValueOrDefault(before.Question) : null)
        {
            if (!survey.PublicCodes.All(asked.For.Contains)) yield return ResultTables.WhoAnswered;
            if (asked.If is { } condition) yield return condition.Question;
        }
    }
}
