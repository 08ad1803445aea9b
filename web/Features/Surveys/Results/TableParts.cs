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
