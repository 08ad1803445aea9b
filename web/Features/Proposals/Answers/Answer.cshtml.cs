using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>One idea that was sent: the answer with its reasons, « en cours », « faite », and what is explained to those who contest.</summary>
[Authorize(ProposalsAccess.Answerer), OfModule(ProposalsAccess.Module)]
[RereadsText]
public sealed class AnswerModel(GiveAnswer answers, ReadAnswer reading) : LoadedPage<GiveAnswer.Owed>
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre décision")]
    public AnswerDecision? Decision { get; private set; }

    [Display(Name = "Pourquoi")]
    public string? Why { get; private set; }

    [Display(Name = "Ce qui va se faire")]
    public string? What { get; private set; }

    [Display(Name = "Ce qui pourrait changer la décision")]
    public string? CouldChange { get; private set; }

    [Display(Name = "Quel service")]
    public string? Service { get; private set; }

    [Display(Name = "Fait avant le"), DataType(DataType.Date)]
    public DateOnly? DoBy { get; private set; }

    [Display(Name = "Prêt avant le"), DataType(DataType.Date)]
    public DateOnly? ReadyBy { get; private set; }

    [Display(Name = "Fait le"), DataType(DataType.Date)]
    public DateOnly? DoneOn { get; private set; }

    [Display(Name = "Comment on le voit")]
    public string? Proof { get; private set; }

    [Display(Name = "Avant")]
    public string? Before { get; private set; }

    [Display(Name = "Maintenant")]
    public string? After { get; private set; }

    [Display(Name = "Votre explication")]
    public string? Explanation { get; private set; }

    [Display(Name = "Ce n’est pas fini\u00A0: prêt avant le"), DataType(DataType.Date)]
    public DateOnly? GoesOnUntil { get; private set; }

    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public DateOnly Today => answers.Today;
    public bool MayBegin => Subject.Proposal.State is ProposalState.Answered or ProposalState.Ongoing;
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour répondre aux jeunes.", "Les jeunes qui lisent cette idée, et les animateurs.", "Tutoyez les jeunes. Ne recopiez pas leurs mots.");

    protected override async Task<GiveAnswer.Owed?> LoadAsync()
    {
        if (await answers.ReadAsync(Id) is not { } found) return null;
        Answer = await reading.OfAsync(found.Proposal);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez\u00A0: oui, en partie, ou non."), EnumDataType(typeof(AnswerDecision), ErrorMessage = "Ce choix n’existe pas.")] AnswerDecision? decision,
        [Required(ErrorMessage = "Dites pourquoi\u00A0: une réponse a une raison."), StringLength(AnswerWords.TextLength, MinimumLength = 20, ErrorMessage = "Écrivez de {2} à {1} signes.")] string? why,
        [StringLength(AnswerWords.TextLength, ErrorMessage = TooLong)] string? what, [StringLength(AnswerWords.TextLength, ErrorMessage = TooLong)] string? couldChange,
        [StringLength(AnswerWords.ServiceLength, ErrorMessage = TooLong)] string? service, DateOnly? doBy)
    {
        (Decision, Why, What, CouldChange, Service, DoBy) = (decision, why, what, couldChange, service, doBy);
        var isNo = decision == AnswerDecision.No;
        if (isNo) Need(couldChange, nameof(CouldChange), "Dites ce qui pourrait changer la décision.");
        else
        {
            Need(what, nameof(What), "Dites ce qui va se faire.");
            Need(service, nameof(Service), "Dites quel service le fait.");
            if (doBy is null || doBy <= Today) ModelState.AddModelError(nameof(DoBy), "Choisissez un jour à venir.");
        }
        if (!ModelState.IsValid) return FormGuard.SameForm();
        var given = new GiveAnswer.Given(decision!.Value, why!.Trim(), (isNo ? couldChange : what)!.Trim(), isNo ? null : service!.Trim(), isNo ? null : doBy);
        return await answers.AnswerAsync(Id, given) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostBeginAsync([Required(ErrorMessage = "Choisissez un jour à venir.")] DateOnly? readyBy)
    {
        ReadyBy = readyBy;
        return await answers.BeginAsync(Id, readyBy!.Value) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostFinishAsync(
        [Required(ErrorMessage = "Choisissez le jour.")] DateOnly? doneOn, [Required(ErrorMessage = "Dites comment on le voit."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? proof,
        [Required(ErrorMessage = "Dites comment c’était avant."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? before, [Required(ErrorMessage = "Dites comment c’est maintenant."), StringLength(AnswerWords.SentenceLength, ErrorMessage = TooLong)] string? after)
    {
        (DoneOn, Proof, Before, After) = (doneOn, proof, before, after);
        return await answers.FinishAsync(Id, doneOn!.Value, proof!.Trim(), before!.Trim(), after!.Trim()) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostExplainAsync(
        [Required(ErrorMessage = "Écrivez votre explication."), StringLength(AnswerWords.TextLength, MinimumLength = 20, ErrorMessage = "Écrivez de {2} à {1} signes.")] string? explanation, DateOnly? goesOnUntil)
    {
        (Explanation, GoesOnUntil) = (explanation, goesOnUntil);
        return await answers.ExplainAsync(Id, explanation!.Trim(), goesOnUntil) ? RedirectToPage() : NotFound();
    }

    private void Need(string? words, string field, string message)
    {
        if (string.IsNullOrWhiteSpace(words)) ModelState.AddModelError(field, message);
    }
}
