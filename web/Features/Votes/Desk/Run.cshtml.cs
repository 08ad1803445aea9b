using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Desk;

/// <summary>The steps of a vote for whoever runs the committee: keys, list, urn; or cancelled.</summary>
[Authorize(VotesAccess.Runner), OfModule(VotesAccess.Module)]
public sealed class RunModel(ReadElections elections, RunElection run, SealUrn urn, Electorate electorate) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public int MemberCount { get; private set; }
    public ElectionState State => elections.StateOf(Subject);

    protected override async Task<Election?> LoadAsync()
    {
        var election = await elections.FindAsync(Id);
        if (election is { IsAnnounced: false }) MemberCount = (await electorate.MembersAsync(election.BodyId)).Count;
        return election;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAnnounceAsync()
    {
        await run.AnnounceAsync(Id);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostSealAsync()
    {
        if (!await urn.SealAsync(Id)) throw new BrokenRuleException("L’urne se ferme après le dernier jour.");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        await run.CancelAsync(Id);
        return RedirectToPage();
    }
}
