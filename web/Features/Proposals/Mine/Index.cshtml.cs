namespace ChildProtection.Features.Proposals.Mine;

/// <summary>« Mes idées »: begun, given, back, published; and one’s points that came back.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(OwnProposals own, ProposalPoints points) : PageModel
{
    public IReadOnlyList<OwnProposals.Shown> Ideas { get; private set; } = [];
    public IReadOnlyList<ProposalPoints.Shown> Points { get; private set; } = [];

    public async Task OnGetAsync() => (Ideas, Points) = (await own.ListAsync(), await points.BackAsync());
}
