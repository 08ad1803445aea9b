using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>One message on the page of its room.</summary>
/// <param name="Page">The page it is on.</param>
/// <param name="Line">The message.</param>
public sealed record MessageLine(ShowModel Page, ReadRoom.Line Line)
{
    public Live.OpenedMessage Message => Line.Message;

    /// <summary>Whoever looks wrote it.</summary>
    public bool IsMine => Page.Subject.Seat.Member.AccountId == Message.AuthorId;

    /// <summary>Read before the others, by whoever looks.</summary>
    public bool WaitsForMe => !IsMine && Message.State == MessageState.Held && Page.Runs;

    /// <summary>It came back, and this room still takes words.</summary>
    public bool MayRewrite => IsMine && Message is { State: MessageState.Returned, View.Text.Length: > 0 } && Page.Subject.Door.IsOpen;

    /// <summary>Who reads my words that may tell of a danger; null for any other message.</summary>
    public AlertHeard? Heard => IsMine ? Page.Heard.GetValueOrDefault(Message.View.Id) : null;

    /// <summary>Whoever protects decides, and nobody else.</summary>
    public bool IsForProtection => HeldFor.IsForProtection(Message.Reason);

    /// <summary>Taken back, it is still read by whoever protects: its author is told so before.</summary>
    public bool StaysForProtection => JoinRoom.KeepsWords(Page.IsYoung, Page.Subject.Room.Kind, Message.State, Message.Reason);

    /// <summary>Under the words.</summary>
    public string? State => Message.State switch
    {
        MessageState.Held when IsMine => $"{Page.Subject.FirstReader} lit ce message avant les autres. {RoomWords.Why(Message.Reason, Page.IsYoung)}",
        MessageState.Held => "Les autres ne le lisent pas encore.",
        MessageState.Returned => RoomWords.Why(Message.Reason, Page.IsYoung),
        MessageState.Withdrawn => Page.IsYoung ? "Tu as repris ce message." : "Vous avez repris ce message.",
        _ => null,
    };
}
