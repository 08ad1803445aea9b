using System.Security.Cryptography;

namespace ChildProtection.Platform.Audit;

/// <summary>
/// Seals each entry's hash with a key derived from the master key, which is not in the database: whoever rewrites entries
/// there can compute their hashes, but not their seals.
/// </summary>
public sealed class AuditSeal(MasterKey master)
{
    private readonly byte[] key = master.Derive("audit seal v1");

    public byte[] Of(byte[] hash) => HMACSHA256.HashData(key, hash);

    /// <summary>False too when the master key is another one.</summary>
    public bool IsRight(AuditEntry entry) => CryptographicOperations.FixedTimeEquals(Of(entry.Hash), entry.Seal);
}
