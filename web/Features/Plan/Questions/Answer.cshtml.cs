using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>One question of the committee, the answer that is owed with its reason, and what is added on a later day.</summary>
[Authorize(PlanAccess.Pilot), OfModule(PlanAccess.Module)]
[RereadsText]
public sealed class AnswerModel(AnswerQuestions answers) : LoadedPage<AnswerQuestions.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre réponse")]
    public string Answer { get; private set; } = "";

    [Display(Name = "Pourquoi")]
    public string Why { get; private set; } = "";

    [Display(Name = "La suite")]
    public string Addition { get; private set; } = "";

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour répondre à ce groupe.", "Toutes les personnes qui ont un compte ici.", "La réponse ne change plus une fois publiée.");

    protected override Task<AnswerQuestions.Shown?> LoadAsync() => answers.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Écrivez votre réponse."), StringLength(PlanQuestion.AnswerLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string answer,
        [Required(ErrorMessage = "Dites pourquoi\u00A0: une réponse a une raison."), StringLength(PlanQuestion.AnswerLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string why)
    {
        (Answer, Why) = (answer, why);
        if (Subject.Asked.Answer is not null) Addition = $"{answer}\n\n{why}"; // somebody answered meanwhile: what was written stays, as a « suite » to publish
        return await answers.AnswerAsync(Id, answer, why) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostAddAsync(
        [Required(ErrorMessage = "Écrivez la suite."), StringLength(PlanQuestion.AnswerLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string addition, Guid submissionKey)
    {
        (Addition, SubmissionKey) = (addition, submissionKey);
        return await answers.AddAsync(Id, addition, submissionKey) ? RedirectToPage() : NotFound();
    }
}
