using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Features.Surveys.Paper;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Surveys.Kiosk;

/// <summary>
/// The shared tablet: one question on a screen, for whoever holds it now. Nothing is kept before the sending; opening the page
/// again, or ninety seconds of silence, begins with the next person.
/// </summary>
[AllowAnonymous, OfModule(SurveysAccess.Module), NotLogged]
public sealed class AnswerModel(PaperSheets sheets, KioskSeats seats, SendPaper sending, Respondents respondents, TerritoryPack territory, TimeProvider clock) : PageModel
{
    public enum Screen { Closed, Full, Welcome, Question, Review, Thanks }

    private const int MostPlaces = 500;
    public const string Begin = "debut";
    public const string Send = "envoi";
    public const string Leave = "fermer";

    /// <summary>« Oui, je continue ».</summary>
    public const string Still = "encore";
    private const int Silence = 90;
    private const int Goodbye = 20;
    private const int Writing = 600;
    private KioskSeat seat = null!;
    private IReadOnlyList<Option> places = [];

    public Screen Shown { get; private set; } = Screen.Closed;

    /// <summary>« 1 » just after somebody opened the tablet: their session is closed, and it is said.</summary>
    [FromQuery(Name = "ouverte")]
    public string? OpenedFlag { get; set; }

    public Survey Subject { get; private set; } = null!;
    public SurveyWalk Walk { get; private set; } = null!;
    public Reader Reader { get; private set; } = new(Public.Young, null);
    public bool Vous => Reader.SaysVous;
    public SurveyPromise Promise => new(Subject, Vous, territory);
    public string Carried => seats.Seal(seat, Walk.Sheet);
    /// <summary>Null on every other screen.</summary>
    public AskScreen? Asked { get; private set; }

    /// <summary>In seconds, without a script: more for those who write. « Tu es encore là ? » comes thirty seconds before (portal.css).</summary>
    public int Patience => Shown == Screen.Thanks ? Goodbye : Asked?.Question.IsFreeText == true ? Writing : Silence;

    public IEnumerable<AnsweredLine> Lines => Walk.Questions.Select(question => new AnsweredLine(question.Code, question.Text.To(Reader), AnswerWords.Of(question, Walk.Sheet.Of(question.Code) is null ? [] : OptionsOf(question), Walk.Sheet.Of(question.Code))));

    public async Task OnGetAsync()
    {
        if (await SitAsync()) await NextPersonAsync(Screen.Welcome);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await SitAsync()) return Page();
        var form = await Request.ReadFormAsync();
        var step = form[AskModel.Step].ToString();
        if (step == Leave)
        {
            seats.Leave();
            return Redirect("/");
        }
        if (seat.SheetId == Guid.Empty) return RedirectToPage(); // no turn has begun, or none is left
        if (step == Begin)
        {
            Walk = new SurveyWalk(Subject.Questions, Reader, Sheet.Empty);
            return Show(Walk.At(1)!);
        }
        if (seats.Open(seat, form[CarriedSheet.Field]) is not { } sheet) return RedirectToPage(); // of the person before
        Walk = new SurveyWalk(Subject.Questions, Reader, sheet);
        if (step == Send)
        {
            await sending.SendAsync(Subject, await sheets.GetAsync(seat.SheetId), Walk, PaperUse.Kiosk, author: null);
            await NextPersonAsync(Screen.Thanks);
            return Page();
        }
        if (step.StartsWith(AskModel.To, StringComparison.Ordinal)) return Show(Walk.Find(step[AskModel.To.Length..]) ?? Walk.At(1)!);
        if (Walk.Find(form["question"]) is { } question) return Take(question, step, form);
        return step == Still ? Reread() : Show(Walk.At(1)!);
    }

    private PageResult Take(Question question, string step, IFormCollection form)
    {
        var posted = PostedAnswer.Read(question, OptionsOf(question), form, Vous);
        if (step == Still) return Again(question, posted, form);
        if (step.StartsWith(AskModel.Higher, StringComparison.Ordinal) || step.StartsWith(AskModel.Lower, StringComparison.Ordinal))
            return Show(question, PostedAnswer.Moved(posted.Values ?? [], step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..], step.StartsWith(AskModel.Higher, StringComparison.Ordinal) ? -1 : 1));
        if (step == AskModel.Back) return Show(Walk.At(Math.Max(1, Walk.NumberOf(question) - 1))!);
        if (step != AskModel.Pass && posted.Error is { } error)
        {
            var field = PostedAnswer.FieldOf(question);
            Show(question);
            Asked = Asked!.Sent([.. form[field].OfType<string>()]);
            ModelState.AddModelError(field, error);
            return FormGuard.SameForm();
        }
        Walk.Sheet.Answer(question.Code, step == AskModel.Pass ? [] : posted.Values!);
        return Walk.At(Walk.NumberOf(question) + 1) is { } next ? Show(next) : Reread();
    }

    /// <summary>The same screen as it was filled in, with its time before it: somebody is there.</summary>
    private PageResult Again(Question question, PostedAnswer posted, IFormCollection form)
    {
        var isOrder = question.Kind == QuestionKind.Ranking;
        var shown = Show(question, isOrder ? posted.Values : null);
        if (!isOrder) Asked = Asked!.Sent([.. form[PostedAnswer.FieldOf(question)].OfType<string>()]);
        return shown;
    }

    private PageResult Reread()
    {
        Shown = Screen.Review;
        return Page();
    }

    private PageResult Show(Question question, string[]? order = null)
    {
        Shown = Screen.Question;
        Asked = new AskScreen
        {
            Question = question, Options = OptionsOf(question), Reader = Reader, Promise = Promise, IsAnonymous = true, IsShared = true, Number = Walk.NumberOf(question),
            Count = Walk.Questions.Count, Section = Walk.SectionOf(question), Carried = Carried,
        }.With(order ?? Walk.Sheet.Of(question.Code) ?? []);
        return Page();
    }

    /// <summary>False when the tablet is not open here, or the survey is over.</summary>
    private async Task<bool> SitAsync()
    {
        if (seats.Find() is not { } found || await sheets.SurveyAsync(found.SurveyId) is not { IsAnonymous: true } survey || !survey.TakesAnswersOn(territory.Today(clock))) return false;
        (seat, Subject, Reader) = (found, survey, PaperAudience.ReaderOf(found.Audience));
        if (survey.Questions.Questions.Any(question => question.Kind == QuestionKind.Place)) places = await respondents.PlacesAsync(MostPlaces);
        return true;
    }

    /// <summary>Another turn: what the browser still holds of the person before opens nothing. No sheet left: the tablet is full.</summary>
    private async Task NextPersonAsync(Screen screen)
    {
        var free = await sheets.FreeAsync(seat.SurveyId, seat.Batch);
        Shown = free == Guid.Empty && screen == Screen.Welcome ? Screen.Full : screen;
        seat = seat with { SheetId = free, Turn = SecretCode.NewKey() };
        seats.Keep(seat);
    }

    private IReadOnlyList<Option> OptionsOf(Question question) => question.Kind switch
    {
        QuestionKind.Zone => [.. territory.Zones.Select(zone => new Option(zone.Code, zone.Name))],
        QuestionKind.Place => places,
        _ => question.OptionsFor(Reader),
    };
}
