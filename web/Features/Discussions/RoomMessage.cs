namespace ChildProtection.Features.Discussions;

/// <summary>Who reads a message now.</summary>
public enum MessageState
{
    /// <summary>Everybody in the room.</summary>
    Shown,

    /// <summary>Its author, and whoever runs the room: they read it first.</summary>
    Held,

    /// <summary>Its author alone, with a reason.</summary>
    Returned,

    /// <summary>Nobody in the room: its author took it back. Its words are gone, or only whoever protects still reads them.</summary>
    Withdrawn,
}

/// <summary>One thing said in a room, sealed with its author’s key.</summary>
public sealed class RoomMessage
{
    public const int TextLength = 2_000;

    private RoomMessage() { } // for EF Core

    /// <summary>Made by whoever sends it: the same one sent twice is kept once.</summary>
    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }

    /// <summary>Its place, the same for everybody; given by the database under the room’s lock. A message shown after a reading takes the place of that moment.</summary>
    public long Sequence { get; private set; }
    public Guid AuthorId { get; private init; }

    /// <summary>Null once it is taken back and gone.</summary>
    public byte[]? Words { get; private set; }
    public DateTimeOffset At { get; private init; }
    public MessageState State { get; private set; }

    /// <summary>Why it is held or came back, one of <see cref="HeldFor"/> or a code of the moderation rules; null for neither.</summary>
    public string? Reason { get; private set; }

    /// <summary>A picture or a voice message was joined: its page is linked under the words.</summary>
    public bool HasFile { get; private init; }

    /// <param name="id">Made by the client.</param>
    /// <param name="room">The caller holds its row.</param>
    /// <param name="authorId">Who says it.</param>
    /// <param name="words">Sealed.</param>
    /// <param name="heldFor">Null: shown at once.</param>
    /// <param name="now">The instant.</param>
    /// <param name="hasFile">Something is joined.</param>
    public static RoomMessage Say(Guid id, Room room, Guid authorId, byte[] words, string? heldFor, DateTimeOffset now, bool hasFile = false) => new()
    {
        Id = id, RoomId = room.Id, Sequence = room.Next(), AuthorId = authorId, Words = words, At = now,
        State = heldFor is null ? MessageState.Shown : MessageState.Held, Reason = heldFor, HasFile = hasFile,
    };

    /// <summary>Nobody reads it until somebody decides. Taken back: nothing happens.</summary>
    public void Hold(string reason)
    {
        if (State != MessageState.Withdrawn) (State, Reason) = (MessageState.Held, reason);
    }

    /// <summary>For everybody, at the place of this moment: whoever came by meanwhile reads it too. Shown or taken back: nothing happens.</summary>
    public void Show(Room room)
    {
        if (State is MessageState.Shown or MessageState.Withdrawn) return;
        (State, Reason, Sequence) = (MessageState.Shown, null, room.Next());
    }

    /// <summary>To its author alone. Taken back: nothing happens.</summary>
    public void Return(string reason)
    {
        if (State != MessageState.Withdrawn) (State, Reason) = (MessageState.Returned, reason);
    }

    /// <summary>Its words go.</summary>
    public void Withdraw() => (State, Words, Reason) = (MessageState.Withdrawn, null, null);

    /// <summary>Nobody in the room reads it any more; whoever protects still does, until its time is over (SAFE-08).</summary>
    public void Hide() => State = MessageState.Withdrawn;
}

/// <summary>Why a message waits.</summary>
public static class HeldFor
{
    /// <summary>It may say a danger: warm words, and two people are told (SAFE-22).</summary>
    public const string Care = "soin";

    /// <summary>An adult’s words that somebody who protects must see: two people are told, the adult never is (SAFE-08).</summary>
    public const string Alarm = "regard";

    /// <summary>A telephone, an address, « viens sur snap » (SAFE-06).</summary>
    public const string Contact = "coordonnees";

    /// <summary>Words that may hurt, or a secret that is asked for.</summary>
    public const string Words = "mots";

    /// <summary>An address of the web.</summary>
    public const string Link = "lien";

    /// <summary>Everything is read first here.</summary>
    public const string Room = "salon";

    /// <summary>One of the first messages here.</summary>
    public const string First = "debut";

    /// <summary>Nobody is on duty.</summary>
    public const string Duty = "veille";

    /// <summary>A moderator holds it.</summary>
    public const string Moderation = "moderation";

    public const int Length = 24;

    /// <summary>Only whoever protects reads it and decides, whoever runs the room.</summary>
    public static bool IsForProtection(string? reason) => reason is Care or Alarm or Moderation;
}

/// <summary>The pictures one may answer with: a fixed set, never counted.</summary>
public enum ReactionKind
{
    Heart,
    Idea,
    Thanks,
    Hug,
}

/// <summary>Somebody answered a message with a picture. How many did is shown to nobody.</summary>
public sealed class RoomReaction
{
    public required Guid Id { get; init; }
    public required Guid MessageId { get; init; }
    public required Guid AccountId { get; init; }
    public required ReactionKind Kind { get; init; }
    public required DateTimeOffset At { get; init; }
}
