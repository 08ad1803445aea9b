namespace ChildProtection.Platform.Audit;

/// <summary>« Audit » in the configuration.</summary>
public sealed class AuditOptions
{
    /// <summary>Where the head is published; empty for « audit-head.log » in the storage folder. Best on another disk, or a mounted share.</summary>
    public string HeadFile { get; init; } = "";

    /// <summary>How long entries are kept, in months: from 12, to 36 when the data protection officer has documented why (CNIL 2021-122).</summary>
    [Range(12, 36)]
    public int KeptMonths { get; init; } = 36;
}
