using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>One published idea: its words, its supports as a number, the points, its road. An idea that is held, withdrawn or of another place is not there.</summary>
[Authorize(ProposalsAccess.Around), OfModule(ProposalsAccess.Module)]
public sealed class ShowModel(ProposalLists lists, SupportProposal support, ProposalPoints points, ProposalRoad road, ReadAnswer answers, FollowProposal follow, CurrentUser user) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public bool IsYoung => Role.IsYoung(user.Role);
    public SupportProposal.Standing Standing { get; private set; } = new(false, 0);
    public Paged<ProposalPoints.Shown> Points { get; private set; } = new([], 1, 1);
    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public IReadOnlyList<ProposalStep> Steps { get; private set; } = [];

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (await lists.FindAsync(Id) is not { } found) return null;
        if (IsYoung) Standing = await support.StandingAsync(Id);
        (Points, Steps) = (await points.OfAsync(Id, Number), [.. (await road.OfAsync(Id)).Where(step => step.State.IsPublic())]);
        Answer = await answers.OfAsync(found.Proposal);
        return found;
    }

    public async Task OnGetAsync()
    {
        if (Answer.Follows) await follow.SeenAsync(Id);
    }
}
