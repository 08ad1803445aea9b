using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Leaving;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Team;

/// <summary>« Je voudrais revenir », read and answered by the référent.</summary>
[Authorize(RolePolicies.Professional), OfModule(AutonomyFeature.Module)]
[RereadsText]
public sealed class ReturnModel(AskToReturn ask, Access access, AuditLog audit) : LoadedPage<Child>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre réponse")]
    public string Answer { get; private set; } = "";

    public IReadOnlyList<AskToReturn.Shown> Requests { get; private set; } = [];
    public AskToReturn.Shown? Waiting => Requests.FirstOrDefault(one => !one.IsAnswered);
    public ReadersNotice Readers => ReadersNotice.Fixed("Pour répondre à sa demande.", $"{Subject.FirstName} et ses référents.");

    protected override async Task<Child?> LoadAsync()
    {
        if (await access.ChildAsync(Purpose.Compose, Id) is not { } child) return null;
        await audit.WriteAsync(AutonomyAudit.ReturnRead, Id); // before anything shows, and also before a form is shown again
        Requests = await ask.OfChildAsync(Id);
        return child;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        Guid requestId,
        [Required(ErrorMessage = "Écrivez votre réponse.")]
        [StringLength(ReturnRequest.TextLength, ErrorMessage = "La réponse est trop longue : {1} caractères au plus.")] string answer)
    {
        Answer = answer;
        return await ask.AnswerAsync(Id, requestId, answer) ? RedirectToPage(new { id = Id }) : NotFound();
    }
}
