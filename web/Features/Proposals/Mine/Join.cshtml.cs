using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Mine;

/// <summary>« Écrire avec quelqu’un »: a code that the first author gave by themselves.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module), Throttled(Throttle.Codes)]
public sealed class JoinModel(JoinProposal join) : PageModel
{
    [Display(Name = "Le code de l’idée")]
    public string? Code { get; private set; }

    /// <summary>« oui » or « non ».</summary>
    [Display(Name = "Avec ton nom d’ici\u00A0?")]
    public string Named { get; private set; } = "non";

    public IReadOnlyList<Choice> Names => MineWords.Names;

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour écrire une idée à plusieurs.", "Le premier auteur sait que quelqu’un a rejoint. Il voit ton nom si tu le montres.");

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écris le code.")] string? code, string? named)
    {
        (Code, Named) = (code, named ?? "non");
        try
        {
            return RedirectToPage("Show", new { id = await join.JoinAsync(code, Named == "oui") });
        }
        catch (BrokenRuleException refusal)
        {
            ModelState.AddModelError(nameof(Code), refusal.Message);
            return FormGuard.SameForm();
        }
    }
}
