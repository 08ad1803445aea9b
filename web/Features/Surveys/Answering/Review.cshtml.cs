using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>« Relis tes réponses », the sending, and a copy to keep: of what the page itself carries when nothing is kept here.</summary>
[Authorize(SurveysAccess.Respondent), NotLogged]
public sealed class ReviewModel(Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock)
    : AnsweringPage(respondents, answers, carried, territory, clock)
{
    public enum Part { Lines, Thanks, Copy }

    public Part Shown { get; private set; }
    public ReviewView? View { get; private set; }

    /// <summary>For one’s own copy. Whoever is not asked any more sends nothing here: theirs is sent, or it is over.</summary>
    protected override bool IsReading => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await InsteadAsync() is { } instead) return instead;
        if (Subject.IsAnonymous || !await ReadSheetAsync()) return RedirectToPage("/Surveys/Answering/Start", new { id = Id });
        return await ShowAsync(Part.Lines);
    }

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (await Sending.IsSentAsync(Subject)) return RedirectToPage("/Surveys/Answering/Thanks", new { id = Id });
        if (!await ReadSheetAsync()) return Lost();
        View = await ViewAsync(); // shown again when it is refused
        if (!await Sending.SendAsync(Subject, Walk) || !Subject.IsAnonymous) return RedirectToPage("/Surveys/Answering/Thanks", new { id = Id });
        return await ShowAsync(Part.Thanks);
    }

    public async Task<IActionResult> OnPostCopyAsync() => await ReadSheetAsync() ? await ShowAsync(Part.Copy) : Lost();

    private async Task<IActionResult> ShowAsync(Part part)
    {
        (Shown, View) = (part, await ViewAsync());
        return Page();
    }

    private async Task<ReviewView> ViewAsync() => new(Id, Carried, await LinesAsync(), Promise, Vous);
}
