namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What is written down about the answers that are owed, never a word of them. What young people say of a done idea is not written down.</summary>
internal static class AnswersAudit
{
    private const string Idea = "proposal";

    public static readonly AuditAction Discussed = new("proposals.discussed", "a ouvert la discussion d’une idée") { ObjectType = Idea };
    public static readonly AuditAction Voted = new("proposals.voted", "a noté le vote d’une idée") { ObjectType = Idea };
    public static readonly AuditAction Sent = new("proposals.sent", "a transmis une idée à qui décide") { ObjectType = Idea };
    public static readonly AuditAction Passed = new("proposals.passed-on", "a changé qui répond à une idée") { ObjectType = Idea };
    public static readonly AuditAction AskedAgain = new("proposals.asked-again", "a demandé une autre réponse à une idée") { ObjectType = Idea };
    public static readonly AuditAction Followed = new("proposals.followed", "a dit ce qu’est devenue une idée faite") { ObjectType = Idea };
    public static readonly AuditAction Told = new("proposals.told", "a choisi 2 phrases pour raconter une idée") { ObjectType = Idea };
    public static readonly AuditAction ChecksRead = new("proposals.checks-read", "a lu des mots sur une idée faite") { ObjectType = Idea };
    public static readonly AuditAction Agreed = new("proposals.agreed", "a relu 2 phrases sur une idée");

    public static readonly AuditAction OwedListed = new("proposals.owed-listed", "a ouvert la liste des réponses à donner");
    public static readonly AuditAction OwedRead = new("proposals.owed-read", "a lu ton idée pour y répondre") { Formal = "a lu votre idée pour y répondre", Why = "Le comité l’a transmise.", ObjectType = Idea };
    public static readonly AuditAction Answered = new("proposals.answered", "a répondu à ton idée") { Formal = "a répondu à votre idée", ObjectType = Idea };
    public static readonly AuditAction Begun = new("proposals.under-way", "a dit qu’une idée se prépare") { ObjectType = Idea };
    public static readonly AuditAction Finished = new("proposals.done", "a dit qu’une idée est faite") { ObjectType = Idea };
    public static readonly AuditAction Explained = new("proposals.explained", "a expliqué une idée contestée") { ObjectType = Idea };

    public static readonly IReadOnlyList<AuditAction> All = [Discussed, Voted, Sent, Passed, AskedAgain, Followed, Told, ChecksRead, Agreed, OwedListed, OwedRead, Answered, Begun, Finished, Explained];
}
