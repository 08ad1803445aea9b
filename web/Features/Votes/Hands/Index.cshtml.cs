using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Votes.Hands;

/// <summary>« Votes à main levée »: a room’s choice of themes; not secret, and called so.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class IndexModel(HandVotes hands, CurrentUser user) : PageModel
{
    public Paged<HandVote> Votes { get; private set; } = new([], 1, 1);
    public bool IsRunner => user.Is(Role.Facilitator);

    public async Task OnGetAsync([FromQuery(Name = PagerTagHelper.Key)] int number = 1) => Votes = await hands.ListAsync(number);
}
