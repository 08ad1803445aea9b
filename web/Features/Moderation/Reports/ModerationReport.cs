namespace ChildProtection.Features.Moderation.Reports;

/// <summary>One person’s report of one text, with the words as they were: the evidence, sealed apart, with a clock of its own.</summary>
public sealed class ModerationReport
{
    /// <summary>In characters.</summary>
    public const int WordsLength = 500;

    /// <summary>Of one person in 24 hours; danger is never counted.</summary>
    public const int MostADay = 10;

    private ModerationReport() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid CaseId { get; private init; }

    /// <summary>Known to nobody but the portal; null once erased.</summary>
    public Guid? ReporterId { get; private init; }
    public ReportReason Reason { get; private set; }

    /// <summary>What the reporter adds, under their own key; null for nothing.</summary>
    public byte[]? Words { get; private set; }

    /// <summary>What was reported, as the reporter read it; under the installation’s key, since its author may change, withdraw or be erased.</summary>
    public byte[] Evidence { get; private init; } = [];
    public DateTimeOffset At { get; private init; }

    /// <summary>When a moderator took it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>When it was decided, or taken back.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What was decided; null while nobody has, and when it was taken back.</summary>
    public Verdict? Outcome { get; private set; }

    /// <summary>When the reporter saw the outcome.</summary>
    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Nobody reported it: a copy that was made for the courts. Nothing waits for it, no figure counts it.</summary>
    public bool IsCopy { get; private init; }

    public static ModerationReport Of(Guid id, Guid caseId, Guid reporterId, ReportReason reason, byte[]? words, byte[] evidence, DateTimeOffset now) => new()
    {
        Id = id, CaseId = caseId, ReporterId = reporterId, Reason = reason, Words = words, Evidence = evidence, At = now,
    };

    /// <summary>Of a text that nobody reported, for the courts.</summary>
    public static ModerationReport Copy(Guid id, Guid caseId, byte[] evidence, DateTimeOffset now) => new()
    {
        Id = id, CaseId = caseId, Reason = ReportReason.Other, Evidence = evidence, At = now, ClosedAt = now, IsCopy = true,
    };

    /// <summary>The same person says that it is more than they had said.</summary>
    public void Raise(ReportReason reason, byte[]? words) => (Reason, Words) = (reason, words ?? Words);

    /// <summary>Decided already: <see cref="BrokenRuleException"/>.</summary>
    public void TakeBack(DateTimeOffset now)
    {
        if (ClosedAt is not null) throw new BrokenRuleException("Ce signalement est déjà fermé.");
        (ClosedAt, SeenAt) = (now, now);
    }
}
