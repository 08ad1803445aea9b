using System.Security.Cryptography;

namespace ChildProtection.Features.Votes.Counting;

/// <summary>What a ballot of one vote must be.</summary>
/// <param name="ElectionId">The vote.</param>
/// <param name="Method">How people choose.</param>
/// <param name="Options">How many choices.</param>
/// <param name="Limit">Most choices, or points to share.</param>
public sealed record BallotRules(Guid ElectionId, VoteMethod Method, int Options, int Limit)
{
    /// <summary>Whether these values are a choice that this vote allows.</summary>
    public bool Allows(IReadOnlyList<int> values) => values.Count == Options && Method switch
    {
        VoteMethod.Proposal or VoteMethod.OneChoice => values.All(value => value is 0 or 1) && values.Sum() == 1,
        VoteMethod.Several => values.All(value => value is 0 or 1) && values.Sum() is var chosen && chosen >= 1 && chosen <= Limit,
        VoteMethod.Judgment => values.All(value => value is >= 0 and < MajorityJudgment.Grades),
        _ => values.All(value => value >= 0 && value <= Limit) && values.Sum() is var points && points >= 1 && points <= Limit,
    };
}

/// <summary>
/// One ballot in clear: 256 bytes whatever it says. Byte 0 the version, 1 to 16 the election, 17 blank or not, 18 how many choices,
/// then one byte each, zeros, and 16 random bytes at the end.
/// </summary>
/// <param name="IsBlank">« Vote blanc ».</param>
/// <param name="Values">One number a choice; empty when blank.</param>
public sealed record Ballot(bool IsBlank, IReadOnlyList<int> Values)
{
    public const int Length = 256;
    public const int CiphertextLength = 384;
    private const byte Version = 1;
    private const int BlankAt = 17, CountAt = 18, ValuesAt = 19, RandomAt = 240;

    /// <summary>What a browser makes; here for tests, demonstration and measures.</summary>
    public byte[] Write(Guid electionId, int options)
    {
        var bytes = new byte[Length];
        bytes[0] = Version;
        electionId.TryWriteBytes(bytes.AsSpan(1), bigEndian: true, out _);
        (bytes[BlankAt], bytes[CountAt]) = (IsBlank ? (byte)1 : (byte)0, (byte)options);
        for (var option = 0; option < Values.Count; option++) bytes[ValuesAt + option] = (byte)Values[option];
        RandomNumberGenerator.Fill(bytes.AsSpan(RandomAt));
        return bytes;
    }

    /// <summary>Null for bytes that are no ballot of this vote: « bulletin nul ».</summary>
    public static Ballot? Read(ReadOnlySpan<byte> bytes, BallotRules rules)
    {
        if (bytes.Length != Length || bytes[0] != Version || new Guid(bytes.Slice(1, 16), bigEndian: true) != rules.ElectionId || bytes[BlankAt] > 1 || bytes[CountAt] != rules.Options) return null;
        if (bytes[(ValuesAt + rules.Options)..RandomAt].ContainsAnyExcept((byte)0)) return null;
        var values = bytes.Slice(ValuesAt, rules.Options).ToArray().Select(value => (int)value).ToArray();
        if (bytes[BlankAt] == 1) return values.All(value => value == 0) ? new Ballot(true, []) : null;
        return rules.Allows(values) ? new Ballot(false, values) : null;
    }

    /// <summary>SHA-256 of the ciphertext.</summary>
    public static byte[] FingerprintOf(byte[] ciphertext) => SHA256.HashData(ciphertext);
}
