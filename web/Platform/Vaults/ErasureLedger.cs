using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Vaults;

/// <summary>One erased person: a pseudonymous id and a day, no more.</summary>
public sealed record Erasure(Guid PersonId, DateOnly Day);

/// <summary>
/// Who was erased, in a file outside the database and its backups, so that a restored backup can forget them again
/// (reference DATA-13). Lines are only added: « day;person;mac », each mac covers the line before it.
/// </summary>
public sealed class ErasureLedger(string path, DirectoryKeys keys, TimeProvider clock)
{
    /// <summary>What the database remembers of the ledger: « count;last mac ».</summary>
    internal const string Setting = "erasures";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly byte[] key = keys.Derive("erasure ledger");

    /// <summary>All erasures, oldest first. A line that was changed or taken out: <see cref="StartRefusedException"/>.</summary>
    public async Task<IReadOnlyList<Erasure>> ReadAsync() => [.. (await LinesAsync()).Select(line => line.Erasure)];

    /// <summary>Adds the person, on the disk before it returns; nothing when the person is there already.</summary>
    public async Task AppendAsync(Guid personId)
    {
        await using var file = await OpenAsync(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var (lines, length) = await ReadAsync(file);
        if (lines.Any(line => line.Erasure.PersonId == personId)) return;
        var erasure = new Erasure(personId, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        file.SetLength(length); // half a line of a process that died is no erasure: nobody was told that it was done
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.ASCII.GetBytes($"{Text(erasure)};{Mac(erasure, lines.LastOrDefault().Mac)}\n"));
        file.Flush(flushToDisk: true);
    }

    /// <summary>Writes the ledger's present length and end in the database, never an earlier one.</summary>
    internal async Task RememberAsync(PortalDb db)
    {
        var lines = await LinesAsync();
        var value = $"{lines.Count.ToString(CultureInfo.InvariantCulture)};{lines.LastOrDefault().Mac}";
        if (lines.Count <= (await RememberedAsync(db)).Count) return;
        if (await db.InstanceSettings.Where(setting => setting.Key == Setting).ExecuteUpdateAsync(update => update.SetProperty(s => s.Value, value)) == 0)
            await db.Database.ExecuteSqlAsync($"INSERT INTO \"InstanceSettings\" (\"Key\", \"Value\") VALUES ({Setting}, {value}) ON CONFLICT DO NOTHING");
    }

    /// <summary>
    /// The erasures that this database has not seen, because it is older than the ledger. A ledger that lacks what the
    /// database remembers: <see cref="StartRefusedException"/>, for somebody could read again who must not.
    /// </summary>
    internal async Task<(IReadOnlyList<Erasure> All, int Known)> CheckAsync(PortalDb db)
    {
        var (count, mac) = await RememberedAsync(db);
        var lines = await LinesAsync();
        if (lines.Count < count || (count > 0 && lines[count - 1].Mac != mac))
            throw new StartRefusedException($"Security:ErasureLedger: {path} is missing or lacks erasures that the database remembers: put the whole ledger back.");
        return ([.. lines.Select(line => line.Erasure)], count);
    }

    private static async Task<(int Count, string Mac)> RememberedAsync(PortalDb db)
    {
        var value = await db.InstanceSettings.Where(setting => setting.Key == Setting).Select(setting => setting.Value).SingleOrDefaultAsync();
        return value?.Split(';') is [var count, var mac] ? (int.Parse(count, CultureInfo.InvariantCulture), mac) : (0, "");
    }

    private async Task<List<(Erasure Erasure, string Mac)>> LinesAsync()
    {
        if (!File.Exists(path)) return [];
        await using var file = await OpenAsync(FileMode.Open, FileAccess.Read, FileShare.Read);
        return (await ReadAsync(file)).Lines;
    }

    private async Task<(List<(Erasure Erasure, string Mac)> Lines, long Length)> ReadAsync(FileStream file)
    {
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        var length = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = new List<(Erasure Erasure, string Mac)>();
        foreach (var line in Encoding.ASCII.GetString(bytes, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(';') is not [var day, var person, var mac] || !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) || !Guid.TryParse(person, out var id)
                || Mac(new Erasure(id, on), lines.LastOrDefault().Mac) != mac)
                throw new StartRefusedException($"Security:ErasureLedger: line {lines.Count + 1} of {path} was changed: put the whole ledger back.");
            lines.Add((new Erasure(id, on), mac));
        }
        return (lines, length);
    }

    /// <summary>Another process writes for a moment: wait for it.</summary>
    private async Task<FileStream> OpenAsync(FileMode mode, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share };
        if (mode is FileMode.OpenOrCreate && !OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var start = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                return new FileStream(path, options);
            }
            catch (IOException fault) when (fault is not FileNotFoundException and not DirectoryNotFoundException && TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(20);
            }
        }
    }

    private static string Text(Erasure erasure) => string.Create(CultureInfo.InvariantCulture, $"{erasure.Day:yyyy-MM-dd};{erasure.PersonId:D}");

    private string Mac(Erasure erasure, string? before) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{before}|{Text(erasure)}")));
}
