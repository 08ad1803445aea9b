using ChildProtection.Features.Votes.Bureau;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes;

/// <summary>One vote: « suis-je sur la liste ? », when and how, what is sure and what is not; its result once it is counted.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class ShowModel(ReadElections elections, CastBallot cast, OpenUrn open, CurrentUser user) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public bool Vous => !Role.IsYoung(user.Role);
    public bool IsRunner => user.Is(Role.Facilitator);
    public bool IsOnTheList { get; private set; }
    public bool HasVoted { get; private set; }
    public bool IsKeeper => Members.Any(member => member.AccountId == user.Id);
    public bool IsOpen => Subject.TakesBallotsOn(elections.Today);
    public ElectionState State => elections.StateOf(Subject);
    public string? Turnout => ReadElections.TurnoutOf(Subject);
    public IReadOnlyList<OpenUrn.Member> Members { get; private set; } = [];

    protected override Task<Election?> LoadAsync() => elections.FindAsync(Id);

    public async Task OnGetAsync()
    {
        (IsOnTheList, Members) = (await cast.IsOnTheListAsync(Id), await open.MembersAsync(Id));
        HasVoted = IsOnTheList && await cast.MarkAsync(Id) is not null;
    }
}
