namespace ChildProtection.Features.Meetings;

/// <summary>What came of a meeting.</summary>
public enum TaskKind
{
    [Display(Name = "Une décision")]
    Decision,

    [Display(Name = "Une tâche")]
    Task,

    [Display(Name = "Un engagement", Description = "Ce que des élus ont promis.")]
    Commitment,
}

/// <summary>Where it stands.</summary>
public enum TaskState
{
    Open,
    Done,

    /// <summary>And why.</summary>
    Dropped,
}

/// <summary>A decision, a task or a commitment, with who owes it and a day. Its words are the body's.</summary>
public sealed class MeetingTask
{
    public const int TextLength = 300;
    public const int RoleLength = 80;
    public const int WhyLength = 300;

    /// <summary>Of one meeting.</summary>
    public const int Most = 30;

    private MeetingTask() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid MeetingId { get; private init; }
    public TaskKind Kind { get; private init; }

    /// <summary>Sealed with nobody's key.</summary>
    public byte[] Text { get; private init; } = [];

    /// <summary>The member who does it; null when a function does.</summary>
    public Guid? OwnerId { get; private init; }

    /// <summary>The function that owes it, sealed with nobody's key; null when a member does.</summary>
    public byte[]? Function { get; private init; }
    public DateOnly? DueOn { get; private init; }
    public TaskState State { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Why it was dropped, sealed with nobody's key.</summary>
    public byte[]? Why { get; private set; }

    public bool IsLateOn(DateOnly today) => State == TaskState.Open && DueOn < today;

    public static MeetingTask Add(Guid id, Guid meetingId, TaskKind kind, byte[] text, (Guid? Owner, byte[]? Function) by, DateOnly? dueOn, DateTimeOffset now) =>
        new() { Id = id, MeetingId = meetingId, Kind = kind, Text = text, OwnerId = by.Owner, Function = by.Function, DueOn = dueOn, ChangedAt = now };

    /// <summary>Ended before: <see cref="BrokenRuleException"/>.</summary>
    public void End(byte[]? why, DateTimeOffset now)
    {
        if (State != TaskState.Open) throw new BrokenRuleException("C’est déjà terminé. Ouvrez encore la page.");
        (State, Why, ChangedAt) = (why is null ? TaskState.Done : TaskState.Dropped, why, now);
    }
}
