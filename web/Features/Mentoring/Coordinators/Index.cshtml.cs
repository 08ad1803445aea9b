using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Coordinators;

/// <summary>« Le mentorat », for administrators: who coordinates it.</summary>
[Authorize(RolePolicies.Administrator), OfModule(MentoringAccess.Module)]
public sealed class IndexModel(NameCoordinators running) : PreparedPage
{
    [Display(Name = "Le professionnel")]
    public string? Personne { get; private set; }

    public IReadOnlyList<NameCoordinators.Line> Lines { get; private set; } = [];
    public IReadOnlyList<NameCoordinators.Line> Professionals { get; private set; } = [];
    public IEnumerable<SelectListItem> People => Professionals.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        (Lines, Professionals) = (await running.RunningAsync(), await running.ProfessionalsAsync());
        return null;
    }

    public void OnGet() { }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostNameAsync([Required(ErrorMessage = "Choisissez une personne.")] string personne)
    {
        Personne = personne;
        if (!Guid.TryParse(personne, out var id) || Professionals.All(one => one.Id != id)) ModelState.AddModelError(nameof(Personne), "Choisissez une personne de la liste.");
        else if (await running.NameAsync(id)) return RedirectToPage();
        return FormGuard.SameForm();
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostRelieveAsync(Guid ligne) => await running.RelieveAsync(ligne) ? RedirectToPage() : NotFound();
}
