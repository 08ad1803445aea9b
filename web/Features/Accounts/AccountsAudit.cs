namespace ChildProtection.Features.Accounts;

/// <summary>What the audit log knows of accounts and circles. The person is the child, unless said otherwise.</summary>
internal static class AccountsAudit
{
    /// <summary>A professional opened the child's page.</summary>
    public static readonly AuditAction ChildRead = new("child.read", "a ouvert ta page") { Why = "Pour voir qui est autour de toi et inviter des adultes." };

    /// <summary>A parent opened « Mon enfant »: first name, référent's name, their own rights.</summary>
    public static readonly AuditAction ChildSeenByParent = new("child.seen-by-parent", "a ouvert sa page « Mon enfant »") { Why = "Cette page montre ton prénom et le nom de ton référent. Jamais tes mots." };

    /// <summary>A professional opened the list of first names. No person: the list is theirs.</summary>
    public static readonly AuditAction ListRead = new("children.listed", "a ouvert la liste de ses jeunes");

    /// <summary>The same for what decisions let one parent have; the object is the parent's relation.</summary>
    public static readonly AuditAction ParentRead = new("parent.read", "a ouvert la page d’un de tes parents")
    {
        Why = "Cette page dit ce qu’une décision permet à ce parent.", ObjectType = "relation",
    };

    public static readonly AuditAction ChildRegistered = new("child.registered", "a créé ta page dans le portail") { Why = "Pour pouvoir t’inviter ici." };

    /// <summary>The actor is who has the relation from now on. Reason: its kind.</summary>
    public static readonly AuditAction RelationBegun = new("relation.begun", "a maintenant un lien avec toi ici") { ObjectType = "relation" };

    /// <summary>Reason: the kind of the relation.</summary>
    public static readonly AuditAction RelationEnded = new("relation.ended", "a terminé le lien avec un adulte autour de toi") { ObjectType = "relation" };

    /// <summary>The same end, for the adult: the person is their account.</summary>
    public static readonly AuditAction OwnRelationEnded = new("relation.ended-own", "a terminé ton lien avec un jeune") { Formal = "a terminé votre lien avec un jeune", ObjectType = "relation" };

    /// <summary>No person for an invitation to work here. Reason: the kind of relation, or the role.</summary>
    public static readonly AuditAction InvitationMade = new("invitation.made", "a fait une invitation autour de toi") { ObjectType = "invitation" };

    /// <summary>Reason: « replaced » when a new one takes its place.</summary>
    public static readonly AuditAction InvitationCancelled = new("invitation.cancelled", "a annulé une invitation autour de toi") { ObjectType = "invitation" };

    /// <summary>The actor is the account that it made or joined.</summary>
    public static readonly AuditAction InvitationUsed = new("invitation.used", "a répondu à une invitation autour de toi") { ObjectType = "invitation" };

    /// <summary>The person is the account.</summary>
    public static readonly AuditAction CardReplaced = new("card.replaced", "a refait ta carte") { Why = "La carte était perdue ou volée." };

    /// <summary>The person is the account.</summary>
    public static readonly AuditAction PasskeyAdded = new("passkey.added", "a ajouté un appareil à ton espace") { Formal = "a ajouté un appareil à votre espace" };

    /// <inheritdoc cref="PasskeyAdded"/>
    public static readonly AuditAction PasskeyRemoved = new("passkey.removed", "a enlevé un appareil de ton espace") { Formal = "a enlevé un appareil de votre espace" };

    /// <inheritdoc cref="PasskeyAdded"/>
    public static readonly AuditAction AppReplaced = new("totp.replaced", "a changé ton application de codes") { Formal = "a changé votre application de codes" };

    /// <inheritdoc cref="PasskeyAdded"/>
    public static readonly AuditAction CodesMade = new("backup-codes.made", "a fait tes codes de secours") { Formal = "a fait vos codes de secours" };

    /// <summary>The object is the parent's relation.</summary>
    public static readonly AuditAction ParentLimited = new("parent.limited", "a noté ce qu’un parent peut avoir")
    {
        Why = "Une décision le dit, par exemple celle du juge.", ObjectType = "relation",
    };

    public static readonly AuditAction MajorityWritten = new("child.majority", "a écrit le jour de tes 18 ans") { Why = "Ce jour-là, l’accès des parents s’arrête." };

    /// <summary>The person is the account, as for the next three.</summary>
    public static readonly AuditAction RecoveryAsked = new("recovery.asked", "a demandé de refaire ton accès") { Why = "La carte ou le code secret était perdu." };

    /// <summary>A professional opened « Accès à confirmer », with the first names of their circle. No person.</summary>
    public static readonly AuditAction RecoveriesListed = new("recoveries.listed", "a ouvert la liste des accès à refaire");

    public static readonly AuditAction RecoveryConfirmed = new("recovery.confirmed", "a confirmé qu’il faut refaire ton accès") { Why = "Il faut toujours deux adultes différents." };

