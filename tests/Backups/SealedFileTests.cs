using System.Security.Cryptography;
using ChildProtection.Platform;
using ChildProtection.Platform.Backups;

namespace ChildProtection.Tests.Backups;

/// <summary>DATA-20: a backup file opens whole, with its own key, or not at all.</summary>
public sealed class SealedFileTests : IDisposable
{
    private const int Head = 29;
    private static readonly BackupHead Made = new(false, new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nosvoix-sealed-");
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    [Theory, InlineData(0), InlineData(1), InlineData(SealedPieces.Length - 1), InlineData(SealedPieces.Length), InlineData(3 * SealedPieces.Length + 7)]
    public async Task What_goes_in_comes_out(int length)
    {
        var (path, plain) = await WriteAsync(length);

        Assert.Equal(plain, await ReadAsync(path));
        Assert.Equal(Made, await SealedFile.PeekAsync(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    /// <summary>One bit anywhere, an end cut off anywhere, pieces moved, something added: 500 ways, none opens.</summary>
    [Fact]
    public async Task What_was_changed_does_not_open()
    {
        var (path, _) = await WriteAsync(2 * SealedPieces.Length + 1000);
        var whole = await File.ReadAllBytesAsync(path);
        var piece = SealedPieces.Length + SealedPieces.TagLength;
        List<byte[]> ways =
        [
            whole[..^1], whole[..^SealedPieces.TagLength], whole[..(Head + piece)], whole[..(Head + (2 * piece))], [.. whole, 0], [.. whole, .. whole[Head..]],
            [.. whole[..Head], .. whole[(Head + piece)..(Head + (2 * piece))], .. whole[Head..(Head + piece)], .. whole[(Head + (2 * piece))..]],
            [.. whole[..Head], .. whole[(Head + piece)..]], whole[..Head], whole[..5], [],
        ];
        var random = new Random(20261122);
        for (var at = 0; at < Head; at++) ways.Add(Flipped(whole, at, random));
        while (ways.Count < 60) ways.Add(Flipped(whole, random.Next(Head, whole.Length), random));
        while (ways.Count < 100) ways.Add(whole[..random.Next(whole.Length)]);

        foreach (var way in ways)
        {
            var changed = Path.Combine(folder.FullName, Path.GetRandomFileName());
            await File.WriteAllBytesAsync(changed, way);
            await Assert.ThrowsAsync<BrokenRuleException>(() => ReadAsync(changed));
        }
        Console.WriteLine($"SealedFileTests: {ways.Count} changed backups, 0 opened.");
    }

    [Fact]
    public async Task Another_key_opens_nothing_and_no_file_is_written_over()
    {
        var (path, _) = await WriteAsync(1000);
        await Assert.ThrowsAsync<BrokenRuleException>(() => SealedFile.ReadAsync(path, RandomNumberGenerator.GetBytes(32), (_, plain) => plain.CopyToAsync(Stream.Null)));
        await Assert.ThrowsAsync<BrokenRuleException>(() => SealedFile.WriteAsync(path, Made, key, _ => Task.CompletedTask));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static byte[] Flipped(byte[] whole, int at, Random random)
    {
        var changed = whole.ToArray();
        changed[at] ^= (byte)(1 << random.Next(8));
        return changed;
    }

    private async Task<(string Path, byte[] Plain)> WriteAsync(int length)
    {
        var (path, plain) = (Path.Combine(folder.FullName, Path.GetRandomFileName()), RandomNumberGenerator.GetBytes(length)); // random bytes do not get smaller
        await SealedFile.WriteAsync(path, Made, key, async to => await to.WriteAsync(plain));
        return (path, plain);
    }

    private async Task<byte[]> ReadAsync(string path)
    {
        using var plain = new MemoryStream();
        Assert.Equal(Made, await SealedFile.ReadAsync(path, key, (_, from) => from.CopyToAsync(plain)));
        return plain.ToArray();
    }
}
