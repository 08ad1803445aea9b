namespace ChildProtection.Features.Discussions.Polls;

/// <summary>« À main levée »: a quick question inside a room. The answer is said in words, without numbers or order.</summary>
public sealed class RoomPoll
{
    public const int ChoicesMost = 6;
    public const int LineLength = 120;

    private RoomPoll() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid RoomId { get; private init; }

    /// <summary>The question, then one choice a line, sealed with nobody’s key.</summary>
    public byte[] Words { get; private init; } = [];
    public int Choices { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>From then on hands stay, and the answer is said.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public static RoomPoll Ask(Guid id, Guid roomId, byte[] words, int choices, DateTimeOffset now) => new() { Id = id, RoomId = roomId, Words = words, Choices = choices, At = now };

    /// <summary>The second time nothing happens.</summary>
    public void Close(DateTimeOffset now) => ClosedAt ??= now;
}

/// <summary>One hand of one person; it may change as long as the poll is open.</summary>
public sealed class RoomPollHand
{
    public required Guid PollId { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>From 0.</summary>
    public required int Choice { get; set; }
    public required DateTimeOffset At { get; set; }
}
