namespace ChildProtection.Features.Mentoring.Pairs;

/// <summary>Where the bond of one young person and one adult stands. Stored by name.</summary>
public enum PairingState
{
    /// <summary>Proposed: the young person, the adult and the holders of parental authority say yes or no.</summary>
    Agreeing,

    /// <summary>All agreed: the agreement (« convention ») is signed by the young person, the ASE and the association.</summary>
    Signing,

    /// <summary>« À l’essai »: the thread is open.</summary>
    Trial,

    /// <summary>Confirmed after the trial.</summary>
    Active,

    /// <summary>Read-only: a check is too old, or a parent took an agreement back.</summary>
    Paused,

    /// <summary>The young person stopped. Only the team knows, until somebody has called the adult.</summary>
    Leaving,

    /// <summary>Somebody said no before the start. Nobody says why.</summary>
    Declined,

    /// <summary>Over; a goodbye may be kept.</summary>
    Ended,
}

/// <summary>What may happen to it.</summary>
public enum PairingAct
{
    Agree, Refuse, Sign, Withdraw, Start, Confirm, Pause, Resume, Stop, End,
}

/// <summary>The whole life of a pairing: from where, what may happen, and where that leads. What is not here is refused in words.</summary>
public static class PairingMoves
{
    private static readonly Dictionary<(PairingState From, PairingAct Act), PairingState> Table = new()
    {
        [(PairingState.Agreeing, PairingAct.Agree)] = PairingState.Signing,
        [(PairingState.Agreeing, PairingAct.Refuse)] = PairingState.Declined,
        [(PairingState.Signing, PairingAct.Sign)] = PairingState.Signing,
        [(PairingState.Signing, PairingAct.Refuse)] = PairingState.Declined,
        [(PairingState.Agreeing, PairingAct.Withdraw)] = PairingState.Declined,
        [(PairingState.Signing, PairingAct.Withdraw)] = PairingState.Declined,
        [(PairingState.Signing, PairingAct.Start)] = PairingState.Trial,
        [(PairingState.Trial, PairingAct.Confirm)] = PairingState.Active,
        [(PairingState.Trial, PairingAct.Pause)] = PairingState.Paused,
        [(PairingState.Active, PairingAct.Pause)] = PairingState.Paused,
        [(PairingState.Paused, PairingAct.Resume)] = PairingState.Active, // or the trial it came from: Pairing.Resume
        [(PairingState.Trial, PairingAct.Stop)] = PairingState.Leaving,
        [(PairingState.Active, PairingAct.Stop)] = PairingState.Leaving,
        [(PairingState.Paused, PairingAct.Stop)] = PairingState.Leaving,
        [(PairingState.Trial, PairingAct.End)] = PairingState.Ended,
        [(PairingState.Active, PairingAct.End)] = PairingState.Ended,
        [(PairingState.Paused, PairingAct.End)] = PairingState.Ended,
        [(PairingState.Leaving, PairingAct.End)] = PairingState.Ended,
    };

    /// <summary>Nothing happens to it any more.</summary>
    public static bool IsOver(this PairingState state) => state is PairingState.Declined or PairingState.Ended;

    /// <summary>It has begun and is not over: the two meet, or may again.</summary>
    public static bool IsLiving(this PairingState state) => state is PairingState.Trial or PairingState.Active or PairingState.Paused or PairingState.Leaving;

    /// <summary>May this happen now?</summary>
    public static bool Allows(this PairingState from, PairingAct act) => Table.ContainsKey((from, act));

    /// <summary>Where it leads. Not from there: <see cref="BrokenRuleException"/>, in French.</summary>
    public static PairingState After(this PairingState from, PairingAct act) =>
        Table.TryGetValue((from, act), out var to) ? to : throw new BrokenRuleException(Refusal(from, act));

    /// <summary>Why not, in one or two short sentences for both « tu » and « vous ».</summary>
    public static string Refusal(PairingState from, PairingAct act) => (from, act) switch
    {
        (PairingState.Ended, _) => "Ce lien est déjà terminé.",
        (PairingState.Declined, _) => "Cette proposition est déjà arrêtée.",
        (PairingState.Leaving, PairingAct.Stop) => "L’arrêt est déjà demandé. L’équipe s’en occupe.",
        (PairingState.Leaving, _) => "Le jeune a demandé l’arrêt. Il reste seulement à terminer.",
        (PairingState.Agreeing, PairingAct.Start or PairingAct.Sign) => "Il manque encore un accord.",
        (PairingState.Agreeing or PairingState.Signing, _) => "Le lien n’a pas encore commencé.",
        (PairingState.Paused, PairingAct.Pause) => "Le lien est déjà en pause.",
        (PairingState.Paused, _) => "Le lien est en pause. Il faut d’abord le reprendre.",
        (PairingState.Active, PairingAct.Confirm) => "Ce lien est déjà confirmé.",
        (_, PairingAct.Resume) => "Ce lien n’est pas en pause.",
        (_, PairingAct.Refuse or PairingAct.Agree or PairingAct.Sign or PairingAct.Withdraw or PairingAct.Start) => "Le lien a déjà commencé. On peut l’arrêter.",
        _ => "Ce n’est pas possible maintenant.",
    };

    /// <summary>As the adult sees it: a silent stop changes nothing for them before somebody has called.</summary>
    public static PairingState ToTheAdult(PairingState state, bool wasPaused, bool isConfirmed) => state != PairingState.Leaving ? state
        : wasPaused ? PairingState.Paused : isConfirmed ? PairingState.Active : PairingState.Trial;
}
