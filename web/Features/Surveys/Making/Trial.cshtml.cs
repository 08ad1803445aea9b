using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Features.Surveys.Questionnaires;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>A test run of a survey, in preparation or not.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class TrialModel(EditSurvey edit, CarriedSheet carried, TerritoryPack territory) : TrialPage(edit, carried, territory);

/// <summary>A test run: every screen, with its conditions, as one reader sees it. The page itself carries the answers; nothing is kept.</summary>
public abstract class TrialPage(IMadeQuestions made, CarriedSheet carried, TerritoryPack territory) : MakingPage(made)
{
    /// <summary>Who answers: « jeune-11-14 », « parent ».</summary>
    [FromQuery(Name = "qui")]
    public string? Who { get; set; }

    public IReadOnlyList<SelectListItem> TriedAs => [.. QuestionWords.Readers(Questions).Select(key => new SelectListItem(QuestionWords.Who(key), key))];

    /// <summary>Null before the start and at the end.</summary>
    public AskScreen? Screen { get; private set; }

    /// <summary>What was answered, at the end.</summary>
    public IReadOnlyList<AnsweredLine>? Lines { get; private set; }

    private Reader Reader => QuestionWords.ReaderOf(Who);
    private SurveyWalk? walk;

    public async Task OnGetAsync()
    {
        if (TriedAs.All(reader => reader.Value != Who)) return;
        walk = new SurveyWalk(Questions, Reader, Sheet.Empty);
        await GoAsync(walk.At(1));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (TriedAs.All(reader => reader.Value != Who) || !Request.HasFormContentType) return RedirectToPage(new { id = Id });
        var form = await Request.ReadFormAsync();
        if (carried.Open(Id, form[CarriedSheet.Field]) is not { } sheet) return RedirectToPage(new { id = Id });
        walk = new SurveyWalk(Questions, Reader, sheet);
        if (walk.Find(form["question"]) is not { } question) return await GoAsync(walk.At(1));

        var (step, options) = (form[AskModel.Step].ToString(), await OptionsAsync(question));
        var posted = PostedAnswer.Read(question, options, form, Reader.SaysVous);
        if (step.Split(':', 2) is [var way, var code] && $"{way}:" is AskModel.Higher or AskModel.Lower)
            return await GoAsync(question, PostedAnswer.Moved(posted.Values ?? [], code, $"{way}:" == AskModel.Higher ? -1 : 1));
        if (step == AskModel.Back) return await GoAsync(walk.At(Math.Max(1, walk.NumberOf(question) - 1)));
        if (step != AskModel.Pass && posted.Error is { } error)
        {
            await GoAsync(question);
            Screen = Screen!.Sent([.. form[PostedAnswer.FieldOf(question)].OfType<string>()]);
            ModelState.AddModelError(PostedAnswer.FieldOf(question), error);
            return FormGuard.SameForm();
        }
        sheet.Answer(question.Code, step == AskModel.Pass ? [] : posted.Values!);
        return await GoAsync(walk.At(walk.NumberOf(question) + 1));
    }

    private async Task<IActionResult> GoAsync(Question? question, string[]? order = null)
    {
        if (question is null) Lines = await LinesAsync();
        else
            Screen = new AskScreen
            {
                Question = question, Options = await OptionsAsync(question), Reader = Reader, Promise = new SurveyPromise(Subject, Reader.SaysVous, territory), IsAnonymous = Subject.IsAnonymous,
                Number = walk!.NumberOf(question), Count = walk.Questions.Count, Section = walk.SectionOf(question), Carried = carried.Seal(Id, walk.Sheet), IsTrial = true,
            }.With(order ?? walk.Sheet.Of(question.Code) ?? []);
        return Page();
    }

    private async Task<IReadOnlyList<AnsweredLine>> LinesAsync()
    {
        var lines = new List<AnsweredLine>();
        foreach (var question in walk!.Questions) lines.Add(new AnsweredLine(question.Code, question.Text.To(Reader), AnswerWords.Of(question, await OptionsAsync(question), walk.Sheet.Of(question.Code))));
        return lines;
    }

    private Task<IReadOnlyList<Option>> OptionsAsync(Question question) => Made.OptionsAsync(question, Reader);
}
