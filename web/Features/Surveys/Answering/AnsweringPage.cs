using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>
/// A page on which somebody answers. The sheet comes from the page itself in an anonymous survey, from the draft in the others.
/// It reads the form by itself: nothing of it is kept when a session ends.
/// </summary>
public abstract class AnsweringPage(Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock) : LoadedPage<Survey>
{
    private Questionnaire? questions;

    [FromRoute]
    public Guid Id { get; set; }

    public Reader Reader { get; private set; } = new(Public.Young, null);
    public bool Vous => Reader.SaysVous;
    public Questionnaire Questions => questions ??= Subject.Questions;
    public SurveyPromise Promise => new(Subject, Vous, territory);
    public SurveyWalk Walk { get; protected set; } = null!;

    /// <summary>The sheet for the hidden field; empty when the server keeps a draft.</summary>
    public string Carried => Subject.IsAnonymous ? carried.Seal(Id, Walk.Sheet) : "";

    /// <summary>Only read here: also by whoever took part and is not asked any more.</summary>
    protected virtual bool IsReading => false;

    protected SendAnswers Sending => answers;
    protected DateOnly Today => territory.Today(clock);

    protected override async Task<Survey?> LoadAsync()
    {
        if (await (IsReading ? respondents.FindKnownAsync(Id) : respondents.FindAsync(Id)) is not { } survey) return null;
        Reader = await respondents.ReaderAsync();
        return survey;
    }

    /// <summary>Where to go instead, when it is sent or over; null to go on.</summary>
    protected async Task<IActionResult?> InsteadAsync() =>
        await answers.IsSentAsync(Subject) ? RedirectToPage("/Surveys/Answering/Thanks", new { id = Id })
        : Subject.TakesAnswersOn(Today) ? null : RedirectToPage("/Surveys/Answering/Start", new { id = Id });

    /// <summary>Reads the sheet; false when the page brought none that is ours.</summary>
    protected async Task<bool> ReadSheetAsync()
    {
        var sheet = !Subject.IsAnonymous ? await answers.OwnAsync(Subject)
            : HttpMethods.IsPost(Request.Method) ? carried.Open(Id, await PostedAsync(CarriedSheet.Field)) : Sheet.Empty;
        if (sheet is not null) Begin(sheet);
        return sheet is not null;
    }

    protected void Begin(Sheet sheet) => Walk = new SurveyWalk(Questions, Reader, sheet);

    protected IActionResult Lost() => RedirectToPage("/Surveys/Answering/Start", new { id = Id, perdu = 1 });

    protected async Task<string?> PostedAsync(string field) => Request.HasFormContentType && (await Request.ReadFormAsync()).TryGetValue(field, out var value) ? value.ToString() : null;

    /// <summary>What one may choose, places and zones too.</summary>
    protected Task<IReadOnlyList<Option>> OptionsAsync(Question question) => respondents.OptionsAsync(question, Reader);

    /// <summary>An answer in words, for those who reread it.</summary>
    protected async Task<IReadOnlyList<AnsweredLine>> LinesAsync()
    {
        var lines = new List<AnsweredLine>();
        foreach (var question in Walk.Questions)
            lines.Add(new AnsweredLine(question.Code, question.Text.To(Reader), AnswerWords.Of(question, await OptionsAsync(question), Walk.Sheet.Of(question.Code))));
        return lines;
    }
}

/// <summary>One line of « Relis tes réponses ».</summary>
public sealed record AnsweredLine(string Code, string Question, string Answer);
