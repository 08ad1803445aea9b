namespace ChildProtection.Features.Proposals.Answers;

/// <summary>The ideas that whoever asks follows: for that person alone. Opening one says that its news is read.</summary>
[Authorize(ProposalsAccess.Author), OfModule(ProposalsAccess.Module)]
public sealed class FollowedModel(ProposalLists lists) : PageModel
{
    public IReadOnlyList<ProposalLists.Line> Ideas { get; private set; } = [];

    public async Task OnGetAsync() => Ideas = await lists.FollowedAsync();
}
