using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>The questions of a survey in preparation, or of one that is open.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class QuestionsModel(EditSurvey edit, CheckWords words) : QuestionsPage(edit, words);

/// <summary>Questions in the making: their order, what is weak in them, how long they take.</summary>
public abstract class QuestionsPage(IMadeQuestions made, CheckWords words) : MakingPage(made)
{
    public const string Up = "haut";
    public const string Down = "bas";
    public const string Remove = "enlever";
    public const string SectionUp = "partie-haut";
    public const string SectionDown = "partie-bas";
    public const string SectionRemove = "partie-enlever";

    /// <summary>By public: « Jeunes : 6 minutes ».</summary>
    public IEnumerable<(string Who, int Minutes)> Durations => Questions.Publics.Select(one => (Public.Words(one), SurveyDuration.Minutes(Questions, one)));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? act, int revision)
    {
        var (verb, what) = act?.Split(':', 2) is [var first, var second] ? (first, second) : ("", "");
        var section = int.TryParse(what, CultureInfo.InvariantCulture, out var number) ? number : -1;
        var isWritten = await Made.RunAsync(Id, revision, all => verb switch
        {
            Up => all.Moved(what, -1),
            Down => all.Moved(what, 1),
            Remove => all.Without(what),
            SectionUp => all.MovedSection(section, -1),
            SectionDown => all.MovedSection(section, 1),
            SectionRemove => all.WithoutSection(section),
            _ => all,
        });
        if (isWritten) return LocalRedirect($"{Root}/questions{(verb is Up or Down ? $"#q-{what}" : "")}");
        await ReloadAsync();
        ModelState.AddModelError("", Say("Quelqu’un a changé l’enquête avant vous. Voici les questions de maintenant.", "L’enquête a changé avant toi. Voici les questions de maintenant."));
        return FormGuard.SameForm();
    }

    public static IReadOnlyList<WeakFinding> WeakIn(Question question) => WeakQuestions.Of(question);

    /// <summary>How many remarks of the checker of plain French, over all wordings.</summary>
    public int PlainIn(Question question) => question.Text.Words.Concat(question.Why.Words)
        .Sum(said => words.Field(said.Value, CheckWords.ReaderOf(AudienceOf(said.Key)), isMarkdown: false).Findings.Count(finding => finding.Severity != PlainSeverity.Info));

    /// <summary>For whom the checker reads: « jeune », « parent », « pro », or anybody.</summary>
    public static string AudienceOf(string key) => key.StartsWith(Public.Young, StringComparison.Ordinal) ? "jeune" : key switch { Public.Professional => "pro", SaidTo.Everybody => "", _ => "parent" };
}
