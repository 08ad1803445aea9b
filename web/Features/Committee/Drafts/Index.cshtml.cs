using ChildProtection.Features.Surveys;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>« Brouillons du comité »: those that members gave, for the facilitator.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(GivenDrafts drafts, TerritoryPack territory) : PageModel
{
    public IReadOnlyList<GivenDrafts.Shown> Drafts { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!territory.Has(SurveysAccess.Module)) return NotFound();
        Drafts = await drafts.ListAsync();
        return Page();
    }
}
