using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Surveys.Answering;

/// <summary>One question on a screen, « Je passe », and the way back. In an anonymous survey each screen is the answer to the form before.</summary>
[Authorize(SurveysAccess.Respondent), NotLogged]
public sealed class AskModel(Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock)
    : AnsweringPage(respondents, answers, carried, territory, clock)
{
    public const string Step = "aller";
    public const string Onward = "suite";
    public const string Pass = "passe";
    public const string Back = "retour";
    public const string Higher = "haut:";
    public const string Lower = "bas:";
    public const string To = "vers:";

    [FromQuery(Name = "n")]
    public string? Number { get; set; }

    /// <summary>Null when the review, or an error alone, is shown.</summary>
    public AskScreen? Screen { get; private set; }

    /// <summary>All was asked: « Relis tes réponses », in the same page when nothing is kept.</summary>
    public ReviewView? Review { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await InsteadAsync() is { } instead) return instead;
        if (!await ReadSheetAsync()) return Lost();
        var question = Walk.At(Subject.IsAnonymous ? 1 : int.TryParse(Number, CultureInfo.InvariantCulture, out var number) ? number : 0) ?? Walk.NextToSee;
        return question is null ? RedirectToPage("/Surveys/Answering/Review", new { id = Id }) : await ShowAsync(question);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await InsteadAsync() is { } instead) return instead;
        if (!await ReadSheetAsync()) return Lost();
        var step = await PostedAsync(Step) ?? Onward;
        if (step.StartsWith(To, StringComparison.Ordinal)) return await GoAsync(Walk.Find(step[To.Length..]) ?? Walk.At(1));
        if (Walk.Find(await PostedAsync("question")) is not { } question) return await GoAsync(Walk.At(1));

        var (form, options) = (await Request.ReadFormAsync(), await OptionsAsync(question));
        var posted = PostedAnswer.Read(question, options, form, Vous);
        if (step.StartsWith(Higher, StringComparison.Ordinal) || step.StartsWith(Lower, StringComparison.Ordinal))
            return await ShowAsync(question, PostedAnswer.Moved(posted.Values ?? [], step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..], step.StartsWith(Higher, StringComparison.Ordinal) ? -1 : 1));
        if (step == Back)
        {
            if (posted.Values is { } values && (values.Length > 0 && question.Kind != QuestionKind.Ranking)) await KeepAsync(question, values);
            return await GoAsync(Walk.At(Math.Max(1, Walk.NumberOf(question) - 1)));
        }
        if (step != Pass && posted.Error is { } error) return await RefuseAsync(question, form, error);

        await KeepAsync(question, step == Pass ? [] : posted.Values!);
        return await GoAsync(Walk.At(Walk.NumberOf(question) + 1));
    }

    private async Task KeepAsync(Question question, string[] values)
    {
        if (!Subject.IsAnonymous) await Sending.KeepAsync(Subject, question.Code, values);
        Walk.Sheet.Answer(question.Code, values);
    }

    /// <summary>To another address when a draft is kept; the page itself when nothing is.</summary>
    private async Task<IActionResult> GoAsync(Question? question)
    {
        if (!Subject.IsAnonymous)
            return question is null ? RedirectToPage("/Surveys/Answering/Review", new { id = Id }) : RedirectToPage(new { id = Id, n = Walk.NumberOf(question) });
        if (question is not null) return await ShowAsync(question);
        Review = new ReviewView(Id, Carried, await LinesAsync(), Promise, Vous);
        return Page();
    }

    private async Task<IActionResult> ShowAsync(Question question, string[]? order = null)
    {
        Screen = new AskScreen
        {
            Question = question, Options = await OptionsAsync(question), Reader = Reader, Promise = Promise, IsAnonymous = Subject.IsAnonymous, Number = Walk.NumberOf(question),
            Count = Walk.Questions.Count, Section = Walk.SectionOf(question), Carried = Subject.IsAnonymous ? Carried : null,
        }.With(order ?? Walk.Sheet.Of(question.Code) ?? []);
        return Page();
    }

    private async Task<IActionResult> RefuseAsync(Question question, IFormCollection form, string error)
    {
        await ShowAsync(question);
        Screen = Screen!.Sent([.. form[PostedAnswer.FieldOf(question)].OfType<string>()]);
        ModelState.AddModelError(PostedAnswer.FieldOf(question), error);
        return FormGuard.SameForm();
    }
}

/// <summary>What « Relis tes réponses » shows.</summary>
public sealed record ReviewView(Guid Id, string Carried, IReadOnlyList<AnsweredLine> Lines, SurveyPromise Promise, bool Vous);
