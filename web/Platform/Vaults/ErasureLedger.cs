using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Vaults;

/// <summary>One erased person: a pseudonymous id and a day, no more.</summary>
public sealed record Erasure(Guid PersonId, DateOnly Day);

/// <summary>One line of the ledger.</summary>
/// <param name="Kind">Null for a person; else the <see cref="IErasableRows.Kind"/> of a row.</param>
/// <param name="Id">Of the person or of the row.</param>
/// <param name="Day">When, in UTC.</param>
public sealed record Tombstone(string? Kind, Guid Id, DateOnly Day)
{
    /// <summary>What the line says before its mac: two parts for a person, as ever; four, the first being the version, for a row.</summary>
    internal string Text => Kind is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd};{Id:D}")
        : string.Create(CultureInfo.InvariantCulture, $"2;{Day:yyyy-MM-dd};{Kind};{Id:D}");

    /// <summary>Null when the parts are not those of a line.</summary>
    internal static Tombstone? Read(string[] parts)
    {
        var (kind, day, id) = parts switch
        {
            [var one, var person] => (null, one, person),
            ["2", var one, { Length: > 0 } of, var row] => (of, one, row),
            _ => ((string?)null, "", ""),
        };
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && Guid.TryParse(id, out var read) ? new Tombstone(kind, read, on) : null;
    }
}

/// <summary>
/// Who and what was erased, in a file outside the database and its backups, so that a restored backup can forget it again
/// (reference DATA-13). Lines are only added: « day;person;mac » for a person, « 2;day;kind;row;mac » for something that its
/// owner took back or erased alone; each mac covers the line before it.
/// </summary>
/// <remarks>
/// What a retention rule removes is not here: its rows are as old in the restored database, whose next purge removes them.
/// </remarks>
public sealed class ErasureLedger(string path, DirectoryKeys keys, TimeProvider clock)
{
    /// <summary>What the database remembers of the ledger: « count;last mac ».</summary>
    internal const string Setting = "erasures";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly byte[] key = keys.Derive("erasure ledger");

    /// <summary>All erased people, oldest first. A line that was changed or taken out: <see cref="StartRefusedException"/>.</summary>
    public async Task<IReadOnlyList<Erasure>> ReadAsync() =>
        [.. (await LinesAsync()).Where(line => line.Said.Kind is null).Select(line => new Erasure(line.Said.Id, line.Said.Day))];

    /// <summary>Adds the person, on the disk before it returns; nothing when the person is there already.</summary>
    public Task AppendAsync(Guid personId) => AppendAsync(null, [personId]);

    /// <summary>Adds rows of one kind, on the disk before it returns; those that are there already are not added again.</summary>
    public async Task AppendAsync(string? kind, IReadOnlyCollection<Guid> ids)
    {
        await using var file = await OpenAsync(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        var (lines, length) = await ReadAsync(file);
        var known = lines.Where(line => line.Said.Kind == kind).Select(line => line.Said.Id).ToHashSet();
        var (today, mac, added) = (DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), lines.LastOrDefault().Mac, new StringBuilder());
        foreach (var id in ids.Where(known.Add))
        {
            var said = new Tombstone(kind, id, today);
            mac = Mac(said, mac);
            added.Append(said.Text).Append(';').Append(mac).Append('\n');
        }
        if (added.Length == 0) return;
        file.SetLength(length); // half a line of a process that died is no erasure: nobody was told that it was done
        file.Seek(0, SeekOrigin.End);
        await file.WriteAsync(Encoding.ASCII.GetBytes(added.ToString()));
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
    /// All lines, and how many of them this database has seen: fewer when it is older than the ledger. A ledger that lacks
    /// what the database remembers: <see cref="StartRefusedException"/>, for somebody could read again who must not.
    /// </summary>
    internal async Task<(IReadOnlyList<Tombstone> All, int Known)> CheckAsync(PortalDb db)
    {
        var (count, mac) = await RememberedAsync(db);
        var lines = await LinesAsync();
        if (lines.Count < count || (count > 0 && lines[count - 1].Mac != mac))
            throw new StartRefusedException($"Security:ErasureLedger: {path} is missing or lacks erasures that the database remembers: put the whole ledger back.");
        return ([.. lines.Select(line => line.Said)], count);
    }

    private static async Task<(int Count, string Mac)> RememberedAsync(PortalDb db)
    {
        var value = await db.FactAsync(Setting);
        return value?.Split(';') is [var count, var mac] ? (int.Parse(count, CultureInfo.InvariantCulture), mac) : (0, "");
    }

    private async Task<List<(Tombstone Said, string Mac)>> LinesAsync()
    {
        if (!File.Exists(path)) return [];
        await using var file = await OpenAsync(FileMode.Open, FileAccess.Read, FileShare.Read);
        return (await ReadAsync(file)).Lines;
    }

    private async Task<(List<(Tombstone Said, string Mac)> Lines, long Length)> ReadAsync(FileStream file)
    {
        var bytes = new byte[file.Length];
        await file.ReadExactlyAsync(bytes);
        var length = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = new List<(Tombstone Said, string Mac)>();
        foreach (var line in Encoding.ASCII.GetString(bytes, 0, length).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split(';');
            if (Tombstone.Read(parts[..^1]) is not { } said || Mac(said, lines.LastOrDefault().Mac) != parts[^1])
                throw new StartRefusedException($"Security:ErasureLedger: line {lines.Count + 1} of {path} was changed: put the whole ledger back.");
            lines.Add((said, parts[^1]));
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

    private string Mac(Tombstone said, string? before) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes($"{before}|{said.Text}")));
}
