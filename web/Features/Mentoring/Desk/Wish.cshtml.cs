using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>One wish, the adults who could be right with reasons in words, and the proposal.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class WishModel(MatchYouth match) : LoadedPage<MatchYouth.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "L’adulte")]
    public string? Adult { get; private set; }

    [Display(Name = "Pourquoi ces 2 personnes")]
    public string? Reasons { get; private set; }

    public IEnumerable<SelectListItem> Adults => Subject.Candidates.Where(one => one.Refusal is null).Select(one => new SelectListItem(one.Name, one.AccountId.ToString()));
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour qu’ils comprennent votre choix.", "Le jeune et l’adulte.", "N’écrivez aucun nom, et rien de privé.");

    protected override Task<MatchYouth.Shown?> LoadAsync() => match.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Choisissez un adulte.")] string adult, [Required(ErrorMessage = "Dites pourquoi, en quelques mots."), StringLength(Pairing.ReasonsLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string reasons)
    {
        (Adult, Reasons) = (adult, reasons);
        if (!Guid.TryParse(adult, out var id))
        {
            ModelState.AddModelError(nameof(Adult), "Choisissez une personne de la liste.");
            return FormGuard.SameForm();
        }
        return await match.ProposeAsync(Id, id, reasons) ? Redirect("/mentorat/suivi") : NotFound();
    }
}
