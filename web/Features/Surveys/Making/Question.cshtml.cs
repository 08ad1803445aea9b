using System.Globalization;
using ChildProtection.Features.Surveys.Answering;
using ChildProtection.Features.Surveys.Questionnaires;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>One question of a survey in preparation.</summary>
[Authorize(SurveysAccess.Keeper)]
[RereadsText]
public sealed class QuestionModel(EditSurvey edit, AnswerPictures pictures, TerritoryPack territory) : QuestionPage(edit, pictures, territory);

/// <summary>One question in the making, with the screen as people will see it. « Relire » adapts the fields to the kind of answer.</summary>
public abstract class QuestionPage(IMadeQuestions made, AnswerPictures pictures, TerritoryPack territory) : MakingPage(made)
{
    private static readonly string[] Counts = [QuestionnaireEdits.Total, DeclaredTable.ByPublic, DeclaredTable.ByAge, DeclaredTable.ByZone];

    [FromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Where a new one goes, from 0.</summary>
    [FromQuery(Name = "partie")]
    public string? Part { get; set; }

    [BindProperty]
    public QuestionForm Form { get; set; } = new();

    [BindProperty]
    public int Revision { get; set; }

    /// <summary>The answer that was just moved, from 0; null when none was.</summary>
    public (int Row, bool IsUp)? Moved { get; private set; }

    /// <summary>« « Un jeu » : réponse 2 sur 3. », heard with the button that has the focus.</summary>
    public string? MovedWords { get; private set; }

    /// <summary>As typed so far.</summary>
    public AskScreen Preview { get; private set; } = null!;

    /// <summary>What somebody else kept meanwhile.</summary>
    public string? Other { get; private set; }

    public IReadOnlyList<WeakFinding> Weak => Form.Text.Values.Any(text => text is not null) ? WeakQuestions.Of(Preview.Question) : [];
    public IReadOnlyList<Question> Before => Questions.Before(Form.Code);
    public IEnumerable<string> Pictures => pictures.Names.Order(StringComparer.Ordinal);
    public bool IsCounted => QuestionnaireReader.IsCounted(Preview.Question);

    /// <summary>The publics and ages that may have words of their own.</summary>
    public IEnumerable<string> Versions => SaidTo.Keys.Where(key => Questions.Publics.Count > 1 && Questions.Publics.Contains(key) || Questions.Publics.Contains(Public.Young) && key.StartsWith($"{Public.Young}-", StringComparison.Ordinal));

    public IEnumerable<SelectListItem> SeenBy => QuestionWords.Readers(Questions).Select(key => new SelectListItem(QuestionWords.Who(key), key));

    protected override async Task<Survey?> LoadAsync()
    {
        if (await LoadUnlockedAsync() is not { } survey) return null;
        var all = survey.Questions;
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            var found = all.Questions.FirstOrDefault(question => question.Code == Code);
            if (found is null && Code is not null) return null;
            (Form, Revision) = (found is null ? QuestionForm.New(all, int.TryParse(Part, CultureInfo.InvariantCulture, out var part) ? part : 0) : QuestionForm.Of(all, found), all.Revision);
            if (found is not null) RereadBeforeSending.Ask(HttpContext);
        }
        Form.Fill();
        await ShowAsync(survey, all);
        return survey;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? place)
    {
        if (place?.Split(':', 2) is [var way, var row]) return await MoveAsync(int.TryParse(row, CultureInfo.InvariantCulture, out var number) ? number : -1, way == QuestionsModel.Up);
        var question = Form.Read(Questions, pictures.Names, ModelState, SaysTu);
        if (!ModelState.IsValid) return FormGuard.SameForm();
        var isWritten = await Made.RunAsync(Id, Revision, all => all.Put(Form.Section!.Value, question, [.. Counts.Where(Form.Counted.Contains)]));
        if (isWritten) return LocalRedirect($"{Root}/questions#q-{question.Code}");
        await ReloadAsync();
        ModelState.Remove(nameof(Revision));
        Revision = Questions.Revision;
        Other = Questions.Questions.FirstOrDefault(one => one.Code == Form.Code) is { } theirs ? QuestionnaireEdits.Short(theirs) : null;
        ModelState.AddModelError($"{nameof(Form)}.{nameof(Form.Text)}[{QuestionForm.Main}]", Stale);
        return FormGuard.SameForm();
    }

    /// <summary>Nothing is kept yet: the same form, with its answers in another order.</summary>
    private async Task<IActionResult> MoveAsync(int row, bool isUp)
    {
        var to = Form.Move(row, isUp ? -1 : 1);
        Moved = (to ?? Math.Clamp(row, 0, Form.Choices.Count - 1), isUp);
        var written = Form.Choices.Count(choice => QuestionWords.Typed(choice.Words) is not null);
        MovedWords = to is { } at ? $"«\u00A0{QuestionWords.Typed(Form.Choices[at].Words)}\u00A0»\u00A0: réponse {at + 1} sur {written}." : Say("Cette réponse est vide. Écrivez-la d’abord.", "Cette réponse est vide. Écris-la d’abord.");
        foreach (var typed in ModelState.Keys.Where(key => key.StartsWith($"{nameof(Form)}.{nameof(Form.Choices)}", StringComparison.Ordinal)).ToList()) ModelState.Remove(typed);
        await ShowAsync(Subject, Questions);
        return Page();
    }

    private async Task ShowAsync(Survey survey, Questionnaire all)
    {
        var (question, reader) = (Form.Read(all, pictures.Names), QuestionWords.ReaderOf(Form.SeenBy ?? QuestionWords.Readers(all).FirstOrDefault()));
        var codes = all.Questions.Select(one => one.Code).ToList();
        var isThere = codes.Contains(question.Code);
        Preview = new AskScreen
        {
            Question = question, Options = await Made.OptionsAsync(question, reader), Reader = reader, Promise = new SurveyPromise(survey, reader.SaysVous, territory),
            IsAnonymous = survey.IsAnonymous, Number = isThere ? codes.IndexOf(question.Code) + 1 : codes.Count + 1, Count = isThere ? codes.Count : codes.Count + 1,
            Section = all.Sections.ElementAtOrDefault(Form.Section ?? 0)?.Title ?? "", IsTrial = true, IsInside = true,
        }.With([]);
    }
}
