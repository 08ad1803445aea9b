namespace ChildProtection.Features.Proposals.Mine;

/// <summary>« Mes idées »: begun, given, back, published; and one’s points that came back.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(OwnProposals own, ProposalPoints points) : PreparedPage
{
    public IReadOnlyList<OwnProposals.Shown> Ideas { get; private set; } = [];
    public IReadOnlyList<ProposalPoints.Back> Points { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        (Ideas, Points) = (await own.ListAsync(), await points.BackAsync());
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostEraseAsync(Guid pointId) => await points.EraseAsync(pointId) ? RedirectToPage() : NotFound();
}
