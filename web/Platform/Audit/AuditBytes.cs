using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Audit;

/// <summary>
/// The canonical bytes of an entry, so that anybody can compute its hash again without this program:
/// <list type="number">
/// <item>the version, one byte: 1</item>
/// <item>Seq, then At in ticks of 100 ns since 0001-01-01 UTC: 8 bytes each, big-endian</item>
/// <item>ActorId, ActorRole, Action, PersonId, ObjectType, ObjectId, Reason, Result (« Done » or « Refused »), in this order. An id is
/// the byte 1 and its 16 bytes in the order they are written (RFC 9562), or the byte 0 when absent. A text is its length in
/// bytes (4 bytes, big-endian) and its UTF-8 bytes, or the length -1 when absent.</item>
/// <item>PreviousHash, 32 bytes</item>
/// </list>
/// </summary>
internal static class AuditBytes
{
    public const int HashLength = SHA256.HashSizeInBytes;
    private const byte Version = 1;

    /// <summary>Version, two numbers, three ids, five lengths and the previous hash; the texts come in addition.</summary>
    private const int FixedLength = 1 + 2 * sizeof(long) + 3 * 17 + 5 * sizeof(int) + HashLength;

    public static byte[] Hash(AuditEntry entry)
    {
        var length = FixedLength + entry.PreviousHash.Length + 3 * (Length(entry.ActorRole) + Length(entry.Action) + Length(entry.ObjectType) + Length(entry.Reason) + AuditEntry.CodeLength);
        var buffer = length <= 2048 ? stackalloc byte[length] : new byte[length];
        return SHA256.HashData(buffer[..Write(entry, buffer)]);
    }

    private static int Write(AuditEntry entry, Span<byte> to)
    {
        to[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(to[1..], entry.Seq);
        BinaryPrimitives.WriteInt64BigEndian(to[9..], entry.At.UtcTicks);
        var end = 17;
        Add(entry.ActorId, to, ref end);
        Add(entry.ActorRole, to, ref end);
        Add(entry.Action, to, ref end);
        Add(entry.PersonId, to, ref end);
        Add(entry.ObjectType, to, ref end);
        Add(entry.ObjectId, to, ref end);
        Add(entry.Reason, to, ref end);
        Add(entry.Result.ToString(), to, ref end);
        entry.PreviousHash.CopyTo(to[end..]);
        return end + entry.PreviousHash.Length;
    }

    private static int Length(string? text) => text?.Length ?? 0;

    private static void Add(Guid? id, Span<byte> to, ref int end)
    {
        to[end++] = id is null ? (byte)0 : (byte)1;
        if (id is not { } value) return;
        value.TryWriteBytes(to[end..], bigEndian: true, out var written);
        end += written;
    }

    private static void Add(string? text, Span<byte> to, ref int end)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, to[(end + sizeof(int))..]);
        BinaryPrimitives.WriteInt32BigEndian(to[end..], length);
        end += sizeof(int) + Math.Max(length, 0);
    }
}
