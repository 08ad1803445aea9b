using ChildProtection.Features.Surveys;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>« Brouillons du comité »: those that members gave, for the facilitator.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(GivenDrafts drafts, TerritoryPack territory) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<GivenDrafts.Shown> Drafts { get; private set; } = new([], 1, 1);

    public async Task<IActionResult> OnGetAsync()
    {
        if (!territory.Has(SurveysAccess.Module)) return NotFound();
        Drafts = await drafts.ListAsync(Number);
        return Page();
    }
}
