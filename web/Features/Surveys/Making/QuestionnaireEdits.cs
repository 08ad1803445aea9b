using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>
/// The changes of the editor, each from one whole questionnaire to another: conditions still look back, tables still count
/// something, the duration is reckoned again. What cannot be is a <see cref="BrokenRuleException"/>.
/// </summary>
internal static class QuestionnaireEdits
{
    public const int MostQuestions = 60;
    public const int MostSections = 12;

    /// <summary>What a question may be crossed with; « total » for a plain count.</summary>
    public const string Total = "total";

    /// <summary>An empty one, for young people.</summary>
    public static Questionnaire Empty(string code) => new()
    {
        Code = code, Title = "Nouvelle enquête", Purpose = "Savoir ce qui doit changer.", Publics = [Public.Young], AgeFrom = 11, AgeTo = 21, Minutes = 1,
        ReturnDays = 30, ReturnWho = "direction_enfance", Sections = [new Section("Première partie", [])], Tables = [],
    };

    /// <summary>Adds a question at the end of a section, or puts it where the one of that code was (in another section: at its end).</summary>
    public static Questionnaire Put(this Questionnaire all, int section, Question question, IReadOnlyList<string> counted)
    {
        if (section < 0 || section >= all.Sections.Count) throw new BrokenRuleException("Cette partie n’est plus là. Il en faut une autre.");
        var at = all.SectionOf(question.Code);
        var sections = all.Sections.Select((one, index) => index == section && at == section
            ? one with { Questions = [.. one.Questions.Select(other => other.Code == question.Code ? question : other)] }
            : one with { Questions = [.. one.Questions.Where(other => other.Code != question.Code), .. index == section ? new[] { question } : []] }).ToList();
        var kept = all.Tables.Where(table => table.Question != question.Code || table.By is { } by && by is not (DeclaredTable.ByPublic or DeclaredTable.ByAge or DeclaredTable.ByZone));
        var added = counted.Select(by => new DeclaredTable(TableCode(question.Code, by), question.Code, by == Total ? null : by));
        return (all with { Sections = sections, Tables = [.. kept, .. added] }).Checked();
    }

    public static Questionnaire Without(this Questionnaire all, string code) => (all with
    {
        Sections = [.. all.Sections.Select(section => section with { Questions = [.. section.Questions.Where(question => question.Code != code)] })],
        Tables = [.. all.Tables.Where(table => table.Question != code && table.By != code)],
    }).Checked();

    /// <summary>One step up (-1) or down (1); past the edge of its section it goes into the next one.</summary>
    public static Questionnaire Moved(this Questionnaire all, string code, int step)
    {
        var (from, lists) = (all.SectionOf(code), all.Sections.Select(section => section.Questions.ToList()).ToList());
        if (from < 0) throw new BrokenRuleException("Cette question n’est plus là.");
        var at = lists[from].FindIndex(question => question.Code == code);
        var moved = lists[from][at];
        var to = at + step < 0 ? from - 1 : at + step >= lists[from].Count ? from + 1 : from;
        if (to < 0 || to >= lists.Count) return all;
        lists[from].RemoveAt(at);
        lists[to].Insert(to == from ? at + step : step < 0 ? lists[to].Count : 0, moved);
        return (all with { Sections = [.. all.Sections.Select((section, index) => section with { Questions = lists[index] })] }).Checked();
    }

    public static Questionnaire MovedSection(this Questionnaire all, int section, int step)
    {
        var (sections, to) = (all.Sections.ToList(), section + step);
        if (section < 0 || section >= sections.Count || to < 0 || to >= sections.Count) return all;
        (sections[section], sections[to]) = (sections[to], sections[section]);
        return (all with { Sections = sections }).Checked();
    }

    /// <summary>Another title for a section; a new one at the end when there is none of that number.</summary>
    public static Questionnaire Titled(this Questionnaire all, int section, string title) => (all with
    {
        Sections = section >= 0 && section < all.Sections.Count
            ? [.. all.Sections.Select((one, index) => index == section ? one with { Title = title } : one)] : [.. all.Sections, new Section(title, [])],
    }).Checked();

