namespace ChildProtection.Platform.Audit;

/// <summary>What is wrong with an audit log, at the first entry where it shows.</summary>
public enum AuditFault
{
    /// <summary>An entry is not there.</summary>
    Missing,

    /// <summary>There is an entry that nobody wrote in its turn.</summary>
    Extra,

    /// <summary>What it says is not what was written.</summary>
    Changed,

    /// <summary>It does not follow the one before.</summary>
    Unlinked,

    /// <summary>Its seal was not made by this portal.</summary>
    Unsealed,

    /// <summary>Not what was published outside: the log was written again from there, or before.</summary>
    NotAsPublished,

    /// <summary>The log once went further: it was cut short.</summary>
    CutShort,

    /// <summary>The head row does not name the last entry.</summary>
    WrongHead,

    /// <summary>A closed segment holds what was too young to go.</summary>
    RemovedTooEarly,

    /// <summary>The database cannot even give it back.</summary>
    Unreadable,

    /// <summary>A line of the head file is not one.</summary>
    DamagedHeadFile,
}

/// <param name="Seq">The first entry that does not hold.</param>
/// <param name="Fault">What is wrong there.</param>
public sealed record AuditFinding(long Seq, AuditFault Fault)
{
    public override string ToString() => Fault switch
    {
        AuditFault.Missing => $"entry {Seq} is missing",
        AuditFault.Extra => $"entry {Seq} was not written by the portal in its turn",
        AuditFault.Changed => $"entry {Seq} was changed",
        AuditFault.Unlinked => $"entry {Seq} does not follow entry {Seq - 1}",
        AuditFault.Unsealed => $"entry {Seq} was not sealed by this portal (or Security:KeyFile is another one)",
        AuditFault.NotAsPublished => $"entry {Seq} is not the one that was published: the log was written again",
        AuditFault.CutShort => $"entry {Seq} is missing: the log was cut short",
        AuditFault.WrongHead => $"the head does not name entry {Seq}, which is the last",
        AuditFault.RemovedTooEarly => $"entry {Seq} was removed too early",
        AuditFault.Unreadable => $"entry {Seq} cannot be read",
        _ => $"line {Seq} of the head file is damaged",
    };
}

/// <summary>The result of one verification.</summary>
/// <param name="Entries">How many entries were read.</param>
/// <param name="LastSeq">The last entry's number; 0 for an empty log.</param>
/// <param name="LastHash">Its hash.</param>
/// <param name="Published">How many published heads it was held against.</param>
/// <param name="FirstBroken">Null when everything holds.</param>
public sealed record AuditVerdict(long Entries, long LastSeq, byte[] LastHash, int Published, AuditFinding? FirstBroken)
{
    public bool IsSound => FirstBroken is null;
}
