namespace ChildProtection.Features.Administration;

/// <summary>What the audit log knows of those who run the installation.</summary>
internal static class AdministrationAudit
{
    private const string ForARepair = "Pour régler un problème technique, sans lire tes mots.";

    public static readonly AuditAction MailRetried = new("mail.retried", "a relancé un courriel") { ObjectType = "mail" };
    public static readonly AuditAction MailAbandoned = new("mail.abandoned", "a abandonné un courriel") { ObjectType = "mail" };

    /// <summary>Refused when the log does not hold.</summary>
    public static readonly AuditAction LogVerified = new("audit.verified", "a vérifié le journal");

    /// <summary>The person is the account, as for the next ones.</summary>
    public static readonly AuditAction PersonRead = new("person.read", "a regardé la fiche technique de ton compte, sans ton nom")
    {
        Formal = "a regardé la fiche de votre compte", Why = ForARepair,
    };

    /// <summary>Reason: of <c>DisableReason</c>.</summary>
    public static readonly AuditAction PersonDisabled = new("person.disabled", "a fermé ton compte") { Formal = "a fermé votre compte" };
    public static readonly AuditAction PersonEnabled = new("person.enabled", "a rouvert ton compte") { Formal = "a rouvert votre compte" };

    /// <summary>Reason: « to- » and the new role.</summary>
    public static readonly AuditAction RoleChanged = new("person.role", "a changé ton rôle ici") { Formal = "a changé votre rôle ici" };
    public static readonly AuditAction ZoneChanged = new("person.zone", "a changé ton secteur") { Formal = "a changé votre secteur" };

    /// <summary>Reason: « yes » or « no ».</summary>
    public static readonly AuditAction MayConfirmChanged = new("person.may-confirm", "a changé ce que tu peux confirmer") { Formal = "a changé ce que vous pouvez confirmer" };
    /// <summary>Of before, when asking took the keys away; still read.</summary>
    public static readonly AuditAction KeysRemoved = new("person.keys-removed", "a enlevé toutes les clés de ton compte") { Formal = "a enlevé toutes les clés de votre compte" };
    public static readonly AuditAction RenewalAsked = new("person.renewal-asked", "a demandé un nouvel accès pour ton compte") { Formal = "a demandé un nouvel accès pour votre compte" };
    public static readonly AuditAction RenewalCancelled = new("person.renewal-off", "a annulé la demande de nouvel accès") { Formal = "a annulé la demande de nouvel accès à votre compte" };
    public static readonly AuditAction RenewalSheet = new("person.new-sheet", "a fait une nouvelle feuille pour ton compte") { Formal = "a fait une nouvelle feuille pour votre compte" };

    /// <summary>The person is the child.</summary>
    public static readonly AuditAction CircleRead = new("circle.read", "a regardé les liens autour de toi, sans ton prénom")
    {
        Why = "Pour nommer ton référent, ou noter la fin d’un lien.",
    };

    /// <summary>A part of a list of invitations; each invitation has its own line too.</summary>
    public static readonly AuditAction ListSent = new("invitation.list", "a invité des personnes avec une liste");

    /// <summary>The list of the children without a référent, by number and zone.</summary>
    public static readonly AuditAction UnfollowedListed = new("circle.unfollowed-read", "a regardé la liste des jeunes sans référent");

    /// <summary>A list of addresses was compared with those who work here.</summary>
    public static readonly AuditAction ListLookedAt = new("invitation.list-checked", "a vérifié une liste d’adresses");

    /// <summary>Nobody’s: a place of life.</summary>
    public static readonly AuditAction PlaceAdded = new("place.added", "a ajouté un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction PlaceChanged = new("place.changed", "a changé un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction PlaceClosed = new("place.closed", "a fermé un lieu de vie") { ObjectType = "place" };
    public static readonly AuditAction PlaceReopened = new("place.reopened", "a rouvert un lieu de vie") { ObjectType = "place" };

    /// <summary>Reason: the setting, its old value and its new one, as codes.</summary>
    public static readonly AuditAction SettingChanged = new("setting.changed", "a changé un réglage du site");

    public static IReadOnlyList<AuditAction> All =>
    [
        MailRetried, MailAbandoned, LogVerified, PersonRead, PersonDisabled, PersonEnabled, RoleChanged, ZoneChanged, MayConfirmChanged,
        KeysRemoved, RenewalAsked, RenewalCancelled, RenewalSheet, CircleRead, UnfollowedListed, ListSent, ListLookedAt, PlaceAdded, PlaceChanged, PlaceClosed, PlaceReopened, SettingChanged,
    ];
}
