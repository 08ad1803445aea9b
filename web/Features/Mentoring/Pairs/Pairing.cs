namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>Why a living pairing is read-only. Stored by name.</summary>
public enum PauseReason
{
    /// <summary>A check of the adult ended.</summary>
    Checks,

    /// <summary>A parent took a yes back.</summary>
    Parent,

    /// <summary>The trial is over, and nobody confirmed it.</summary>
    Trial,

    /// <summary>Nobody coordinates any more: no bond is without supervision (SAFE-01).</summary>
    Team,

    /// <summary>The charter changed, and the adult has not signed the new one.</summary>
    Charter,
}

/// <summary>Why it ended, for the figures. Stored by name; never shown to the other.</summary>
public enum EndReason
{
    [Display(Name = "Le jeune ne veut plus")]
    Youth,

    [Display(Name = "L’adulte ne peut plus")]
    Adult,

    [Display(Name = "Le but est atteint, ou le jeune est parti")]
    Done,

    [Display(Name = "Pour protéger le jeune")]
    Protection,
}

/// <summary>
/// One young person and one adult (« mentor », « parrain », « marraine »), from the proposal to the end: CASF L221-2-6. Its moves are
/// <see cref="PairingMoves"/>; who must agree is <see cref="PairingAgreement"/>.
/// </summary>
public sealed class Pairing
{
    /// <summary>In characters.</summary>
    public const int ReasonsLength = 600;

    private const string NotYet = "Le jeune n’a pas encore dit qu’il continue.";

    private Pairing() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ChildId { get; private init; }
    public Guid YouthId { get; private init; }

    /// <summary>Null once that adult's account is erased: it is over then.</summary>
    public Guid? MentorId { get; private init; }
    public PairKind Kind { get; private init; }
    public PairingState State { get; private set; }

    /// <summary>Why these two, in words, sealed with the young person's key; both read them.</summary>
    public byte[] Reasons { get; private init; } = [];
    public Guid? ProposedById { get; private init; }
    public DateTimeOffset ProposedAt { get; private init; }
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>The last day of the trial.</summary>
    public DateOnly? TrialUntil { get; private set; }

    /// <summary>When the young person said « je continue ».</summary>
    public DateTimeOffset? ContinuesAt { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }
    public DateTimeOffset? PausedAt { get; private set; }
    public PauseReason? PausedFor { get; private set; }
    public DateTimeOffset? StopAskedAt { get; private set; }

    /// <summary>The young person would like a goodbye.</summary>
    public bool WantsGoodbye { get; private set; } = true;
    public EndReason? EndedFor { get; private set; }

    /// <summary>Declined or ended at; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>The accompanied thread (<see cref="Platform.Safety.IPairThreads"/>); null before the trial.</summary>
    public Guid? ThreadId { get; private set; }

    /// <summary>When the coordinator was told that contact fades; null again at the next meeting.</summary>
    public DateTimeOffset? FadingToldAt { get; set; }

    /// <summary>When the team was told again that somebody waits for a call.</summary>
    public DateTimeOffset? StopToldAt { get; set; }

    public static Pairing Propose(Guid id, (Guid Child, Guid Account) youth, Guid mentorId, PairKind kind, byte[] reasons, Guid by, DateTimeOffset now) => new()
    {
        Id = id, ChildId = youth.Child, YouthId = youth.Account, MentorId = mentorId, Kind = kind, Reasons = reasons, ProposedById = by, ProposedAt = now, State = PairingState.Agreeing,
    };

    /// <summary>As the adult sees it (<see cref="PairingMoves.ToTheAdult"/>).</summary>
    public PairingState ShownToAdult => PairingMoves.ToTheAdult(State, PausedAt is not null, ConfirmedAt is not null);

    /// <summary>Something pauses it: also after a silent stop, which must look to the others as if nobody had stopped.</summary>
    public bool MayBePaused => State.Allows(PairingAct.Pause) || State == PairingState.Leaving && PausedAt is null;

    public void AllAgreed() => Move(PairingAct.Agree);

    public void Decline(DateTimeOffset now)
    {
        Move(PairingAct.Refuse);
        ClosedAt = now;
    }

    /// <summary>The team takes the proposal back, before anything began.</summary>
    public void Withdraw(DateTimeOffset now)
    {
        Move(PairingAct.Withdraw);
        ClosedAt = now;
    }

    /// <summary>The trial begins, with its thread.</summary>
    public void Start(Guid thread, DateOnly trialUntil, DateTimeOffset now)
    {
        Move(PairingAct.Start);
        (ThreadId, TrialUntil, StartedAt) = (thread, trialUntil, now);
    }

    /// <summary>It may still be said that one continues: during the trial, or after it ended by itself.</summary>
    public bool MayContinue => State == PairingState.Trial || State == PairingState.Paused && PausedFor == PauseReason.Trial;

    /// <summary>« Je continue », said by the young person.</summary>
    public void Continue(DateTimeOffset now)
    {
        if (!MayContinue) throw new BrokenRuleException(PairingMoves.Refusal(State, PairingAct.Confirm));
        ContinuesAt ??= now;
    }

    /// <summary>Only after the young person said yes.</summary>
    public void Confirm(DateTimeOffset now)
    {
        var to = State.After(PairingAct.Confirm);
        if (ContinuesAt is null) throw new BrokenRuleException(NotYet);
        (State, ConfirmedAt) = (to, now);
    }

    /// <summary>A stop stays one: only the adult and the parents see the pause.</summary>
    public void Pause(PauseReason reason, DateTimeOffset now)
    {
        if (State != PairingState.Leaving || PausedAt is not null) Move(PairingAct.Pause);
        (PausedAt, PausedFor) = (now, reason);
    }

    /// <summary>Goes on as it was, in a new thread: the old one stays readable. After a trial that ended it is confirmed, if the young person continues.</summary>
    public void Resume(Guid thread, DateTimeOffset now)
    {
        Move(PairingAct.Resume);
        if (PausedFor == PauseReason.Trial) ConfirmedAt ??= ContinuesAt is null ? throw new BrokenRuleException(NotYet) : now;
        if (ConfirmedAt is null) State = PairingState.Trial;
        (PausedAt, PausedFor, ThreadId, FadingToldAt) = (null, null, thread, null);
    }

    /// <summary>« Je veux arrêter »: nobody asks why, and the adult sees nothing before the call.</summary>
    public void Stop(bool wantsGoodbye, DateTimeOffset now)
    {
        Move(PairingAct.Stop);
        (StopAskedAt, WantsGoodbye) = (now, wantsGoodbye);
    }

    public void End(EndReason reason, DateTimeOffset now)
    {
        if (State == PairingState.Leaving) reason = EndReason.Youth;
        Move(PairingAct.End);
        (EndedFor, ClosedAt) = (reason, now);
    }

    private void Move(PairingAct act) => State = State.After(act);
}
