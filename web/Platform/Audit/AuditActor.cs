namespace ChildProtection.Platform.Audit;

/// <summary>Who acts, when it is not simply whoever is signed in: at sign-in, in a job, from the command line.</summary>
public sealed record AuditActor(Guid? Id, string Role)
{
    /// <summary>Somebody who is not signed in.</summary>
    public static readonly AuditActor Visitor = new(null, "visiteur");

    /// <summary>The portal itself: a job or a start task.</summary>
    public static readonly AuditActor Portal = new(null, "portail");

    /// <summary>Whoever may run commands on the server.</summary>
    public static readonly AuditActor Operator = new(null, "serveur");

    public static AuditActor Of(Account account) => new(account.Id, account.Role);
}

/// <summary>One act to write down.</summary>
/// <param name="Action">A registered action.</param>
/// <param name="PersonId">The account or the child concerned, who may read the line in « Qui a regardé ? ».</param>
/// <param name="ObjectId">The thing concerned, of the action's <see cref="AuditAction.ObjectType"/>.</param>
/// <param name="Reason">A code (<see cref="AuditEntry.IsCode"/>): « card », « lost ».</param>
public sealed record AuditAct(AuditAction Action, Guid? PersonId = null, Guid? ObjectId = null, string? Reason = null)
{
    public AuditResult Result { get; init; }

    /// <summary>Null for whoever is signed in.</summary>
    public AuditActor? Actor { get; init; }
}

/// <summary>The act could not be written down, so it is refused (reference DATA-06). Answered with 503; nothing has changed.</summary>
public sealed class AuditFailedException(Exception cause) : Exception("The audit log could not be written: the act is refused.", cause);
