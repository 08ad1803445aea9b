using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>« Retrouver mon espace »: the code of twenty minutes, typed by the young person.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class CodeModel(RegainAccess regain, CeremonyDesk desk) : PageModel
{
    internal const string Purpose = "retrouver";

    [BindProperty, Display(Name = "Le code donné par ton référent")]
    [Required(ErrorMessage = "Il manque le code.")]
    [StringLength(60, ErrorMessage = "C’est trop long. Le code a 24 lettres et chiffres.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        var id = await regain.FindAsync(Code)
            ?? throw new BrokenRuleException("Ce code ne va pas. Il a peut-être déjà servi, ou il est trop vieux. Ton référent peut en faire un nouveau.");
        await desk.OpenAsync(Purpose, id.ToString(), AccessRecovery.CodeLife);
        return RedirectToPage("NewPin");
    }
}
