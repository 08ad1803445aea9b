using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Paper;

/// <summary>Prints a questionnaire: one sheet for each code. The codes are seen once, in the page that answers the button.</summary>
[Authorize(SurveysAccess.Keeper), OfModule(SurveysAccess.Module)]
public sealed class PrintModel(PaperSheets sheets, TerritoryPack territory, TimeProvider clock) : LoadedPage<Survey>
{
    private const int UsualCount = 10;

    /// <summary>More options than this are written by hand.</summary>
    private const int MostBoxes = 12;

    private Dictionary<string, int> numbers = [];

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Combien de feuilles\u00A0?")]
    public int Count { get; private set; } = UsualCount;

    [Display(Name = "Pour qui\u00A0?")]
    public string? Audience { get; private set; }

    public IReadOnlyList<string> Codes { get; private set; } = [];
    public (int Printed, int Back) Counted { get; private set; }
    public Questionnaire Questions { get; private set; } = null!;
    public Reader Reader { get; private set; } = new(Public.Young, null);
    public bool Vous => Reader.SaysVous;
    public SurveyPromise Promise => new(Subject, Vous, territory);
    public string? DangerLine => territory.ShownHelpLines.FirstOrDefault(line => line.Kind == "danger")?.Shown;
    public bool MayPrint => Subject.IsOpened && !Subject.IsOverOn(territory.Today(clock));
    public IEnumerable<SelectListItem> Audiences => PaperAudience.Of(Subject).Select(code => new SelectListItem(PaperAudience.Words(code), code));

    public string For => PaperAudience.Words(Audience!);

    protected override async Task<Survey?> LoadAsync()
    {
        if (await sheets.SurveyAsync(Id) is not { } survey) return null;
        (Questions, Counted) = (survey.Questions, await sheets.CountAsync(Id));
        Audience = PaperAudience.Of(survey)[0];
        return survey;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? count, string? audience)
    {
        (Count, Audience) = (int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, audience ?? "");
        Codes = (await sheets.MakeAsync(Id, Count, Audience, SurveysAudit.Printed)).Codes;
        Reader = PaperAudience.ReaderOf(Audience);
        numbers = Questions.Questions.Where(question => question.For.Contains(Reader.Public)).Select((question, index) => (question.Code, index)).ToDictionary(one => one.Code, one => one.index + 1);
        return Page();
    }

    public IEnumerable<Question> Asked(Section section) => section.Questions.Where(question => numbers.ContainsKey(question.Code));

    public int NumberOf(Question question) => numbers[question.Code];

    /// <summary>« Seulement si tu as répondu « Oui » à la question 3. »; null when everybody is asked.</summary>
    public string? OnlyIf(Question question)
    {
        if (question.If is not { } condition || !numbers.TryGetValue(condition.Question, out var number)) return null;
        var words = Questions.Questions.First(one => one.Code == condition.Question).OptionsFor(Reader).Where(option => condition.Answers.Contains(option.Code)).Select(option => $"«\u00A0{option.Words}\u00A0»");
        return $"Seulement si {(Vous ? "vous avez" : "tu as")} répondu {string.Join(" ou ", words)} à la question {number.ToString(CultureInfo.InvariantCulture)}.";
    }

    /// <summary>What has a box; empty when it is written by hand.</summary>
    public IReadOnlyList<Option> Boxes(Question question) => question.Kind == QuestionKind.Zone && territory.Zones.Count <= MostBoxes
        ? [.. territory.Zones.Select(zone => new Option(zone.Code, zone.Name))] : question.OptionsFor(Reader);
}
