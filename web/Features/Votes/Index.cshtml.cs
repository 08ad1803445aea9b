using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Votes;

/// <summary>« Les votes »: those of one’s lists; for whoever runs the committee, all.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class IndexModel(ReadElections elections, CurrentUser user) : PageModel
{
    public Paged<ReadElections.Line> Lines { get; private set; } = new([], 1, 1);
    public bool IsRunner => user.Is(Role.Facilitator);

    public async Task OnGetAsync([FromQuery(Name = PagerTagHelper.Key)] int number = 1) => Lines = await elections.ListAsync(number);
}
