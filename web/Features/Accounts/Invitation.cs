namespace ChildProtection.Features.Accounts;

/// <summary>
/// A door opened by a person for a person: a code of 120 bits, on paper or by voice, that serves once within 14 days.
/// The database keeps its SHA-256 only.
/// </summary>
public sealed class Invitation
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(14);

    /// <summary>The first administrator's code, printed at start.</summary>
    public static readonly TimeSpan BootstrapLife = TimeSpan.FromHours(24);

    /// <summary>How long a sheet that gives an account new keys waits before it serves, while the owner is told.</summary>
    public static readonly TimeSpan RenewalWait = TimeSpan.FromHours(24);

    private Invitation() { } // for EF Core

    public Guid Id { get; private init; }
    public string CodeHash { get; private init; } = "";

    /// <summary>The role of the account to come.</summary>
    public string Role { get; private init; } = "";

    /// <summary>The child and the relation that the account will have; null for staff invited by an administrator.</summary>
    public Guid? ChildId { get; private init; }
    public RelationKind? Kind { get; private init; }

    /// <summary>Where somebody who will work here works; null when it was not said.</summary>
    public string? Zone { get; private init; }

    /// <summary>The account that comes back to life with this sheet, instead of a new one.</summary>
    public Guid? RenewsId { get; private init; }

    /// <summary>Adults only; it must be typed again with the code.</summary>
    public string? Email { get; private init; }

    /// <summary>Finds the invitations to one address.</summary>
    public string? EmailIndex { get; private set; }

    /// <summary>Null for the first administrator.</summary>
    public Guid? InvitedById { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>From when it serves: at once, but for a renewal.</summary>
    public DateTimeOffset ServesFrom => RenewsId is null ? CreatedAt : CreatedAt + RenewalWait;

    /// <summary>The account it opened or joined.</summary>
    public Guid? UsedById { get; private set; }
    public DateTimeOffset? CancelledAt { get; private set; }

    /// <summary>An invitation into a child's circle.</summary>
    public static (Invitation Invitation, string Code) ToCircle(
        Guid childId, RelationKind kind, string? email, Guid invitedById, DateTimeOffset now)
    {
        if (kind is RelationKind.CaseWorker) throw new BrokenRuleException("Un référent est nommé par l’administration.");
        if (kind is not RelationKind.Self && email is null) throw new BrokenRuleException("Écrivez une adresse e-mail.");
        return New(kind.RoleOf(), childId, kind, kind is RelationKind.Self ? null : email, invitedById, Life, now);
    }

    /// <summary>An invitation to work here: no child comes with it.</summary>
    public static (Invitation Invitation, string Code) ToStaff(string role, string email, Guid? invitedById, DateTimeOffset now, string? zone = null)
    {
        if (!Platform.Security.Role.IsStaff(role)) throw new BrokenRuleException("Choisissez un rôle de la liste.");
        return New(role, null, null, email, invitedById, Life, now, zone);
    }

    /// <summary>For an adult who would like to accompany a young person: an account that opens nobody's door.</summary>
    public static (Invitation Invitation, string Code) ToVolunteer(string email, Guid invitedById, DateTimeOffset now) =>
        New(Platform.Security.Role.Mentor, null, null, email, invitedById, Life, now);

    /// <summary>A new way in for an adult who lost every key: the same account, its links and its words stay.</summary>
    public static (Invitation Invitation, string Code) ToRenew(Account account, Guid? invitedById, DateTimeOffset now)
    {
        if (Platform.Security.Role.IsYoung(account.Role) || account.Email is null) throw new BrokenRuleException("L’accès d’un jeune se refait avec son référent.");
        return New(account.Role, null, null, account.Email, invitedById, Life, now, account.Zone, account.Id);
    }

    /// <summary>The way in for whoever installs the portal.</summary>
    public static (Invitation Invitation, string Code) ToFirstAdministrator(DateTimeOffset now) =>
        New(Platform.Security.Role.Administrator, null, null, null, null, BootstrapLife, now);

    public InvitationState StateAt(DateTimeOffset now) =>
        UsedAt is not null ? InvitationState.Used
        : CancelledAt is not null ? InvitationState.Cancelled
        : now >= ExpiresAt ? InvitationState.Expired
        : InvitationState.Waiting;

    public void Cancel(DateTimeOffset now)
    {
        if (StateAt(now) is not InvitationState.Waiting) throw new BrokenRuleException("Cette invitation ne sert déjà plus.");
        CancelledAt = now;
    }

    private static (Invitation, string) New(
        string role, Guid? childId, RelationKind? kind, string? email, Guid? invitedById, TimeSpan life, DateTimeOffset now, string? zone = null, Guid? renewsId = null)
    {
        var code = SecretCode.NewCode();
        return (new Invitation
        {
            Id = SecretCode.NewId(),
            CodeHash = SecretCode.Hash(code),
            Role = role,
            ChildId = childId,
            Kind = kind,
            Zone = zone,
            RenewsId = renewsId,
            Email = email?.Trim().ToLowerInvariant(),
            InvitedById = invitedById,
            CreatedAt = now,
            ExpiresAt = now + life,
        }, code);
    }
}

public enum InvitationState { Waiting, Used, Cancelled, Expired }
