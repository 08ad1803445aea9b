namespace ChildProtection.Features.Proposals.Answers;

/// <summary>An idea on paper with its answer and its road, for the wall of a place where people live.</summary>
[Authorize(ProposalsAccess.Around), OfModule(ProposalsAccess.Module)]
public sealed class PrintModel(ProposalLists lists, ReadAnswer answers) : LoadedPage<ProposalLists.Line>
{
    [FromRoute]
    public Guid Id { get; set; }

    public ReadAnswer.Shown Answer { get; private set; } = null!;
    public IReadOnlyList<ProposalStep> Steps => [.. Answer.Steps.Where(step => step.State.IsPublic())];

    protected override async Task<ProposalLists.Line?> LoadAsync()
    {
        if (await lists.FindAsync(Id) is not { } found) return null;
        Answer = await answers.OfAsync(found.Proposal);
        return found;
    }

    public void OnGet() { }
}
