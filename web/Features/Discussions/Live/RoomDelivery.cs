using System.Globalization;

namespace ChildProtection.Features.Discussions.Live;

/// <summary>
/// Carries « there is something new in this room » to every process: PostgreSQL’s NOTIFY inside the transaction, told at commit,
/// or directly where SQLite means one process. Room and place only, never a word: each process reads the database.
/// </summary>
public sealed class RoomDelivery
{
    internal const string Channel = "nosvoix_rooms";
    private readonly RoomPump pump;
    private readonly HintsAtCommit hints;

    internal RoomDelivery(RoomPump pump, HintsAtCommit hints) => (this.pump, this.hints) = (pump, hints);

    private const char Change = 'c';
    private const char People = 'p';

    /// <summary>Inside the transaction that keeps it: told when, and only if, it commits.</summary>
    /// <param name="db">In its transaction.</param>
    /// <param name="room">Which.</param>
    /// <param name="sequence">The place.</param>
    /// <param name="isChange">What stood there is another, or gone.</param>
    public async Task AnnounceAsync(PortalDb db, Guid room, long sequence, bool isChange)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A room hears of nothing that may not stay.");
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Said(room, sequence, isChange ? Change : null)})");
        else hints.Add(db, room, sequence, isChange);
    }

    /// <summary>Somebody answered the message at this place with a picture, or with another, or took it back: which ones are there is read again, neither whose nor how many.</summary>
    /// <param name="db">In its transaction.</param>
    /// <param name="room">Which.</param>
    /// <param name="sequence">The place of the message, from 1.</param>
    public Task AnnounceAnswerAsync(PortalDb db, Guid room, long sequence) => AnnounceAsync(db, room, -sequence, isChange: true);

    /// <summary>Somebody came, left, or blocked somebody: who hears what is asked again, on every process. In a transaction: when, and only if, it commits.</summary>
    public async Task PeopleChangedAsync(PortalDb db, Guid room)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {Said(room, 0, People)})");
        else if (db.Database.CurrentTransaction is null) pump.HearPeople(room);
        else hints.Add(db, room, HintsAtCommit.People, isChange: false);
    }

    /// <summary>What another process, or this one, told.</summary>
    internal void Hear(string payload)
    {
        if (payload.Split(':') is not [var id, var place, ..] parts || !Guid.TryParse(id, CultureInfo.InvariantCulture, out var room) || !long.TryParse(place, CultureInfo.InvariantCulture, out var sequence)) return;
        if (parts.Length > 2 && parts[2] == People.ToString()) pump.HearPeople(room);
        else pump.Hear(room, sequence, isChange: parts.Length > 2);
    }

    private static string Said(Guid room, long sequence, char? what) => string.Create(CultureInfo.InvariantCulture, $"{room:N}:{sequence}{(what is { } sign ? $":{sign}" : "")}");
}
