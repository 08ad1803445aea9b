namespace ChildProtection.Features.Mentoring;

/// <summary>What is written down about mentoring: who proposed, agreed, checked, read; never a word.</summary>
internal static class MentoringAudit
{
    private const string Pair = "pairing";

    public static readonly AuditAction CoordinatorNamed = new("mentoring.coordinator-named", "t’a confié le mentorat") { Formal = "vous a confié le mentorat" };
    public static readonly AuditAction CoordinatorRelieved = new("mentoring.coordinator-relieved", "a retiré le mentorat à une personne");
    public static readonly AuditAction Invited = new("mentoring.invited", "a invité une personne à devenir mentor");
    public static readonly AuditAction Applied = new("mentoring.applied", "a demandé à devenir mentor");
    public static readonly AuditAction FileRead = new("mentoring.file-read", "a lu ta demande de mentor") { Formal = "a lu votre demande de mentor" };
    public static readonly AuditAction Checked = new("mentoring.checked", "a noté une vérification sur toi") { Formal = "a noté une vérification sur vous" };
    public static readonly AuditAction FileDecided = new("mentoring.file-decided", "a répondu à ta demande de mentor") { Formal = "a répondu à votre demande de mentor" };
    public static readonly AuditAction CharterSigned = new("mentoring.charter-signed", "a signé la charte du mentor");
    public static readonly AuditAction Wished = new("mentoring.wished", "a demandé un mentor");
    public static readonly AuditAction Offered = new("mentoring.offered", "t’a proposé un mentor") { Formal = "vous a proposé un mentor" };
    public static readonly AuditAction WishWithdrawn = new("mentoring.wish-withdrawn", "a repris sa demande de mentor");
    public static readonly AuditAction WishRead = new("mentoring.wish-read", "a lu ta demande de mentor") { Formal = "a lu votre demande de mentor", Why = "Pour trouver la bonne personne." };
    public static readonly AuditAction Proposed = new("mentoring.proposed", "a proposé un adulte pour toi") { Formal = "a proposé un adulte pour vous", ObjectType = Pair };
    public static readonly AuditAction Answered = new("mentoring.answered", "a répondu à une proposition de mentorat") { ObjectType = Pair };
    public static readonly AuditAction PaperNoted = new("mentoring.paper-noted", "a noté un accord donné sur papier") { ObjectType = Pair };
    public static readonly AuditAction HoldersAsked = new("mentoring.holders-asked", "a demandé l’accord d’un parent") { ObjectType = Pair };
    public static readonly AuditAction PairRead = new("mentoring.pair-read", "a ouvert la page de ton mentorat") { Formal = "a ouvert la page de votre mentorat", Why = "Cette personne accompagne le mentorat.", ObjectType = Pair };
    public static readonly AuditAction Withdrawn = new("mentoring.proposal-withdrawn", "a retiré une proposition de mentorat") { ObjectType = Pair };
    public static readonly AuditAction Started = new("mentoring.started", "a ouvert l’essai du mentorat") { ObjectType = Pair };
    public static readonly AuditAction Continued = new("mentoring.continued", "veut continuer le mentorat") { ObjectType = Pair };
    public static readonly AuditAction Confirmed = new("mentoring.confirmed", "a confirmé le mentorat") { ObjectType = Pair };
    public static readonly AuditAction Paused = new("mentoring.paused", "a mis le mentorat en pause") { ObjectType = Pair };
    public static readonly AuditAction Resumed = new("mentoring.resumed", "a repris le mentorat") { ObjectType = Pair };
    public static readonly AuditAction StopAsked = new("mentoring.stop-asked", "a demandé l’arrêt du mentorat") { ObjectType = Pair };
    public static readonly AuditAction Ended = new("mentoring.ended", "a terminé le mentorat") { ObjectType = Pair };
    public static readonly AuditAction DiaryWritten = new("mentoring.diary-written", "a écrit dans le carnet du mentorat") { ObjectType = Pair };
    public static readonly AuditAction WordRead = new("mentoring.word-read", "a lu un mot avant toi, pour te protéger") { Formal = "a lu un mot du mentorat avant de le donner", ObjectType = Pair };
    public static readonly AuditAction WordShown = new("mentoring.word-shown", "a donné un mot du mentorat") { ObjectType = Pair };
    public static readonly AuditAction WordReturned = new("mentoring.word-returned", "a rendu un mot à la personne qui l’a écrit") { ObjectType = Pair };
    public static readonly AuditAction Reviewed = new("mentoring.reviewed", "a répondu au bilan du mentorat") { ObjectType = Pair };
    public static readonly AuditAction ReviewRead = new("mentoring.review-read", "a lu le bilan de ton mentorat") { Formal = "a lu le bilan de votre mentorat", ObjectType = Pair };
    public static readonly AuditAction ReviewClosed = new("mentoring.review-closed", "a fini le bilan du mentorat") { ObjectType = Pair };
    public static readonly AuditAction PeerAsked = new("mentoring.peer-asked", "a demandé à venir dans un groupe d’entraide");
    public static readonly AuditAction PeerLeft = new("mentoring.peer-left", "a quitté un groupe d’entraide");
    public static readonly AuditAction PeerAccepted = new("mentoring.peer-accepted", "t’a accueilli·e dans un groupe d’entraide") { Formal = "vous a accueilli·e dans un groupe d’entraide" };
    public static readonly AuditAction PeerGroupOpened = new("mentoring.peer-group-opened", "a ouvert un groupe d’entraide");
    public static readonly AuditAction PeerGroupClosed = new("mentoring.peer-group-closed", "a fermé un groupe d’entraide");

    public static readonly IReadOnlyList<AuditAction> All =
    [
        CoordinatorNamed, CoordinatorRelieved, Invited, Applied, FileRead, Checked, FileDecided, CharterSigned, Wished, Offered, WishWithdrawn, WishRead, Proposed, Answered, PaperNoted, HoldersAsked, Withdrawn, PairRead, Started,
        Continued, Confirmed, Paused, Resumed, StopAsked, Ended, DiaryWritten, WordRead, WordShown, WordReturned, Reviewed, ReviewRead, ReviewClosed, PeerAsked, PeerLeft, PeerAccepted, PeerGroupOpened, PeerGroupClosed,
    ];
}
