namespace ChildProtection.Features.Discussions;

/// <summary>What one is in a room.</summary>
public enum RoomPart
{
    Member,

    /// <summary>« Animatrice », « animateur »: opens it, reads what is held.</summary>
    Facilitator,

    /// <summary>« Cet échange est accompagné par… »: reads along, everybody sees their name (SAFE-01).</summary>
    Supervisor,
}

/// <summary>Somebody asked to come, or who is there. Nobody is in a room before they said yes (SAFE-03).</summary>
public sealed class RoomMember
{
    /// <summary>So many messages of a newcomer are read first (reference §3.3).</summary>
    public const int FirstPosts = 5;

    private RoomMember() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }
    public Guid AccountId { get; private init; }
    public RoomPart Part { get; private init; }
    public DateTimeOffset InvitedAt { get; private init; }

    /// <summary>When they said yes; null before, and for ever after a no.</summary>
    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>When they went, or said no. Nobody is told.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>How many of their messages were shown here, up to <see cref="FirstPosts"/>: it tells a newcomer, and is shown to nobody.</summary>
    public int Posts { get; private set; }

    /// <summary>For slow mode; null before the first message.</summary>
    public DateTimeOffset? LastPostAt { get; private set; }

    /// <summary>« Je suis là »: a facilitator accompanies the room until then; null for not.</summary>
    public DateTimeOffset? HostsUntil { get; private set; }

    public bool IsIn => AcceptedAt is not null && LeftAt is null;

    /// <summary>Runs the room: reads what is held, and decides.</summary>
    public bool Runs => Part != RoomPart.Member;

    public static RoomMember Invite(Guid roomId, Guid accountId, DateTimeOffset now) => new() { Id = SecretCode.NewId(), RoomId = roomId, AccountId = accountId, InvitedAt = now };

    /// <summary>Somebody who comes by themselves, or whose work it is.</summary>
    public static RoomMember Come(Guid roomId, Guid accountId, RoomPart part, DateTimeOffset now) =>
        new() { Id = SecretCode.NewId(), RoomId = roomId, AccountId = accountId, Part = part, InvitedAt = now, AcceptedAt = now };

    /// <summary>« Oui »; the second time nothing happens. After they left they come back.</summary>
    public void Accept(DateTimeOffset now) => (AcceptedAt, LeftAt) = (AcceptedAt ?? now, null);

    /// <summary>« Non », or « Je pars ». Silent.</summary>
    public void Leave(DateTimeOffset now) => (LeftAt, HostsUntil) = (LeftAt ?? now, null);

    /// <summary>A message was kept.</summary>
    public void Posted(DateTimeOffset now) => LastPostAt = now;

    /// <summary>One of theirs was shown.</summary>
    public void WasShown() => Posts = Math.Min(Posts + 1, FirstPosts);

    /// <summary>« Je suis là », or « Je pars » with null.</summary>
    public void Host(DateTimeOffset? until)
    {
        if (Part != RoomPart.Facilitator) throw new BrokenRuleException("Seul un animateur ouvre le salon.");
        HostsUntil = until;
    }
}

/// <summary>« Je ne veux plus lire cette personne »: theirs alone, and nobody is told (SAFE-03).</summary>
public sealed class RoomBlock
{
    /// <summary>Of one person.</summary>
    public const int Most = 100;

    public required Guid Id { get; init; }
    public required Guid AccountId { get; init; }
    public required Guid BlockedId { get; init; }
    public required DateTimeOffset At { get; init; }
}
