using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Bodies.Running;

/// <summary>« Fermer une instance », for administrators: with a reason its members read, and back within 30 days.</summary>
[Authorize(RolePolicies.Administrator), OfModule(CommitteeAccess.Module)]
public sealed class CloseModel(CloseBody close) : LoadedPage<CloseBody.Shown>
{
    /// <summary>Of the body.</summary>
    [FromRoute]
    public string Code { get; set; } = "";

    [Display(Name = "Pourquoi")]
    public string? Reason { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour dire aux membres pourquoi.", "Les membres de cette instance, et les administrateurs.", "Ne nommez aucune personne.");

    protected override Task<CloseBody.Shown?> LoadAsync() => close.FindAsync(Code);

    public void OnGet() { }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostCloseAsync([Required(ErrorMessage = "Dites pourquoi\u00A0: les membres le lisent."), StringLength(Body.ReasonLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string reason)
    {
        Reason = reason;
        return await close.CloseAsync(Code, reason) ? RedirectToPage(new { Code }) : NotFound();
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostReopenAsync() => await close.ReopenAsync(Code) ? RedirectToPage(new { Code }) : NotFound();
}
