using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>« C’est envoyé »: who will read, when one will know. Also for whoever comes back later, or sent twice.</summary>
[Authorize(SurveysAccess.Respondent), NotLogged]
public sealed class ThanksModel(Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock)
    : AnsweringPage(respondents, answers, carried, territory, clock)
{
    public ReviewView View { get; private set; } = null!;

    protected override bool IsReading => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await Sending.IsSentAsync(Subject)) return RedirectToPage("/Surveys/Answering/Start", new { id = Id });
        Begin(await Sending.OwnAsync(Subject)); // empty when it was anonymous: no copy is left here
        View = new ReviewView(Id, "", Subject.IsAnonymous ? [] : await LinesAsync(), Promise, Vous);
        return Page();
    }
}
