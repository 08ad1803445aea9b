using System.Text.Json;
using System.Text.Json.Serialization;
using ChildProtection.Features.Votes.Counting;
using ChildProtection.Features.Votes.Urn;

namespace ChildProtection.Features.Votes.Results;

/// <summary>
/// The record of a vote, as a file that anybody recounts (<see cref="RecordCheck"/>). With the sealed ballots and the wraps, for the bureau:
/// two members can count it again away from this portal. Never a ticket beside a choice.
/// </summary>
public sealed class VoteRecord(PortalDb db)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Member(int Number, byte[] Salt);

    private sealed record Wrap(int First, int Second, byte[] Payload);

    private sealed record Sealed(IReadOnlyList<Member> Members, IReadOnlyList<Wrap> Wraps, IReadOnlyList<byte[]> Ballots);

    private sealed record File(
        int Format, Guid Election, string Title, string Question, VoteMethod Method, IReadOnlyList<string> Options, int Limit, DateOnly OpensOn, DateOnly ClosesOn,
        int Roll, int WebBallots, int PaperBallots, string Digest, IReadOnlyList<string> Fingerprints, PublishedResult Result, string BuildAtOpening, string BuildAtCount)
    {
        public Sealed? Urn { get; init; }
    }

    /// <summary>The tickets in the urn, sorted: the order of nothing.</summary>
    public async Task<IReadOnlyList<Ticket>> TicketsAsync(Guid electionId)
    {
        var fingerprints = await db.SealedBallots.AsNoTracking().Where(ballot => ballot.ElectionId == electionId).Select(ballot => ballot.Fingerprint).ToListAsync();
        return [.. fingerprints.Select(one => new Ticket(one)).OrderBy(ticket => ticket.Code, StringComparer.Ordinal)];
    }

    /// <summary>Null while the vote is not counted, or once its urn is destroyed.</summary>
    /// <param name="election">The vote.</param>
    /// <param name="withUrn">With the sealed ballots and the wraps.</param>
    public async Task<byte[]?> WriteAsync(Election election, bool withUrn)
    {
        if (election.Published is not { } result || election.DestroyedOn is not null) return null;
        var ballots = await db.SealedBallots.AsNoTracking().Where(ballot => ballot.ElectionId == election.Id).ToListAsync();
        var file = new File(1, election.Id, election.Title, election.Question, election.Method, [.. election.Options.Select(option => option.Words)], election.Limit, election.OpensOn, election.ClosesOn,
            election.RollCount, election.WebBallots, election.PaperBallots, Convert.ToHexStringLower(election.SealedDigest!),
            [.. ballots.Select(ballot => Convert.ToHexStringLower(ballot.Fingerprint)).Order(StringComparer.Ordinal)], result, election.BuildAtOpening!, election.BuildAtCount!)
        {
            Urn = withUrn ? await UrnAsync(election.Id, ballots) : null,
        };
        return JsonSerializer.SerializeToUtf8Bytes(file, Json);
    }

    private async Task<Sealed> UrnAsync(Guid electionId, List<SealedBallot> ballots)
    {
        var members = await db.ElectionKeepers.AsNoTracking().Where(keeper => keeper.ElectionId == electionId).OrderBy(keeper => keeper.Number).Select(keeper => new Member(keeper.Number, keeper.Salt)).ToListAsync();
        var wraps = await db.ElectionWraps.AsNoTracking().Where(wrap => wrap.ElectionId == electionId).Select(wrap => new Wrap(wrap.First, wrap.Second, wrap.Payload)).ToListAsync();
        return new Sealed(members, wraps, [.. ballots.OrderBy(ballot => Convert.ToHexString(ballot.Fingerprint), StringComparer.Ordinal).Select(ballot => ballot.Ciphertext)]);
    }
}
