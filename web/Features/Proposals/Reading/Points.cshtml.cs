using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Reading;

/// <summary>« Avis à lire »: points that wait, published or returned one by one.</summary>
[Authorize(ProposalsAccess.Reader), OfModule(ProposalsAccess.Module)]
public sealed class PointsModel(ProposalPoints points) : PreparedPage
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ProposalPoints.Shown> List { get; private set; } = new([], 1, 1);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        List = await points.WaitingAsync(Number);
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostPublishAsync(Guid pointId) => await points.PublishAsync(pointId) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid pointId, ReturnReason reason) => await points.ReturnAsync(pointId, [reason]) ? RedirectToPage() : NotFound();
}
