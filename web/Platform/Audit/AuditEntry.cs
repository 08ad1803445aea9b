namespace ChildProtection.Platform.Audit;

/// <summary>
/// One act, written down for good (reference DATA-01): who, what, about whom, when. Ids and codes only: never a name,
/// never a word that somebody wrote. Entries are numbered without gap and each one holds the hash of the one before.
/// </summary>
public sealed class AuditEntry
{
    /// <summary>The longest code, in characters.</summary>
    public const int CodeLength = 40;

    private AuditEntry() { } // for EF Core

    /// <summary>From 1, without gap.</summary>
    public long Seq { get; private init; }

    /// <summary>Cut to the millisecond, which every database keeps exactly.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The account that acted; null for a visitor, a job or a command on the server.</summary>
    public Guid? ActorId { get; private init; }

    /// <summary>A <see cref="Security.Role"/>, or one of the words of <see cref="AuditActor"/>.</summary>
    public string ActorRole { get; private init; } = "";

    /// <summary>The code of an <see cref="AuditAction"/>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>The account or the child concerned. No foreign key: the line stays when the person is erased, and then names nobody.</summary>
    public Guid? PersonId { get; private init; }

    public string? ObjectType { get; private init; }
    public Guid? ObjectId { get; private init; }

    /// <summary>A code, never a sentence.</summary>
    public string? Reason { get; private init; }

    public AuditResult Result { get; private init; }

    /// <summary>The hash of the entry before; 32 zeros for the first.</summary>
    public byte[] PreviousHash { get; private init; } = [];

    /// <summary>SHA-256 of <see cref="AuditBytes"/>.</summary>
    public byte[] Hash { get; private init; } = [];

    /// <summary>HMAC of <see cref="Hash"/> with a key that is not in the database (<see cref="AuditSeal"/>).</summary>
    public byte[] Seal { get; private init; } = [];

    /// <summary>The entry that follows this head.</summary>
    internal static AuditEntry After(AuditHead head, AuditAct act, AuditActor actor, AuditSeal seal, DateTimeOffset now)
    {
        var draft = new AuditEntry
        {
            Seq = head.Seq + 1,
            At = new DateTimeOffset(now.UtcTicks - now.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero),
            ActorId = actor.Id,
            ActorRole = actor.Role,
            Action = act.Action.Code,
            PersonId = act.PersonId,
            ObjectType = act.ObjectId is null ? null : act.Action.ObjectType,
            ObjectId = act.ObjectId,
            Reason = act.Reason,
            Result = act.Result,
            PreviousHash = head.Hash,
        };
        var hash = AuditBytes.Hash(draft);
        return new AuditEntry
        {
            Seq = draft.Seq, At = draft.At, ActorId = draft.ActorId, ActorRole = draft.ActorRole, Action = draft.Action, PersonId = draft.PersonId,
            ObjectType = draft.ObjectType, ObjectId = draft.ObjectId, Reason = draft.Reason, Result = draft.Result, PreviousHash = draft.PreviousHash,
            Hash = hash, Seal = seal.Of(hash),
        };
    }

    /// <summary>Small letters, digits, dots and hyphens: what people write does not pass for a code.</summary>
    public static bool IsCode(string? text) => text is { Length: > 0 and <= CodeLength }
        && text.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-');
}

/// <summary>Whether the act was done.</summary>
public enum AuditResult
{
    Done,

    /// <summary>Somebody tried and was refused.</summary>
    Refused,
}

/// <summary>
/// The last entry's number and hash, in one row that each writer locks until its transaction ends: no gap and no fork,
/// however many processes write (reference DATA-03).
/// </summary>
public sealed class AuditHead
{
    /// <summary>The only row's key.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>0 while nothing is written.</summary>
    public long Seq { get; init; }

    public byte[] Hash { get; init; } = new byte[AuditBytes.HashLength];
}
