using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Backups;

/// <summary>The pieces of a sealed file: each bound to its number and to whether it is the last.</summary>
internal static class SealedPieces
{
    public const int Length = 1024 * 1024;
    public const int TagLength = 16;

    public static byte[] Nonce(long number, bool isLast)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt64BigEndian(nonce, number);
        nonce[11] = isLast ? (byte)1 : (byte)0;
        return nonce;
    }
}

/// <summary>Seals what is written to it; the last piece at the end, even an empty one.</summary>
internal sealed class SealingStream(Stream to, byte[] key) : OneWayStream
{
    private readonly AesGcm aes = new(key, SealedPieces.TagLength);
    private readonly byte[] waiting = new byte[SealedPieces.Length];
    private readonly byte[] box = new byte[SealedPieces.Length + SealedPieces.TagLength];
    private int filled;
    private long number;

    public override bool CanWrite => true;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (filled == SealedPieces.Length) Put(isLast: false);
            var some = Math.Min(buffer.Length, SealedPieces.Length - filled);
            buffer[..some].CopyTo(waiting.AsSpan(filled));
            filled += some;
            buffer = buffer[some..];
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Put(isLast: true);
            aes.Dispose();
            CryptographicOperations.ZeroMemory(waiting);
        }
        base.Dispose(disposing);
    }

    private void Put(bool isLast)
    {
        aes.Encrypt(SealedPieces.Nonce(number++, isLast), waiting.AsSpan(0, filled), box.AsSpan(0, filled), box.AsSpan(filled, SealedPieces.TagLength));
        to.Write(box.AsSpan(0, filled + SealedPieces.TagLength));
        filled = 0;
    }
}

/// <summary>Opens piece after piece; a file without its last piece, or with one too many: <see cref="CryptographicException"/>.</summary>
internal sealed class OpeningStream(Stream from, byte[] key) : OneWayStream
{
    private readonly AesGcm aes = new(key, SealedPieces.TagLength);
    private readonly byte[] box = new byte[SealedPieces.Length + SealedPieces.TagLength];
    private readonly byte[] plain = new byte[SealedPieces.Length];
    private int start;
    private int end;
    private long number;
    private bool isOver;

    public override bool CanRead => true;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (start == end && !isOver) Take();
        var some = Math.Min(buffer.Length, end - start);
        plain.AsSpan(start, some).CopyTo(buffer);
        start += some;
        return some;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) aes.Dispose();
        CryptographicOperations.ZeroMemory(plain);
        base.Dispose(disposing);
    }

    private void Take()
    {
        var length = from.ReadAtLeast(box, box.Length, throwOnEndOfStream: false) - SealedPieces.TagLength;
        if (length < 0) throw Gcm.Changed();
        isOver = from.Position == from.Length;
        (start, end) = (0, length);
        try
        {
            aes.Decrypt(SealedPieces.Nonce(number++, isOver), box.AsSpan(0, length), box.AsSpan(length, SealedPieces.TagLength), plain.AsSpan(0, length));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Gcm.Changed();
        }
    }
}

/// <summary>What the two have in common: no seeking, no length.</summary>
internal abstract class OneWayStream : Stream
{
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
