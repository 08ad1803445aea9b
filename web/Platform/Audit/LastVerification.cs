using System.Globalization;

namespace ChildProtection.Platform.Audit;

/// <summary>What the last verification found, remembered for the administration: when, up to which entry, and the first broken one.</summary>
public sealed record LastVerification(DateTimeOffset At, long LastSeq, AuditFinding? FirstBroken)
{
    private const string Key = "audit.verified";

    /// <summary>Verifies the log and remembers the result.</summary>
    public static async Task<LastVerification> MakeAsync(PortalDb db, VerifyAudit verify, DateTimeOffset now, CancellationToken stop = default)
    {
        var verdict = await verify.RunAsync(stop: stop);
        var result = new LastVerification(now, verdict.LastSeq, verdict.FirstBroken);
        var value = result.ToString();
        if (await db.InstanceSettings.Where(setting => setting.Key == Key).ExecuteUpdateAsync(update => update.SetProperty(setting => setting.Value, value), stop) == 0)
        {
            db.InstanceSettings.Add(new InstanceSetting { Key = Key, Value = value });
            await db.SaveChangesAsync(stop);
        }
        return result;
    }

    /// <summary>Null when the log was never verified.</summary>
    public static async Task<LastVerification?> FindAsync(PortalDb db) =>
        Parse(await db.InstanceSettings.Where(setting => setting.Key == Key).Select(setting => setting.Value).SingleOrDefaultAsync());

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'};{LastSeq};{FirstBroken?.Seq};{FirstBroken?.Fault}");

    private static LastVerification? Parse(string? value) => value?.Split(';') is [var at, var last, var seq, var fault]
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment)
        && long.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var lastSeq)
            ? new(moment, lastSeq, long.TryParse(seq, CultureInfo.InvariantCulture, out var broken) && Enum.TryParse<AuditFault>(fault, out var kind) ? new(broken, kind) : null)
            : null;
}

/// <summary>A log that does not hold is work for the administrators.</summary>
internal sealed class BrokenAudit(PortalDb db) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingItem>> CountAsync() =>
        [new("Le journal des accès ne tient plus", await LastVerification.FindAsync(db) is { FirstBroken: not null } ? 1 : 0, "/administration/journal")];
}
