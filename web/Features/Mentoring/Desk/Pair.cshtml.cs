using ChildProtection.Features.Mentoring.Pairs;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>One bond, for its coordinator: who agreed, and the next step.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class PairModel(ReadPairings pairings, GatherAgreements agreements, RunPairing run) : LoadedPage<ReadPairings.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "L’étape")]
    public AgreementStep? Step { get; private set; }

    [Display(Name = "Qui")]
    public string? Who { get; private set; }

    [Display(Name = "La réponse")]
    public bool? Answer { get; private set; }

    [Display(Name = "Le jour du papier")]
    public DateOnly? On { get; private set; }

    [Display(Name = "Pourquoi c’est fini")]
    public EndReason? Reason { get; private set; }

    public Platform.Ui.ReadersNotice Readers { get; } = Platform.Ui.ReadersNotice.Fixed("Pour garder la date de l’accord.", "L’équipe du mentorat, et la personne qui a signé.");

    public static IEnumerable<Platform.Ui.Choice> Steps { get; } = [new(nameof(AgreementStep.Agreement), "Un accord", "coche"), new(nameof(AgreementStep.Convention), "Une signature de la convention", "stylo")];
    public static IEnumerable<Platform.Ui.Choice> Answers { get; } = [new("true", "Oui"), new("false", "Non")];

    /// <summary>Whoever may answer on paper: parents who were asked, by name, then those without account. The two answer themselves.</summary>
    public IEnumerable<SelectListItem> Parties =>
    [
        .. Subject.Agreements.Where(one => one.Row is { Party: Party.Parent, AccountId: not null, IsInformed: false } && (one.Row.Answer is null || one.Row.OnPaper is not null)).Select(one => new SelectListItem(one.Name ?? "Un parent", one.Row.Id.ToString())),
        .. Platform.Ui.Choice.Of(typeof(Party)).Where(choice => choice.Value is not (nameof(Party.Adult) or nameof(Party.Youth))).Select(choice => new SelectListItem(choice.Value == nameof(Party.Parent) ? "Un parent sans compte" : choice.Words, choice.Value)),
    ];

    protected override Task<ReadPairings.Shown?> LoadAsync() => pairings.ReadAsync(Id);

    public void OnGet() { }

    public Task<IActionResult> OnPostPaperAsync([Required(ErrorMessage = "Choisissez l’étape.")] AgreementStep? step, [Required(ErrorMessage = "Choisissez qui.")] string? who, [Required(ErrorMessage = "Choisissez la réponse.")] bool? answer, [Required(ErrorMessage = "Choisissez le jour.")] DateOnly? on)
    {
        (Step, Who, Answer, On) = (step, who, answer, on);
        var isLine = Guid.TryParse(who, out var line);
        var party = Party.Parent;
        if (!Enum.IsDefined(step!.Value) || !isLine && !(Enum.TryParse(who, out party) && Enum.IsDefined(party)))
        {
            ModelState.AddModelError(nameof(Who), "Choisissez qui.");
            return Task.FromResult<IActionResult>(FormGuard.SameForm());
        }
        return DoneAsync(agreements.OnPaperAsync(Id, step.Value, party, answer!.Value, on!.Value, isLine ? line : null));
    }

    public async Task<IActionResult> OnPostHoldersAsync() => await agreements.AskMissingAsync(Id) is not null ? RedirectToPage(new { Id }) : NotFound();

    public Task<IActionResult> OnPostStartAsync() => DoneAsync(run.StartAsync(Id));

    public Task<IActionResult> OnPostConfirmAsync() => DoneAsync(run.ConfirmAsync(Id));

    public Task<IActionResult> OnPostWithdrawAsync() => DoneAsync(run.WithdrawAsync(Id));

    public Task<IActionResult> OnPostResumeAsync() => DoneAsync(run.ResumeAsync(Id));

    public Task<IActionResult> OnPostEndAsync([Required(ErrorMessage = "Choisissez pourquoi c’est fini.")] EndReason? reason)
    {
        Reason = reason;
        if (!Enum.IsDefined(reason!.Value)) ModelState.AddModelError(nameof(Reason), "Choisissez pourquoi c’est fini.");
        return ModelState.IsValid ? DoneAsync(run.EndAsync(Id, reason.Value)) : Task.FromResult<IActionResult>(FormGuard.SameForm());
    }

    private async Task<IActionResult> DoneAsync(Task<bool> act) => await act ? RedirectToPage(new { Id }) : NotFound();
}
