namespace ChildProtection.Features.Moderation.Cases;

/// <summary>Where the reading of a text stands.</summary>
public enum CaseState
{
    /// <summary>Somebody must look.</summary>
    Open,

    /// <summary>One moderator wants to remove it: a second one confirms, or decides otherwise.</summary>
    Second,

    Decided,

    /// <summary>Every report was taken back before anybody decided.</summary>
    Withdrawn,
}

/// <summary>One text in the queue, whoever reported it and how often: one row for each text.</summary>
public sealed class ModerationCase
{
    public const int KindLength = 20;

    /// <summary>How long a decision may be changed by another one (SAFE-23).</summary>
    public static readonly TimeSpan Reversible = TimeSpan.FromDays(30);

    /// <summary>A claim that led to nothing is over after this time: a colleague may take the text.</summary>
    public static readonly TimeSpan ClaimLasts = TimeSpan.FromHours(1);

    private ModerationCase() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>As <c>IReportable.Kind</c> says.</summary>
    public string Kind { get; private init; } = "";
    public Guid TextId { get; private init; }

    /// <summary>Null once its author is erased.</summary>
    public Guid? AuthorId { get; private init; }
    public CaseState State { get; private set; }

    /// <summary>The most urgent of its reports; null for a text that was held and that nobody reported.</summary>
    public ReportReason? Reason { get; private set; }
    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>By when somebody must have decided.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>When more people are told, again and again; null once it is decided.</summary>
    public DateTimeOffset? EscalateAt { get; private set; }

    /// <summary>0 nobody more, 1 the other moderators, 2 the cadre d’astreinte.</summary>
    public int Level { get; private set; }
    public Guid? ClaimedById { get; private set; }
    public DateTimeOffset? ClaimedAt { get; private set; }

