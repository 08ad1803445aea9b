using System.Text.Json;
using ChildProtection.Features.Votes.Counting;

namespace ChildProtection.Features.Votes.Bureau;

/// <summary>« Ouvrir l’urne à deux »: for the bureau and whoever runs the committee, once the urn is sealed.</summary>
[Authorize(VotesAccess.Around), OfModule(VotesAccess.Module), NotKept]
public sealed class CountModel(ReadElections elections, OpenUrn open, CurrentUser user) : LoadedPage<Election>
{
    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<OpenUrn.Member> Members { get; private set; } = [];

    protected override async Task<Election?> LoadAsync()
    {
        if (await elections.FindAsync(Id) is not { SealedOn: not null, IsOver: false } election) return null;
        if (!user.Is(Role.Facilitator) && !await open.IsMineAsync(Id)) return null;
        Members = await open.MembersAsync(Id);
        return election;
    }

    public void OnGet() { }

    /// <summary>For the script: what the urn holds; a refusal as words (422).</summary>
    public async Task<IActionResult> OnPostUrnAsync()
    {
        try
        {
            var contents = await open.TakeAsync(Id);
            return new JsonResult(new
            {
                members = contents.Members.Select(member => new { number = member.Number, salt = member.Salt }),
                wraps = contents.Wraps.Select(wrap => new { first = wrap.First, second = wrap.Second, payload = wrap.Payload }),
                ballots = contents.Ballots,
                challenge = contents.Challenge,
            });
        }
        catch (BrokenRuleException refusal)
        {
            return new JsonResult(new { message = refusal.Message }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }
    }

    public async Task<IActionResult> OnPostAsync(string? nombres, string? preuve)
    {
        var proof = new byte[preuve?.Length ?? 0];
        if (preuve is null || !Convert.TryFromBase64String(preuve, proof, out var length) || TallyOf(nombres) is not { } tally) throw new BrokenRuleException("Le comptage est arrivé abîmé. Recommencez.");
        await open.PublishAsync(Id, tally, proof[..length]);
        return LocalRedirect($"/comite/votes/{Id}");
    }

    private static Tally? TallyOf(string? sent)
    {
        try
        {
            return JsonSerializer.Deserialize<Tally>(sent ?? "") is { Counts: not null } tally && tally.Counts.All(counts => counts is not null) ? tally : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