    /// <summary>Other publics: each question goes on being asked of those that stay.</summary>
    public static Questionnaire Presented(this Questionnaire all, IReadOnlyList<string> publics)
    {
        var kept = all.Sections.Select(section => section with { Questions = [.. section.Questions.Select(question => question with { For = [.. question.For.Intersect(publics)] })] }).ToList();
        if (kept.SelectMany(section => section.Questions).FirstOrDefault(question => question.For.Count == 0) is { } nobodys)
            throw new BrokenRuleException($"La question «\u00A0{Short(nobodys)}\u00A0» ne serait plus posée à personne. Il faut d’abord la changer.");
        var (from, to) = publics.Contains(Public.Young) ? (all.AgeFrom, all.AgeTo) : (null, null);
        return (all with { Publics = publics, Sections = kept, AgeFrom = from, AgeTo = to }).Checked();
    }

    /// <summary>Only an empty one goes.</summary>
    public static Questionnaire WithoutSection(this Questionnaire all, int section)
    {
        if (section < 0 || section >= all.Sections.Count) return all;
        if (all.Sections[section].Questions.Count > 0) throw new BrokenRuleException("Cette partie a des questions. Il faut d’abord les enlever, ou les déplacer.");
        if (all.Sections.Count == 1) throw new BrokenRuleException("Il faut au moins une partie.");
        return (all with { Sections = [.. all.Sections.Where((_, index) => index != section)] }).Checked();
    }

    public static int SectionOf(this Questionnaire all, string code) => all.Sections.ToList().FindIndex(section => section.Questions.Any(question => question.Code == code));

    /// <summary>The listed questions asked before this one; all of them for a question that is not there yet.</summary>
    public static IReadOnlyList<Question> Before(this Questionnaire all, string? code) =>
        [.. all.Questions.TakeWhile(question => question.Code != code).Where(question => Scales.IsListed(question.Kind))];

    /// <summary>How a question is counted: « total », « public », « age », « zone ».</summary>
    public static IReadOnlyList<string> CountedBy(this Questionnaire all, string code) =>
        [.. all.Tables.Where(table => table.Question == code).Select(table => table.By ?? Total).Where(by => by is Total or DeclaredTable.ByPublic or DeclaredTable.ByAge or DeclaredTable.ByZone)];

    /// <summary>The rules that hold for the whole, and the duration.</summary>
    public static Questionnaire Checked(this Questionnaire all)
    {
        var questions = all.Questions.ToList();
        if (questions.Count > MostQuestions) throw new BrokenRuleException($"{MostQuestions} questions au plus. Il faut en enlever une d’abord.");
        if (all.Sections.Count > MostSections) throw new BrokenRuleException($"{MostSections} parties au plus.");
        var before = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            if (question.If is { } condition && (!before.TryGetValue(condition.Question, out var other) || condition.Answers.Any(answer => other.AllOptions.All(option => option.Code != answer))))
                throw new BrokenRuleException($"La question «\u00A0{Short(question)}\u00A0» dépend d’une réponse qui ne serait plus avant elle. Il faut d’abord changer sa condition.");
            before[question.Code] = question;
        }
        var tables = all.Tables.Where(table => before.TryGetValue(table.Question, out var counted) && QuestionnaireReader.IsCounted(counted)
            && (table.By is null or DeclaredTable.ByPublic or DeclaredTable.ByAge or DeclaredTable.ByZone || before.TryGetValue(table.By, out var crossed) && IsCrossable(crossed))).DistinctBy(table => table.Code).ToList();
        var checkedOne = all with { Tables = tables };
        return checkedOne with { Minutes = SurveyDuration.Minutes(checkedOne) };
    }

    /// <summary>In the words of its first public.</summary>
    public static string Short(Question question) => question.Text.To(new Reader(question.For.Count > 0 ? question.For[0] : Public.Young, null));

    private static bool IsCrossable(Question question) => Scales.IsListed(question.Kind) && question.Kind is not (QuestionKind.Several or QuestionKind.Ranking);

    private static string TableCode(string question, string by) => $"{question}-par-{by}";
}
