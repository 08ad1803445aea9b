using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Returned;

/// <summary>One appeal: the text, the first decision, what its author says; the decision stays or falls.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class AnswerModel(AnswerAppeals appeals) : LoadedPage<AnswerAppeals.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre réponse")]
    public string? Answer { get; private set; }

    [Display(Name = "Votre mot à la personne")]
    public string? Word { get; private set; }

    public IReadOnlyList<Choice> Answers => Subject.Pause is null
        ? [new("change", "La décision change", "coche", "Le texte est de nouveau affiché.", "feuille"), new("keep", "La décision reste", "main", null, "ocre")]
        : [new("change", "La pause s’arrête", "coche", null, "feuille"), new("keep", "La pause reste", "main", null, "ocre")];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour répondre à la personne.", "La personne, personne d’autre.");

    protected override Task<AnswerAppeals.Shown?> LoadAsync() => appeals.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez une réponse."), RegularExpression("change|keep", ErrorMessage = "Choisissez une réponse.")] string? answer,
        [Required(ErrorMessage = "Écrivez un mot\u00A0: la personne attend une réponse."), StringLength(ModerationAppeal.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Answer, Word) = (answer, word);
        return await appeals.AnswerAsync(Id, answer == "change", word) ? RedirectToPage("Appeals") : NotFound();
    }
}
