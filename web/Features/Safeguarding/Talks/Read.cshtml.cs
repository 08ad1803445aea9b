using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Talks;

/// <summary>Somebody wants to talk: reading is an act that they see; then say what happens now, or write back.</summary>
[Authorize(SafeguardingAccess.Team)]
public sealed class ReadModel(AnswerTalk answers) : LoadedPage<AnswerTalk.Whole>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Que faites-vous\u00A0?")]
    public TalkFollow? Follow { get; private set; }

    [Display(Name = "Votre réponse")]
    public string Answer { get; private set; } = "";

    public static readonly ReadersNotice Readers = ReadersNotice.Fixed("Pour répondre au jeune.", "Ce jeune, et l’équipe de protection.", "Votre nom est affiché. Dites «\u00A0tu\u00A0», avec des mots simples.");

    protected override Task<AnswerTalk.Whole?> LoadAsync() => answers.OneAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostReadAsync() => await answers.ReadAsync(Id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostActAsync(
        [Required(ErrorMessage = "Choisissez ce que vous faites."), EnumDataType(typeof(TalkFollow), ErrorMessage = "Ce choix n’existe pas.")] TalkFollow? follow)
    {
        Follow = follow;
        return await answers.TellAsync(Id, follow!.Value) ? RedirectToPage() : NotFound();
    }

    /// <summary>The five lines, with what is ticked.</summary>
    public IEnumerable<(TalkSteps Step, string Words, bool IsDone)> Checklist => Enum.GetValues<TalkSteps>().Where(step => step != TalkSteps.None).Select(step => (step, Alerts.AlertWords.Words(step), Subject.Row.Steps.HasFlag(step)));

    public async Task<IActionResult> OnPostStepsAsync([FromForm] IReadOnlyList<TalkSteps>? steps) =>
        await answers.TickAsync(Id, (steps ?? []).Where(step => Enum.IsDefined(step)).Aggregate(TalkSteps.None, (all, step) => all | step)) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAnswerAsync(
        [Required(ErrorMessage = "Écrivez votre réponse."), StringLength(TalkRequest.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string answer)
    {
        Answer = answer;
        return await answers.AnswerAsync(Id, answer) ? RedirectToPage() : NotFound();
    }
}
