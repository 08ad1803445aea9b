using ChildProtection.Features.Votes.Bureau;

namespace ChildProtection.Features.Votes.Results;

/// <summary>« Le relevé » of a counted vote, to print and put up.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class RecordModel(ReadElections elections, OpenUrn open, CurrentUser user) : LoadedPage<Election>
{
    private const int Shown = 16;

    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<OpenUrn.Member> Members { get; private set; } = [];
    public string? Turnout => ReadElections.TurnoutOf(Subject);
    public bool IsBureau => user.Is(Role.Facilitator) || Members.Any(member => member.AccountId == user.Id);

    protected override async Task<Election?> LoadAsync() => await elections.FindAsync(Id) is { CountedOn: not null } election ? election : null;

    public async Task OnGetAsync() => Members = await open.MembersAsync(Id);

    /// <summary>The beginning of a hash, as one compares it by eye.</summary>
    public string Beginning(string hash) => SecretCode.Grouped(hash.ToUpperInvariant()[..Shown]);
}
