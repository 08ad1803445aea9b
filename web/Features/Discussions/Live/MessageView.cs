namespace ChildProtection.Features.Discussions.Live;

/// <summary>A message as somebody in the room reads it.</summary>
/// <param name="Room">Where.</param>
/// <param name="Sequence">Its place, the same for everybody.</param>
/// <param name="Id">Made by whoever sent it.</param>
/// <param name="Author">A pseudonym, or the name of an adult.</param>
/// <param name="Mine">Whoever reads it wrote it, on this screen or on another.</param>
/// <param name="Badge">« animation », « référent »; empty for the young and for parents.</param>
/// <param name="Text">Empty once it was taken back.</param>
/// <param name="At">When it was written.</param>
/// <param name="State">One of <see cref="MessageStates"/>.</param>
public sealed record MessageView(Guid Room, long Sequence, Guid Id, string Author, bool Mine, string Badge, string Text, DateTimeOffset At, string State);

/// <summary>The words of <see cref="MessageView.State"/> and <see cref="Ack.State"/>.</summary>
public static class MessageStates
{
    public const string Shown = "shown";

    /// <summary>Only its author and whoever runs the room read it.</summary>
    public const string Held = "held";

    /// <summary>Held, to its author: it may say a danger, and warm words stand beside it.</summary>
    public const string Care = "care";

    /// <summary>Held, to whoever protects: nobody who runs the room reads it or decides.</summary>
    public const string Guarded = "guarded";
    public const string Returned = "returned";
    public const string Withdrawn = "withdrawn";

    /// <summary>As this reader is told.</summary>
    public static string Of(MessageState state, string? reason, bool isMine) => state switch
    {
        MessageState.Shown => Shown,
        MessageState.Held when isMine => reason == HeldFor.Care ? Care : Held,
        MessageState.Held => HeldFor.IsForProtection(reason) ? Guarded : Held,
        MessageState.Returned => Returned,
        _ => Withdrawn,
    };
}

/// <summary>Said after the commit: the message is kept.</summary>
public sealed record Ack
{
    /// <summary>Its place.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <inheritdoc cref="MessageView.State"/>
    public required string State { get; init; }
}

/// <summary>What a page hears.</summary>
public interface IDiscussionClient
{
    /// <summary>A new message, in the order of its room.</summary>
    Task Message(MessageView message);

    /// <summary>What stood at this place is another, or gone: read it again. 0: read all again. A negative one: the message there is the same, the pictures beside it are not.</summary>
    Task Changed(Guid room, long sequence);

    /// <summary>It says nothing: whoever takes it reads.</summary>
    Task Here();
}
