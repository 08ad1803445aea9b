namespace ChildProtection.Platform.Audit;

/// <summary>
/// After a restored backup the log goes on from an earlier entry: that is written in it, and the heads published since
/// are kept beside under a dated name, for whoever wants to know what was lost.
/// </summary>
public sealed class BeginAgain(AuditLog audit, AuditHeadFile file, TimeProvider clock)
{
    /// <summary>Where the old heads are; null when there was no head file. Killed half-way, it may be run again.</summary>
    public async Task<string?> RunAsync()
    {
        var last = (await file.ReadAsync()).OfType<PublishedHead>().Select(head => head.Seq).DefaultIfEmpty(0).Max();
        var aside = file.SetAside(clock.GetUtcNow());
        await audit.WriteAsync(new AuditAct(AuditSetup.Restored, Reason: AuditCheckpoint.Reason(last)) { Actor = AuditActor.Operator });
        return aside;
    }
}
