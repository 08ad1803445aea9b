using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Surveys.Results;

/// <summary>One result as it is read: the question, words first, then the chart and its table.</summary>
public sealed record ResultBlock(string Anchor, string Title, string? By, SafeTable Table, IReadOnlyList<string> Sentences)
{
    /// <inheritdoc cref="ResultBoard.OnPaper"/>
    public bool OnPaper { get; init; }
}

/// <summary>The results of one survey for one kind of readers.</summary>
public sealed class ResultBoard
{
    /// <summary>More would not be read.</summary>
    private const int MostSentences = 4;

    private readonly Questionnaire questions;
    private readonly Reader reader;
    private readonly Speakers speakers;

    public ResultBoard(Survey survey, FrozenResults results, Readers readers, Reader? reader, IReadOnlyList<(string Question, string Text)> quotes)
    {
        questions = survey.Questions;
        this.reader = reader ?? new Reader(survey.PublicCodes.Contains(Public.Young) ? Public.Young : survey.PublicCodes[0], null);
        speakers = survey.PublicCodes is [Public.Young] ? Speakers.YoungPeople : Speakers.People;
        Blocks = [.. results.For(readers).Where(table => !IsAgain(table)).Select(Block)];
        Means = [.. results.MeansFor(readers).Select(mean => (TitleOf(mean.Code), mean))];
        Quotes = [.. quotes.GroupBy(quote => quote.Question).Select(group => (TitleOf(group.Key), (IReadOnlyList<string>)[.. group.Select(quote => quote.Text)]))];
        Answered = results.For(readers).Where(table => table.RoundedTotal is not null).Select(table => table.RoundedTotal).DefaultIfEmpty().Max();
    }

    public IReadOnlyList<ResultBlock> Blocks { get; }

    /// <summary>Nothing stays folded.</summary>
    public bool OnPaper { get; init; }
    public IReadOnlyList<(string Title, SafeMean Mean)> Means { get; }

    /// <summary>Words of people, by question; never beside a group.</summary>
    public IReadOnlyList<(string Title, IReadOnlyList<string> Texts)> Quotes { get; }

    /// <summary>How many answered, rounded to 5; null when too few to say anything.</summary>
    public int? Answered { get; }

    public string TitleOf(SafeTable table) => TitleOf(QuestionOf(table.Code)) + (ByOf(table) is { } by ? $" ({by})" : "");

    private ResultBlock Block(SafeTable table, int index) => new(
        $"resultat-{index + 1}", TitleOf(QuestionOf(table.Code)), ByOf(table), table,
        [.. (table.IsCrossed ? table.Columns.SelectMany(column => WordsFirst.Say(table, speakers).Where(said => said.StartsWith($"{column}\u00A0: ", StringComparison.Ordinal)).Take(1)) : WordsFirst.Say(table, speakers).Take(MostSentences))]);

    private string QuestionOf(string code) =>
        questions.Tables.FirstOrDefault(table => table.Code == code)?.Question ?? code.Replace(ResultTables.AskedFirst, "");

    /// <summary>By groups of which this survey has but one: the table of all says the same.</summary>
    private bool IsAgain(SafeTable table) => table is { WhyHidden: null, IsCrossed: false } && questions.Tables.FirstOrDefault(one => one.Code == table.Code) is { By: not null } declared
        && questions.Tables.Any(one => one.Question == declared.Question && one.By is null);

    /// <summary>Also of a table that is not shown, which has no columns.</summary>
    private string? ByOf(SafeTable table) => table.IsCrossed || table.WhyHidden is not null ? questions.Tables.FirstOrDefault(one => one.Code == table.Code)?.By switch
    {
        DeclaredTable.ByPublic => "par public",
        DeclaredTable.ByAge => "par âge",
        DeclaredTable.ByZone => "par secteur",
        { } other => $"selon la réponse à «\u00A0{TitleOf(other)}\u00A0»",
        null => null,
    } : null;

    private string TitleOf(string question) =>
        question == ResultTables.WhoAnswered ? "Qui a répondu" : questions.Questions.FirstOrDefault(one => one.Code == question)?.Text.To(reader) ?? question;
}
