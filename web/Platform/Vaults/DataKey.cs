using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>A person's key in clear, for the time of one use: its own copy, never moved by the collector, zeroed at the end.</summary>
internal sealed class DataKey : IDisposable
{
    private readonly byte[] bytes = GC.AllocateArray<byte>(Gcm.KeySize, pinned: true);

    public DataKey(ReadOnlySpan<byte> key)
    {
        key.CopyTo(bytes);
        Id = BinaryPrimitives.ReadUInt32BigEndian(HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, sizeof(uint), info: "key id"u8.ToArray()));
    }

    /// <summary>Tells a text of an older key from a changed one for whoever looks into a database; it opens nothing.</summary>
    public uint Id { get; }
    public ReadOnlySpan<byte> Bytes => bytes;

    public DataKey Copy() => new(bytes);

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
