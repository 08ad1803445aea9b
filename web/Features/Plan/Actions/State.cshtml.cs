using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>The pilot says where an action stands. What was said before stays.</summary>
[Authorize(PlanAccess.Pilot), OfModule(PlanAccess.Module)]
[RereadsText]
public sealed class StateModel(PilotAction pilot, PlanLibrary library) : LoadedPage<PlanAction>
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [Display(Name = "Où en est l’action\u00A0?")]
    public ActionState? State { get; private set; }

    [Display(Name = "Les nouvelles")]
    public string Words { get; private set; } = "";

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour dire où en est l’action.", "Toutes les personnes qui ont un compte ici.", "N’écrivez le nom de personne. Rien ne s’efface après.");

    protected override Task<PlanAction?> LoadAsync() => Task.FromResult(library.Current.Find(Code));

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez où en est l’action."), EnumDataType(typeof(ActionState), ErrorMessage = "Ce choix n’existe pas.")] ActionState? state,
        [Required(ErrorMessage = "Écrivez au moins une phrase."), StringLength(ActionUpdate.WordsLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string words, Guid submissionKey)
    {
        (State, Words, SubmissionKey) = (state, words, submissionKey);
        return await pilot.SayAsync(Code, state!.Value, words, submissionKey) ? Redirect($"/comite/plan/{Code}") : NotFound();
    }
}
