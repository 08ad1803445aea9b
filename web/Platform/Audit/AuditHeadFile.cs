using System.Globalization;
using System.Text;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Audit;

/// <summary>One published head: at this moment the last entry had this number and this hash.</summary>
public sealed record PublishedHead(long Seq, byte[] Hash, DateTimeOffset At)
{
    /// <summary>« 42;9f86…;2026-11-22T04:30:00Z », one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Seq};{Convert.ToHexStringLower(Hash)};{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");

    /// <summary>Null for a line that is not one.</summary>
    public static PublishedHead? Parse(string line) =>
        line.Split(';') is [var seq, { Length: 2 * AuditBytes.HashLength } hash, var at]
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && hash.All(char.IsAsciiHexDigit)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? new(number, Convert.FromHexString(hash), moment) : null;
}

/// <summary>
/// The file outside the database where heads are published, line after line: with it, an audit log that was cut short or
/// written again from the start no longer passes for whole (reference DATA-02).
/// </summary>
public sealed class AuditHeadFile(IOptions<AuditOptions> options, IHostEnvironment environment, IConfiguration configuration)
{
    public string Path { get; } = options.Value.HeadFile is { Length: > 0 } named
        ? System.IO.Path.GetFullPath(named, environment.ContentRootPath)
        : System.IO.Path.Combine(StorageFolder.PathOf(environment, configuration), "audit-head.log");

    /// <summary>Adds the line and waits until it is on the disk. Nothing is added for an empty log, or for a head already there.</summary>
    /// <returns>Whether a line was added.</returns>
    public async Task<bool> AppendAsync(PublishedHead head)
    {
        if (head.Seq == 0 || (await ReadAsync()).Any(line => line?.Seq == head.Seq && line.Hash.AsSpan().SequenceEqual(head.Hash))) return false;
        PrivateFile.Create(Path);
        await using var file = new FileStream(Path, new FileStreamOptions { Mode = FileMode.Append, Access = FileAccess.Write, Share = FileShare.ReadWrite });
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{head}\n"));
        file.Flush(flushToDisk: true);
        return true;
    }

    /// <summary>Every line, in the order of the file; null for one that cannot be read. No file: nothing.</summary>
    public async Task<IReadOnlyList<PublishedHead?>> ReadAsync()
    {
        if (!File.Exists(Path)) return [];
        return [.. (await File.ReadAllLinesAsync(Path)).Where(line => line.Length > 0).Select(PublishedHead.Parse)];
    }

    /// <summary>Puts the file aside under a dated name, after a restored backup; the new name, or null when there was none.</summary>
    public string? SetAside(DateTimeOffset now)
    {
        if (!File.Exists(Path)) return null;
        var aside = string.Create(CultureInfo.InvariantCulture, $"{Path}.{now.UtcDateTime:yyyyMMdd'T'HHmmss}");
        File.Move(Path, aside);
        return aside;
    }
}
