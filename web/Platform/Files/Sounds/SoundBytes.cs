using System.Buffers.Binary;

namespace ChildProtection.Platform.Files.Sounds;

/// <summary>Reads a file from its beginning; whatever asks for more than is there is refused as unreadable, never a fault.</summary>
internal ref struct SoundBytes(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Where it is, in bytes from the beginning.</summary>
    public int At { get; private set; }

    public readonly int Left => bytes.Length - At;
    public readonly bool IsAtEnd => At >= bytes.Length;

    /// <summary>The next ones, and goes past them.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > Left) throw CleanSound.Unreadable();
        var taken = bytes.Slice(At, (int)count);
        At += (int)count;
        return taken;
    }

    public void Skip(long count) => Take(count);

    /// <summary>The rest.</summary>
    public ReadOnlySpan<byte> Rest() => Take(Left);

    public byte U8() => Take(1)[0];
    public int U16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));
    public uint U32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));
    public ulong U64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    /// <summary>Of 0 to 8 bytes, the greatest first.</summary>
    public ulong Number(int length)
    {
        if (length > 8) throw CleanSound.Unreadable();
        var number = 0UL;
        foreach (var part in Take(length)) number = (number << 8) | part;
        return number;
    }
}
