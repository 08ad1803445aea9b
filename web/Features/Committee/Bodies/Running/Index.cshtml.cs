using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Committee.Bodies.Running;

/// <summary>« Les instances », for administrators: which there are, and who runs them.</summary>
[Authorize(RolePolicies.Administrator), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(BodyDesk desk, NameFacilitators running) : PreparedPage
{
    [Display(Name = "L’instance")]
    public string? Instance { get; private set; }

    [Display(Name = "L’animateur")]
    public string? Personne { get; private set; }

    public IReadOnlyList<Body> Bodies { get; private set; } = [];
    public ILookup<Guid, NameFacilitators.Line> Lines { get; private set; } = null!;
    public IReadOnlyList<(Guid Id, string Name)> Facilitators { get; private set; } = [];
    public IEnumerable<SelectListItem> Instances => Bodies.Where(body => body.ClosedAt is null).Select(body => new SelectListItem(body.Name, body.Code));
    public IEnumerable<SelectListItem> People => Facilitators.Select(one => new SelectListItem(one.Name, one.Id.ToString()));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = await desk.AllAsync();
        Lines = (await running.RunningAsync()).ToLookup(line => line.BodyId);
        Facilitators = await running.FacilitatorsAsync();
        return null;
    }

    public void OnGet() { }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostNameAsync([Required(ErrorMessage = "Choisissez une instance.")] string instance, [Required(ErrorMessage = "Choisissez une personne.")] string personne)
    {
        (Instance, Personne) = (instance, personne);
        if (Bodies.FirstOrDefault(body => body.Code == instance) is not { } body) ModelState.AddModelError(nameof(Instance), "Choisissez une instance de la liste.");
        else if (!Guid.TryParse(personne, out var id) || Facilitators.All(one => one.Id != id)) ModelState.AddModelError(nameof(Personne), "Choisissez une personne de la liste.");
        else if (await running.NameAsync(body.Id, id)) return RedirectToPage();
        return FormGuard.SameForm();
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostRelieveAsync(Guid ligne) => await running.RelieveAsync(ligne) ? RedirectToPage() : NotFound();
}
