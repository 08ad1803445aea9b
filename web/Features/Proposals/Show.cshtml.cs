using ChildProtection.Features.Proposals.Answers;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>One published idea: its words, its supports as a number, the points, its road. An idea that is held, withdrawn or of another place is not there.</summary>
[Authorize(ProposalsAccess.Around), OfModule(ProposalsAccess.Module)]
public sealed class ShowModel(ProposalLists lists, ProposalPoints points, ReadAnswer answers, FollowProposal follow, ReadProposals reading, CurrentUser user) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    /// <summary>A facilitator of its body: they move it on and manage it.</summary>
    public bool Runs { get; private set; }
    public bool IsYoung => Role.IsYoung(user.Role);
    public SupportProposal.Standing Standing => Answer.Standing;
    public Paged<ProposalPoints.Shown> Points { get; private set; } = new([], 1, 1);
    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public IReadOnlyList<ProposalStep> Steps => [.. Answer.Steps.Where(step => step.State.IsPublic())];

    /// <summary>Empty when nobody is named.</summary>
    public IReadOnlyList<string> Authors { get; private set; } = [];

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (await lists.FindAsync(Id) is not { } found) return null;
        (Points, Answer) = (await points.OfAsync(Id, Number), await answers.OfAsync(found.Proposal));
        Authors = await lists.AuthorsAsync(found);
        Runs = !IsYoung && await reading.RunsAsync(Id);
        return found;
    }

    public async Task OnGetAsync()
    {
        if (Answer.IsNews) await follow.SeenAsync(Id);
    }
}
