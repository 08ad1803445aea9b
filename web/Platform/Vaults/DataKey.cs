using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>A person's key in clear, for the time of one use: its own copy, zeroed at the end.</summary>
internal sealed class DataKey : IDisposable
{
    private readonly byte[] bytes;

    public DataKey(ReadOnlySpan<byte> key)
    {
        bytes = key.ToArray();
        Id = BinaryPrimitives.ReadUInt32BigEndian(HKDF.DeriveKey(HashAlgorithmName.SHA256, bytes, sizeof(uint), info: "key id"u8.ToArray()));
    }

    private DataKey(DataKey other, byte[] room)
    {
        (bytes, Id) = (room, other.Id);
        other.bytes.CopyTo(bytes, 0);
    }

    /// <summary>Tells a text of an older key from a changed one for whoever looks into a database; it opens nothing.</summary>
    public uint Id { get; }
    public ReadOnlySpan<byte> Bytes => bytes;

    public DataKey Copy() => new(this, new byte[Gcm.KeySize]);

    /// <summary>A copy to keep for minutes: the collector never moves it, so no forgotten copy of it stays behind.</summary>
    public DataKey Pinned() => new(this, GC.AllocateArray<byte>(Gcm.KeySize, pinned: true));

    public void Dispose() => CryptographicOperations.ZeroMemory(bytes);
}
