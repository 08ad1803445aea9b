using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;

namespace ChildProtection.Platform.Backups;

/// <summary>What a backup file says of itself before it is opened: of which kind of database it is, and of when.</summary>
public sealed record BackupHead(bool IsPostgres, DateTimeOffset MadeAt);

/// <summary>
/// A backup on the disk: « NVB1 | kind | UTC ticks | salt (16) », then the compressed copy in sealed pieces of one mebibyte
/// (AES-256-GCM, the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015). The key of one file comes from the
/// directory's keys, the salt and the head, so a changed head, a piece missing, moved or added, or an end cut off does not open.
/// </summary>
internal static class SealedFile
{
    private const int HeadLength = 29;
    private const int SaltLength = 16;
    private static readonly byte[] Magic = "NVB1"u8.ToArray();

    /// <summary>Writes the whole file, on the disk before it returns. An existing file is never written over: <see cref="BrokenRuleException"/>.</summary>
    public static async Task WriteAsync(string path, BackupHead head, byte[] key, Func<Stream, Task> write)
    {
        var bytes = new byte[HeadLength];
        Magic.CopyTo(bytes, 0);
        bytes[4] = head.IsPostgres ? (byte)'P' : (byte)'S';
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(5), head.MadeAt.UtcTicks);
        RandomNumberGenerator.Fill(bytes.AsSpan(HeadLength - SaltLength));
        await using var file = Create(path);
        await file.WriteAsync(bytes);
        await using (var pieces = new SealingStream(file, KeyOf(key, bytes)))
        await using (var compressed = new GZipStream(pieces, CompressionLevel.Fastest, leaveOpen: true))
        {
            await write(compressed);
            await compressed.FlushAsync();
        }
        file.Flush(flushToDisk: true);
    }

    /// <summary>Not a backup, or one that other keys sealed, or a changed one: <see cref="BrokenRuleException"/>, once the reader meets it.</summary>
    public static async Task<BackupHead> ReadAsync(string path, byte[] key, Func<BackupHead, Stream, Task> read)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var bytes = new byte[HeadLength];
            if (await file.ReadAtLeastAsync(bytes, HeadLength, throwOnEndOfStream: false) < HeadLength || !bytes.AsSpan(0, 4).SequenceEqual(Magic)) throw NotOne(path);
            var head = HeadOf(bytes);
            await using var pieces = new OpeningStream(file, KeyOf(key, bytes));
            await using (var plain = new GZipStream(pieces, CompressionMode.Decompress, leaveOpen: true))
            {
                await read(head, plain);
                await plain.CopyToAsync(Stream.Null); // what the reader left unread is checked too
            }
            await pieces.CopyToAsync(Stream.Null);
            return head;
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BrokenRuleException($"There is no file {path}.");
        }
        catch (Exception fault) when (fault is CryptographicException or InvalidDataException)
        {
            throw new BrokenRuleException($"{path} was changed, or was made with another vault folder: it does not open.");
        }
    }

    /// <summary>What the file says of itself; believed only once it has been read.</summary>
    public static async Task<BackupHead> PeekAsync(string path)
    {
        if (!File.Exists(path)) throw new BrokenRuleException($"There is no file {path}.");
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var bytes = new byte[HeadLength];
        return await file.ReadAtLeastAsync(bytes, HeadLength, throwOnEndOfStream: false) == HeadLength && bytes.AsSpan(0, 4).SequenceEqual(Magic) ? HeadOf(bytes) : throw NotOne(path);
    }

    /// <summary>A new file that only the portal's user reads.</summary>
    public static FileStream Create(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            return new FileStream(path, options);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new BrokenRuleException($"{path} exists: a backup is never written over another file.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BrokenRuleException($"{path} cannot be written ({fault.GetType().Name}).");
        }
    }

    private static BackupHead HeadOf(byte[] bytes) => bytes[4] is (byte)'P' or (byte)'S' && BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(5)) is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.Ticks
        ? new(bytes[4] == (byte)'P', new DateTimeOffset(ticks, TimeSpan.Zero)) : throw new BrokenRuleException("The head of this backup cannot be read.");

    private static byte[] KeyOf(byte[] key, byte[] head) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Gcm.KeySize, salt: head[^SaltLength..], info: head);

    private static BrokenRuleException NotOne(string path) => new($"{path} is not a backup of this portal.");
}
