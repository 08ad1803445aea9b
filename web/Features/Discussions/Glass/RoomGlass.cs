namespace ChildProtection.Features.Discussions.Glass;

/// <summary>Why somebody asks to read a conversation they are not in.</summary>
public enum GlassReason
{
    [Display(Name = "Quelqu’un est peut-être en danger")]
    Danger,

    [Display(Name = "Un signalement parle de cet échange")]
    Report,

    [Display(Name = "La justice ou la direction le demande")]
    Authority,
}

/// <summary>« Bris de glace »: one moderator asks, another one agrees, both may read for an hour, and the people of the conversation see it afterwards (SAFE-09).</summary>
public sealed class RoomGlass
{
    /// <summary>How long it may be read, in minutes.</summary>
    public const int Minutes = 60;

    /// <summary>Nobody agreed: it lapses after so many hours.</summary>
    public const int LapseHours = 24;

    private RoomGlass() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }
    public GlassReason Reason { get; private init; }

    /// <summary>Whoever asked; null once that account is erased: that somebody read stays, for the people of the conversation.</summary>
    public Guid? AskedById { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }

    /// <summary>The second person; null until somebody else agreed.</summary>
    public Guid? GrantedById { get; private set; }
    public DateTimeOffset? GrantedAt { get; private set; }

    /// <summary>When it was first read; null when nobody looked.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    public static RoomGlass Ask(Guid roomId, Guid askedById, GlassReason reason, DateTimeOffset now) => new() { Id = SecretCode.NewId(), RoomId = roomId, AskedById = askedById, Reason = reason, AskedAt = now };

    /// <summary>Two different people. The same one, too late, or already done: <see cref="BrokenRuleException"/>.</summary>
    public void Grant(Guid by, DateTimeOffset now)
    {
        if (by == AskedById) throw new BrokenRuleException("Il faut une autre personne. Vous avez fait la demande.");
        if (GrantedAt is not null) throw new BrokenRuleException("Quelqu’un a déjà répondu.");
        if (now >= AskedAt.AddHours(LapseHours)) throw new BrokenRuleException("Cette demande est trop ancienne. Faites-en une autre.");
        (GrantedById, GrantedAt) = (by, now);
    }

    public bool IsOpenAt(DateTimeOffset now) => GrantedAt is { } at && now >= at && now < at.AddMinutes(Minutes);

    public bool IsWaitingAt(DateTimeOffset now) => GrantedAt is null && now < AskedAt.AddHours(LapseHours);

    public void Read(DateTimeOffset now) => ReadAt ??= now;
}
