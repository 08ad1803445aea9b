using System.Numerics;
using System.Security.Cryptography;

namespace ChildProtection.Features.Votes.Urn;

/// <summary>
/// Sums what lies in the urn under the portal’s own key: whoever only has the database can neither change, add nor remove a ballot without
/// being seen at the sealing. The sum knows no order.
/// </summary>
public sealed class VoteSeal(MasterKey master)
{
    private const int Size = 32;
    private static readonly BigInteger Modulus = BigInteger.One << (Size * 8);
    private readonly byte[] key = master.Derive("vote urn v1");

    /// <summary>Of an urn without a ballot: not all zeros, so that an emptied column is seen.</summary>
    public byte[] Empty(Guid electionId) => HMACSHA256.HashData(key, electionId.ToByteArray(bigEndian: true));

    /// <summary>The sum with one ballot more.</summary>
    public byte[] With(byte[] sum, Guid electionId, byte[] fingerprint)
    {
        var more = new BigInteger(HMACSHA256.HashData(key, (byte[])[.. electionId.ToByteArray(bigEndian: true), .. fingerprint]), isUnsigned: true, isBigEndian: true);
        var total = ((new BigInteger(sum, isUnsigned: true, isBigEndian: true) + more) % Modulus).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[Size - total.Length], .. total];
    }

    public byte[] Of(Guid electionId, IEnumerable<byte[]> fingerprints) => fingerprints.Aggregate(Empty(electionId), (sum, one) => With(sum, electionId, one));

    /// <summary>SHA-256 of the sorted fingerprints, one after the other: everybody can make it again from the published list.</summary>
    public static byte[] DigestOf(IEnumerable<byte[]> fingerprints) => SHA256.HashData([.. fingerprints.OrderBy(Convert.ToHexString, StringComparer.Ordinal).SelectMany(one => one)]);
}
