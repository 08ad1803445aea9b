using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Alerts;

/// <summary>How an alert ended.</summary>
public enum AlertOutcome
{
    [Display(Name = "La personne est en sécurité")]
    Safe,

    [Display(Name = "L’équipe suit la situation")]
    Followed,

    [Display(Name = "Transmis à un service")]
    Transmitted,

    [Display(Name = "Il n’y avait pas de danger")]
    NoDanger,
}

/// <summary>
/// Something that somebody must read now. It holds no word of anybody, only where they are; what was done about it, and when it was
/// transmitted to whom (SAFE-24): it is not the file of the « information préoccupante ».
/// </summary>
public sealed class Alert
{
    public const int KindLength = 40;
    public const int NoteLength = 2_000;
    public const int ServiceLength = 120;

    private static readonly TimeSpan HourOfSilence = TimeSpan.FromHours(1);

    private Alert() { } // for EF Core

    public Guid Id { get; private init; }
    public WordRisk Risks { get; private set; }

    /// <summary>What kind of text (<see cref="SaidAt.Kind"/>).</summary>
    public string Kind { get; private init; } = "";
    public Guid TextId { get; private init; }

    /// <summary>Who wrote it; null once that person is erased.</summary>
    public Guid? AuthorId { get; private set; }

    /// <summary>Who said so; null when the words were found by the portal, or once that person is erased.</summary>
    public Guid? ReporterId { get; private set; }
    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>By when somebody must have taken it (SAFE-21).</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How far it went: 0 the two on duty, 1 the second, 2 the « cadre d’astreinte », then everybody again.</summary>
    public int Level { get; private set; }

    /// <summary>When it goes one step further: unless somebody takes it, and unless whoever has it gives a sign (<see cref="SignWithin"/>); null once it is closed.</summary>
    public DateTimeOffset? EscalatesAt { get; private set; }
    public DateTimeOffset? SecondAt { get; private set; }
    public DateTimeOffset? ManagerAt { get; private set; }
    public Guid? TakenById { get; private set; }
    public DateTimeOffset? TakenAt { get; private set; }
    public DateTimeOffset? TransmittedAt { get; private set; }

    /// <summary>To which cell or service, sealed as nobody’s.</summary>
    public byte[]? TransmittedTo { get; private set; }
    public AlertOutcome? Outcome { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    public bool IsOpen => ClosedAt is null;

    /// <summary>How long somebody has to take it, of the most urgent of its risks.</summary>
    public TimeSpan Delay => DelayOf(Risks);

    /// <summary>How long whoever has it may say nothing of it: an hour, a day once it is transmitted; then nobody has it any more and the others are told.</summary>
    public TimeSpan SignWithin => TransmittedAt is not null || Delay > HourOfSilence ? TimeSpan.FromDays(1) : HourOfSilence;

    /// <summary>15 minutes for danger, 1 hour for harassment, sexual words and what looks like grooming, 24 hours for the rest.</summary>
    public static TimeSpan DelayOf(WordRisk risks) =>
        (risks & (WordRisk.Danger | WordRisk.SelfHarm)) != WordRisk.None ? TimeSpan.FromMinutes(15)
        : (risks & (WordRisk.Sexual | WordRisk.Violence | WordRisk.Secrecy)) != WordRisk.None ? TimeSpan.FromHours(1)
        : TimeSpan.FromHours(24);

    public static Alert Raise(Guid id, WordRisk risks, SaidAt at, Guid? reporter, DateTimeOffset now) => new()
    {
        Id = id, Risks = risks, Kind = at.Kind, TextId = at.Id, AuthorId = at.AuthorId, ReporterId = reporter,
        RaisedAt = now, DueAt = now + DelayOf(risks), EscalatesAt = now + DelayOf(risks), ChangedAt = now,
    };

    /// <summary>The same text, said again to be dangerous; true when people are told of it: somebody says so, or there is more to it than was known.</summary>
    public bool Again(WordRisk risks, Guid? reporter, DateTimeOffset now)
    {
        var isMore = reporter is not null || (risks & ~Risks) != WordRisk.None;
        Risks |= risks;
        ReporterId ??= reporter;
        ChangedAt = now;
        var due = now + DelayOf(risks);
        if (due < DueAt) DueAt = due;
        if ((isMore || TakenAt is null) && (EscalatesAt is null || due < EscalatesAt)) EscalatesAt = due;
        return isMore;
    }

    /// <summary>Somebody has it from now on. Another has it meanwhile, or it is closed: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="who">Who takes it.</param>
    /// <param name="from">Who had it when the page was shown; null for nobody.</param>
    /// <param name="now">Now.</param>
    public void Take(Guid who, Guid? from, DateTimeOffset now)
    {
        MustBeOpen();
        if (TakenById == who) return;
        if (TakenById != from) throw new BrokenRuleException("Quelqu’un vient de la prendre. Rechargez la page.");
        (TakenById, TakenAt, EscalatesAt, ChangedAt) = (who, now, now + SignWithin, now);
    }

    /// <summary>Given on to the second: nobody has it until the second takes it.</summary>
    public void HandOn(Guid who, DateTimeOffset now)
    {
        MustBeHeldBy(who);
        (TakenById, TakenAt, EscalatesAt, SecondAt, Level, ChangedAt) = (null, null, now + Delay, now, Math.Max(Level, 1), now);
    }

    /// <summary>When and to whom it was transmitted; nothing else of it is here.</summary>
    public void Transmit(Guid who, byte[] service, DateTimeOffset now)
    {
        MustBeHeldBy(who);
        (TransmittedAt, TransmittedTo, ChangedAt) = (now, service, now);
        EscalatesAt = now + SignWithin;
    }

    /// <summary>A sign of whoever has it: its clock begins again.</summary>
    public void Note(Guid who, DateTimeOffset now)
    {
        MustBeHeldBy(who);
        (EscalatesAt, ChangedAt) = (now + SignWithin, now);
    }

    public void Close(Guid who, AlertOutcome outcome, DateTimeOffset now)
    {
        MustBeHeldBy(who);
        if (outcome == AlertOutcome.Transmitted && TransmittedAt is null) throw new BrokenRuleException("Dites d’abord à qui c’est transmis.");
        (Outcome, ClosedAt, EscalatesAt, ChangedAt) = (outcome, now, null, now);
    }

    private void MustBeHeldBy(Guid who)
    {
        MustBeOpen();
        if (TakenById != who) throw new BrokenRuleException("Prenez d’abord cette alerte.");
    }

    private void MustBeOpen()
    {
        if (!IsOpen) throw new BrokenRuleException("Cette alerte est déjà fermée.");
    }
}

/// <summary>What was done about an alert, in the words of whoever did it.</summary>
public sealed class AlertNote
{
    public required Guid Id { get; init; }
    public required Guid AlertId { get; init; }

    /// <summary>Null once that person is erased.</summary>
    public Guid? ById { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Sealed as nobody’s: it goes with its alert.</summary>
    public required byte[] Text { get; init; }
}