    /// <summary>Counts the changes: who decides on what was read before something new came is told so.</summary>
    public int Revision { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Who may ask for it in court: nothing of this case, nor what is kept with it, goes by age meanwhile; null for nobody.</summary>
    public JusticeReason? KeptFor { get; private set; }

    /// <summary>Since when; null when nobody may ask for it.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    /// <param name="id">Of the case.</param>
    /// <param name="kind">Of the text.</param>
    /// <param name="textId">The text.</param>
    /// <param name="authorId">Who wrote it.</param>
    /// <param name="reason">Why; null for a text that was held and that nobody reported.</param>
    /// <param name="since">From when its clock runs.</param>
    /// <param name="now">The time.</param>
    /// <param name="within">How long somebody has for a text that nobody reported; null for the usual day.</param>
    public static ModerationCase Open(Guid id, string kind, Guid textId, Guid authorId, ReportReason? reason, DateTimeOffset since, DateTimeOffset now, TimeSpan? within = null)
    {
        var due = since + (reason?.Due() ?? within ?? ReportReasons.DueWhenHeld);
        return new() { Id = id, Kind = kind, TextId = textId, AuthorId = authorId, Reason = reason, OpenedAt = since, DueAt = due, EscalateAt = due, ChangedAt = now };
    }

    public bool IsOpen => State is CaseState.Open or CaseState.Second;

    public bool IsClaimed(DateTimeOffset now) => ClaimedById is not null && ClaimedAt > now - ClaimLasts;

    public bool IsClaimedBy(Guid moderator, DateTimeOffset now) => ClaimedById == moderator && IsClaimed(now);

    /// <summary>Whose eyes may open what is kept with it: of whoever has it in hand; of those who may decide about it, once it is closed and kept for the courts.</summary>
    public bool IsReadBy(Guid moderator, DateTimeOffset now) => IsClaimedBy(moderator, now) || (KeptFor is not null && !IsOpen);

    /// <summary>Kept for the courts from now on, or, with null, no longer. What was read for a decision is the same.</summary>
    public void KeepFor(JusticeReason? reason, DateTimeOffset now)
    {
        KeptAt = reason is null ? null : KeptAt ?? now;
        KeptFor = reason;
    }

    /// <summary>One more report: a decided text is open again; a more urgent reason brings the day nearer.</summary>
    public void Report(ReportReason reason, DateTimeOffset now)
    {
        var due = now + reason.Due();
        if (!IsOpen)
        {
            (State, Reason, OpenedAt, DueAt, EscalateAt, Level, ClaimedById, ClaimedAt) = (CaseState.Open, reason, now, due, due, 0, null, null);
        }
        else if (Reason is null || due < DueAt)
        {
            (Reason, DueAt, EscalateAt, Level) = (reason, due, due, 0);
        }
        Change(now);
    }

    /// <summary>Taken by one moderator. A colleague was quicker: <see cref="BrokenRuleException"/>.</summary>
    public void Claim(Guid moderator, DateTimeOffset now)
    {
        if (!IsOpen) throw new BrokenRuleException("Quelqu’un a déjà décidé.");
        if (IsClaimed(now) && ClaimedById != moderator) throw new BrokenRuleException("Un collègue vient de prendre ce texte.");
        (ClaimedById, ClaimedAt) = (moderator, now);
    }

    public void Release() => (ClaimedById, ClaimedAt) = (null, null);

    /// <summary>What was read is what is decided. Not theirs, decided by somebody else, or changed since: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="moderator">Who decides.</param>
    /// <param name="seen">The revision that was read.</param>
    /// <param name="now">The time.</param>
    public void Check(Guid moderator, int seen, DateTimeOffset now)
    {
        if (!IsOpen) throw new BrokenRuleException("Quelqu’un vient de décider. Ouvrez encore la page.");
        if (!IsClaimedBy(moderator, now)) throw new BrokenRuleException("Prenez d’abord ce texte.");
        if (Revision != seen) throw new BrokenRuleException("Un nouveau signalement est arrivé. Lisez-le, puis décidez.");
    }

    /// <summary>Done. It may be opened again for <see cref="Reversible"/>.</summary>
    public void Decide(DateTimeOffset now)
    {
        (State, EscalateAt, ClaimedById, ClaimedAt) = (CaseState.Decided, null, null, null);
        Change(now);
    }

    /// <summary>Kept aside by whoever claimed it: still owed, within the usual day.</summary>
    public void Keep(DateTimeOffset now)
    {
        var due = now + ReportReasons.DueWhenHeld;
        (DueAt, EscalateAt, Level) = (due, due, 0);
        Change(now);
    }

    /// <summary>It was decided, and is held once more: somebody looks again.</summary>
    /// <param name="within">How long they have; null for the usual day.</param>
    /// <param name="now">The time.</param>
    public void HeldAgain(TimeSpan? within, DateTimeOffset now)
    {
        var due = now + (within ?? ReportReasons.DueWhenHeld);
        (State, Reason, OpenedAt, DueAt, EscalateAt, Level, ClaimedById, ClaimedAt) = (CaseState.Open, null, now, due, due, 0, null, null);
        Change(now);
    }

    /// <summary>A second person is asked, within the usual day.</summary>
    public void AskSecond(DateTimeOffset now)
    {
        var due = now + ReportReasons.DueWhenHeld;
        (State, DueAt, EscalateAt, Level, ClaimedById, ClaimedAt) = (CaseState.Second, due, due, 0, null, null);
        Change(now);
    }

    /// <summary>It is late: more people know, the last ones after as long again, and then everybody each time until somebody decides.</summary>
    public void Escalate(DateTimeOffset now)
    {
        Level++;
        EscalateAt = now + (Reason?.Due() ?? ReportReasons.DueWhenHeld);
    }

    /// <summary>Nobody reports it any more and nothing is held.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        (State, EscalateAt, ClaimedById, ClaimedAt) = (CaseState.Withdrawn, null, null, null);
        Change(now);
    }

    /// <summary>To decide otherwise. Later than <see cref="Reversible"/>, or it is open: <see cref="BrokenRuleException"/>.</summary>
    public void Reopen(Guid moderator, DateTimeOffset decidedAt, DateTimeOffset now)
    {
        if (IsOpen) throw new BrokenRuleException("Ce texte attend déjà une décision.");
        if (decidedAt < now - Reversible) throw new BrokenRuleException("Plus de 30 jours sont passés. La décision reste.");
        var due = now + ReportReasons.DueWhenHeld;
        (State, OpenedAt, DueAt, EscalateAt, Level, ClaimedById, ClaimedAt) = (CaseState.Open, now, due, due, 0, moderator, now);
        Change(now);
    }

    private void Change(DateTimeOffset now)
    {
        Revision++;
        ChangedAt = now;
    }
}
