namespace ChildProtection.Features.Votes.Bureau;

/// <summary>The opening ceremony: the key is made in this browser; what comes here is public, or wrapped for two.</summary>
[Authorize(VotesAccess.Runner), OfModule(VotesAccess.Module), NotKept]
public sealed class CeremonyModel(ReadElections elections, RunElection run, Electorate electorate) : LoadedPage<Election>
{
    private const string Broken = "Les clés sont arrivées abîmées. Recommencez la cérémonie.";

    [FromRoute]
    public Guid Id { get; set; }

    public IReadOnlyList<Electorate.Person> People { get; private set; } = [];
    public IReadOnlyList<string> Membres { get; private set; } = [];

    protected override async Task<Election?> LoadAsync()
    {
        if (await elections.FindAsync(Id) is not { IsAnnounced: false, IsOver: false } election) return null;
        People = await electorate.ForBureauAsync(election.BodyId);
        return election;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? cle, string? sels, string? morceaux, IReadOnlyList<string> membres)
    {
        Membres = membres;
        var accounts = membres.Select(one => Guid.TryParse(one, out var id) ? id : Guid.Empty).ToList();
        if (accounts.Count != RunElection.BureauSize || accounts.Contains(Guid.Empty)) throw new BrokenRuleException("Choisissez les 3 membres du bureau.");
        await run.TakeKeysAsync(Id, new Ceremony(Bytes(cle), accounts, ListOf(sels), ListOf(morceaux)));
        return LocalRedirect($"/comite/votes/{Id}/conduire");
    }

    private static List<byte[]> ListOf(string? sent) => [.. (sent ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Bytes)];

    private static byte[] Bytes(string? sent)
    {
        var bytes = new byte[sent?.Length ?? 0];
        return sent is { Length: > 0 } && Convert.TryFromBase64String(sent, bytes, out var length) ? bytes[..length] : throw new BrokenRuleException(Broken);
    }
}
