using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Reading;

/// <summary>« Idées à lire »: what waits for a facilitator, the oldest first, with the day that was promised.</summary>
[Authorize(ProposalsAccess.Reader), OfModule(ProposalsAccess.Module)]
public sealed class IndexModel(ReadProposals reading) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ReadProposals.Waiting> List { get; private set; } = new([], 1, 1);
    public DateOnly Today => reading.Today;

    public async Task OnGetAsync() => List = await reading.ListAsync(Number);
}
