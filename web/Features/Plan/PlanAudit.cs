namespace ChildProtection.Features.Plan;

/// <summary>What is written down about the « schéma »: who keeps it up to date, and what became of a question; never its words.</summary>
internal static class PlanAudit
{
    private const string Question = "plan-question";

    public static readonly AuditAction StateWritten = new("plan.state-written", "a donné des nouvelles d’une action du schéma") { ObjectType = "plan-update" };
    public static readonly AuditAction ValueWritten = new("plan.value-written", "a écrit un chiffre du schéma") { ObjectType = "plan-value" };
    public static readonly AuditAction QuestionWritten = new("plan.question-written", "a écrit sur une action du schéma") { ObjectType = Question };
    public static readonly AuditAction QuestionErased = new("plan.question-erased", "a effacé un texte sur le schéma") { ObjectType = Question };
    public static readonly AuditAction QuestionRead = new("plan.question-read", "a lu ton texte sur le schéma") { Formal = "a lu votre texte sur le schéma", Why = "Un animateur lit avant de publier.", ObjectType = Question };
    public static readonly AuditAction QuestionReturned = new("plan.question-returned", "a rendu ton texte avec un mot") { Formal = "a rendu votre texte avec un mot", ObjectType = Question };
    public static readonly AuditAction QuestionPublished = new("plan.question-published", "a publié ton texte au nom du groupe") { Formal = "a publié votre texte au nom du groupe", ObjectType = Question };
    public static readonly AuditAction Answered = new("plan.answered", "a répondu sur le schéma") { ObjectType = Question };
    public static readonly AuditAction Added = new("plan.answer-added", "a ajouté une suite à une réponse") { ObjectType = Question };

    public static readonly IReadOnlyList<AuditAction> All = [StateWritten, ValueWritten, QuestionWritten, QuestionErased, QuestionRead, QuestionReturned, QuestionPublished, Answered, Added];
}
