namespace ChildProtection.Features.Surveys.Quotes;

/// <summary>Free words wait here until somebody has reread them: shown, said otherwise, or not shown.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class RereadModel(Desk.SurveyDesk desk, SurveyQuotes quotes) : LoadedPage<Survey>
{
    [FromRoute]
    public Guid Id { get; set; }

    /// <summary>One after the other; null when all are reread.</summary>
    public SurveyQuotes.Waiting? Next { get; private set; }

    public int Waiting { get; private set; }

    /// <summary>What was just written and refused.</summary>
    public string? Typed { get; private set; }

    public string TitleOf(string question) => Subject.Questions.Questions.FirstOrDefault(one => one.Code == question)?.Text.Words.Values.First() ?? question;

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindClosedAsync(Id) is not { } survey) return null;
        (Next, Waiting) = (await quotes.NextAsync(Id, 1) is [var next, ..] ? next : null, await quotes.WaitingAsync(Id));
        return survey;
    }

    public Task<IActionResult> OnPostShowAsync(Guid quote, string? text)
    {
        Typed = text;
        return DecideAsync(() => quotes.ShowAsync(Id, quote, text));
    }

    public Task<IActionResult> OnPostRefuseAsync(Guid quote) => DecideAsync(() => quotes.RefuseAsync(Id, quote));

    private async Task<IActionResult> DecideAsync(Func<Task> decide)
    {
        await decide();
        return RedirectToPage(new { id = Id });
    }
}
