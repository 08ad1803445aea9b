namespace ChildProtection.Platform.Audit;

/// <summary>One reading of the log, entry after entry, until the first that does not hold.</summary>
internal sealed class AuditReading(AuditSeal seal, IReadOnlyList<PublishedHead> published)
{
    private readonly ILookup<long, PublishedHead> publishedAt = published.ToLookup(line => line.Seq);
    private byte[]? lastHash = new byte[AuditBytes.HashLength];
    private long lastSeq;
    private long count;
    private AuditFinding? broken;

    public AuditVerdict Verdict => new(count, lastSeq, lastHash ?? [], published.Count, broken);

    /// <summary>Where the log begins: with its first entry, or after the last closed segment.</summary>
    public void Begin(AuditEntry? checkpoint)
    {
        if (checkpoint is null || AuditCheckpoint.LastRemoved(checkpoint) is not { } removed) return;
        (lastSeq, lastHash) = (removed, null);
        var limit = checkpoint.At - TimeSpan.FromDays(AuditCheckpoint.DaysKeptAtLeast);
        if (published.Where(line => line.Seq <= removed && line.At > limit).MinBy(line => line.Seq) is { } young) broken = new(young.Seq, AuditFault.RemovedTooEarly);
    }

    /// <summary>False once the first fault is found: nothing after it can be believed.</summary>
    public bool Read(AuditEntry entry)
    {
        if (broken is not null) return false;
        if (FaultOf(entry) is { } fault)
        {
            broken = new(fault is AuditFault.Missing ? lastSeq + 1 : entry.Seq, fault);
            return false;
        }
        (lastSeq, lastHash) = (entry.Seq, entry.Hash);
        count++;
        return true;
    }

    /// <summary>After the last entry: does the head name it, and did the log ever go further?</summary>
    public void End(AuditHead? head)
    {
        if (broken is not null) return;
        if (head is null) broken = new(lastSeq, AuditFault.WrongHead);
        else if (head.Seq > lastSeq || published.Any(line => line.Seq > lastSeq)) broken = new(lastSeq + 1, AuditFault.CutShort);
        else if (head.Seq < lastSeq) broken = new(head.Seq + 1, AuditFault.Extra);
        else if (lastHash is not null && !head.Hash.AsSpan().SequenceEqual(lastHash)) broken = new(lastSeq, AuditFault.WrongHead);
    }

    /// <summary>The database could not give the next entry back.</summary>
    public void Fail() => broken ??= new(lastSeq + 1, AuditFault.Unreadable);

    private AuditFault? FaultOf(AuditEntry entry)
    {
        if (entry.Seq > lastSeq + 1) return AuditFault.Missing;
        if (entry.Seq <= lastSeq) return AuditFault.Extra;
        if (!entry.Hash.AsSpan().SequenceEqual(AuditBytes.Hash(entry))) return AuditFault.Changed;
        if (lastHash is not null ? !entry.PreviousHash.AsSpan().SequenceEqual(lastHash) : !Agrees(lastSeq, entry.PreviousHash)) return AuditFault.Unlinked;
        if (!seal.IsRight(entry)) return AuditFault.Unsealed;
        return Agrees(entry.Seq, entry.Hash) ? null : AuditFault.NotAsPublished;
    }

    private bool Agrees(long seq, byte[] hash) => publishedAt[seq].All(line => line.Hash.AsSpan().SequenceEqual(hash));
}
