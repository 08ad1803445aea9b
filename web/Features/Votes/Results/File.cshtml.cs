namespace ChildProtection.Features.Votes.Results;

/// <summary>The record as a file, without the sealed ballots: for everybody on the list.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module)]
public sealed class FileModel(ReadElections elections, VoteRecord record) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    protected override Task<Election?> LoadAsync() => elections.FindAsync(Id);

    public async Task<IActionResult> OnGetAsync() => await record.WriteAsync(Subject, withUrn: false) is { } file ? File(file, "application/json", "vote.json") : NotFound();
}
