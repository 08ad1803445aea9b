namespace ChildProtection.Features.Discussions;

/// <summary>What a room of mutual help is about now or next, and whether the young who ask may write.</summary>
/// <param name="IsOpen">A group meets now (of an elder: their own).</param>
/// <param name="Sentence">« En ce moment : Mes droits, jusqu’à 18 heures. »</param>
public sealed record PeerTime(bool IsOpen, string Sentence)
{
    /// <summary>To whoever tries nevertheless.</summary>
    public string Refusal => $"On peut lire. {Sentence}";

    /// <summary>The door of the room for this person. Whoever runs the room comes and goes by its own hours.</summary>
    public RoomDoor Before(RoomDoor door, RoomPerson me) => IsOpen || !me.IsYoung || !door.IsOpen ? door : door with { IsOpen = false, Sentence = Refusal };
}
