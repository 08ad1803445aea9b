using ChildProtection.Features.Votes.Bureau;

namespace ChildProtection.Features.Votes.Results;

/// <summary>The record with the sealed ballots and the wraps: for the bureau, which counts it again with « vote verify --open ».</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class SealedFileModel(ReadElections elections, OpenUrn open, VoteRecord record, CurrentUser user, AuditLog audit) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    protected override async Task<Election?> LoadAsync() => user.Is(Role.Facilitator) || await open.IsMineAsync(Id) ? await elections.FindAsync(Id) : null;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await record.WriteAsync(Subject, withUrn: true) is not { } file) return NotFound();
        await audit.WriteAsync(VotesAudit.UrnTaken, objectId: Id);
        return File(file, "application/json", "vote-urne.json");
    }
}