    /// <summary>The code of twenty minutes; each one makes the one before void.</summary>
    public static readonly AuditAction RecoveryCodeMade = new("recovery.code", "a fait le code pour refaire ton accès") { Why = "Le code dure 20 minutes. Toi seul dois le taper." };

    public static readonly AuditAction RecoveryCancelled = new("recovery.cancelled", "a annulé la demande de refaire ton accès");

    public static readonly AuditAction AccessRemade = new("recovery.used", "a refait ton accès, avec un nouveau code secret");

    public static readonly AuditAction AccessClosed = new("recovery.closed", "a tout fermé : ce n’était pas toi");

    /// <summary>By whoever is signed in to the account: « ce n’était pas moi ».</summary>
    public static readonly AuditAction RenewalRefused = new("renewal.refused", "a arrêté une demande de nouvel accès");

    /// <summary>From the command line of the server.</summary>
    public static readonly AuditAction SheetPrinted = new("renewal.printed", "a fait une nouvelle feuille pour ton compte") { Formal = "a fait une nouvelle feuille pour votre compte" };

    /// <summary>By an administrator, as the four below.</summary>
    public static readonly AuditAction CaseWorkerNamed = new("caseworker.named", "a nommé ton référent") { Why = "Pour que quelqu’un suive ton parcours." };

    public static readonly AuditAction CaseWorkerChanged = new("caseworker.changed", "a changé ton référent") { Why = "Pour que quelqu’un suive toujours ton parcours." };

    /// <summary>The person is the référent who leaves. Each child has its own line too.</summary>
    public static readonly AuditAction CaseloadHandedOver = new("caseload.handed", "a confié tes jeunes à un autre référent") { Formal = "a confié vos jeunes à un autre référent" };

    /// <summary>The person is the new référent.</summary>
    public static readonly AuditAction ChildCame = new("caseworker.came", "t’a confié un jeune") { Formal = "vous a confié un jeune", ObjectType = "relation" };

    /// <summary>The person is the référent of before.</summary>
    public static readonly AuditAction ChildLeft = new("caseworker.left", "a confié à quelqu’un d’autre un jeune que tu suivais")
    {
        Formal = "a confié à quelqu’un d’autre un jeune que vous suiviez", ObjectType = "relation",
    };

    public static readonly AuditAction CareEnded = new("child.care-ended", "a noté la fin de ton accompagnement") { Why = "Ce jour-là, les adultes ne lisent plus ici. Ton espace reste à toi." };

    public static readonly AuditAction CareGoesOn = new("child.care-goes-on", "a noté que ton accompagnement continue");

    public static readonly AuditAction PlaceChanged = new("child.place-changed", "a changé ton lieu de vie") { Why = "Pour lire la page de ta maison. Tes parents ne la voient pas." };

    public static readonly AuditAction PlaceKept = new("child.place-kept", "a annulé un changement de ton lieu de vie");

    public static readonly AuditAction RelationDated = new("relation.dated", "a noté la fin du lien avec un adulte autour de toi") { ObjectType = "relation" };

    /// <summary>The same, for the adult.</summary>
    public static readonly AuditAction OwnRelationDated = new("relation.dated-own", "a noté la fin de ton lien avec un jeune") { Formal = "a noté la fin de votre lien avec un jeune", ObjectType = "relation" };

    /// <summary>A planned end is taken back.</summary>
    public static readonly AuditAction RelationGoesOn = new("relation.goes-on", "a noté que le lien avec un adulte autour de toi continue") { ObjectType = "relation" };

    /// <summary>The same, for the adult.</summary>
    public static readonly AuditAction OwnRelationGoesOn = new("relation.goes-on-own", "a noté que ton lien avec un jeune continue") { Formal = "a noté que votre lien avec un jeune continue", ObjectType = "relation" };

    public static IReadOnlyList<AuditAction> All =>
    [
        ChildRead, ParentRead, ChildSeenByParent, ListRead, ChildRegistered, RelationBegun, RelationEnded, OwnRelationEnded, InvitationMade, InvitationCancelled, InvitationUsed,
        CardReplaced, PasskeyAdded, PasskeyRemoved, AppReplaced, CodesMade, RecoveryCodeMade, RecoveryCancelled, ParentLimited, MajorityWritten, RecoveryAsked, RecoveriesListed, RecoveryConfirmed, AccessRemade, AccessClosed,
        CaseWorkerNamed, CaseWorkerChanged, CaseloadHandedOver, ChildCame, ChildLeft, RelationDated, OwnRelationDated, RelationGoesOn, OwnRelationGoesOn, CareEnded, CareGoesOn, PlaceChanged, PlaceKept, RenewalRefused, SheetPrinted,
    ];

    /// <summary>« caseworker », « self »: the kind as a code.</summary>
    public static string Code(this RelationKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>What an invitation is for, as a code.</summary>
    public static string Code(this Invitation invitation) => invitation.Kind?.Code() ?? invitation.Role;
}
