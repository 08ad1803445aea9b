using System.Text.RegularExpressions;
using ChildProtection.Features.Discussions.Live;
using ChildProtection.Platform.Files;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Discussions;

/// <summary>
/// Says something in a room: from a socket, or from a form. Kept once whatever the network does (the sender makes the id), at a
/// place that the database gives under the room’s lock; what must be read first is held, and nothing that was said is lost.
/// </summary>
public sealed partial class PostMessage(
    PortalDb db, Vault vault, RoomAccess access, RoomDoors doors, PeerRooms peers, ISilences silences, IAlerts alerts, RoomDelivery delivery, Attachments files, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>One person says so many things in one room in this time (QA-27); words that alarm are never counted out.</summary>
    internal const int MostAtPace = 10;

    /// <inheritdoc cref="MostAtPace"/>
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(10);

    /// <summary>The place and the state, after the commit. No such room for this person: null. A rule refuses: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="me">Who says it.</param>
    /// <param name="roomId">Where.</param>
    /// <param name="id">Made by the sender; the same one again gives the same answer.</param>
    /// <param name="text">What; up to <see cref="RoomMessage.TextLength"/> signs.</param>
    /// <param name="file">Joined to it, made anew already; null for words alone.</param>
    public async Task<Ack?> PostAsync(RoomPerson me, Guid roomId, Guid id, string text, ReadyFile? file = null)
    {
        var words = (text ?? "").Replace("\0", "", StringComparison.Ordinal).Trim();
        if (words.Length == 0) throw new BrokenRuleException("Il n’y a rien à envoyer\u00A0: la case est vide.");
        if (words.Length > RoomMessage.TextLength) throw new BrokenRuleException($"C’est trop long\u00A0: {RoomMessage.TextLength} signes au plus.");
        if (id == Guid.Empty) throw new BrokenRuleException("Ce message n’a pas de numéro. Il faut ouvrir encore la page.");

        if (await access.OfAsync(me, roomId) is not { } seat) return null;
        if (await KeptAsync(me, roomId, id) is { } before) return AckOf(before);
        var risks = WordScreen.Of(words);
        var door = await doors.OfAsync(seat.Room);
        if (!IsDisclosure(me, seat, risks)) await RequireMayWriteAsync(me, seat, door);

        try
        {
            return AckOf(await db.InOneTransactionAsync(() => KeepAsync(me, seat, door, new Said(id, words, risks, file))));
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            return await KeptAsync(me, roomId, id) is { } winner ? AckOf(winner) : throw Taken();
        }
    }

    private sealed record Said(Guid Id, string Words, WordRisk Risks, ReadyFile? File);

    /// <summary>Under the room’s lock: one after the other, so that places have no gap and no double. An alert comes first: it holds the log’s lock.</summary>
    private async Task<RoomMessage> KeepAsync(RoomPerson me, RoomSeat seat, RoomDoor door, Said said)
    {
        var (my, roomId, now) = (me.Id, seat.Room.Id, clock.GetUtcNow());
        var (id, words, risks, file) = said;
        var isDisclosure = IsDisclosure(me, seat, risks);
        var sealedWords = await vault.SealAsync(DiscussionsData.Words, my, id, words);
        if (ToTell(me, seat, risks) != WordRisk.None) await alerts.RaiseAsync(risks, new SaidAt(ReportableMessages.MessageKind, id, my));
        Guid? joined = file is null ? null : await files.AddAsync(new SaidAt(ReportableMessages.MessageKind, id, my), file, isHeld: seat.Room.Kind != RoomKind.Parents); // SAFE-07
        await db.LockRoomAsync(roomId);
        if (await db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id) is { } there)
        {
            if (joined is { } twice) await db.Attachments.Where(one => one.Id == twice).ExecuteDeleteAsync();
            return there.AuthorId == my && there.RoomId == roomId ? there : throw Taken();
        }
        var found = await (from one in db.Rooms join member in db.RoomMembers on one.Id equals member.RoomId where one.Id == roomId && member.AccountId == my select new { Room = one, Member = member }).SingleAsync();
        var (room, mine) = (found.Room, found.Member);
        if (!mine.IsIn) throw new BrokenRuleException("Ce salon n’est plus ouvert ici.");
        if (!isDisclosure)
        {
            if (room.ClosedAt is not null) throw new BrokenRuleException("Ce salon est fermé. On peut encore lire.");
            Slow(me, room, mine, now);
            if (ToTell(me, seat, risks) == WordRisk.None) await RequirePaceAsync(me, roomId, mine, now);
        }
        if (room is { IsThread: true, BegunAt: null } && !me.IsYoung) throw new BrokenRuleException("C’est le jeune qui écrit le premier."); // SAFE-02

        var heldFor = ReasonToHold(me, new RoomSeat { Room = room, Member = mine }, door, risks, words);
        var message = RoomMessage.Say(id, room, my, sealedWords, heldFor, now, file is not null);
        db.RoomMessages.Add(message);
        mine.Posted(now);
        if (heldFor is null)
        {
            mine.WasShown();
            if (me.IsYoung) room.Begin(now);
        }
        await db.SaveChangesAsync();
        await delivery.AnnounceAsync(db, roomId, message.Sequence, isChange: false);
        return message;
    }

    private static Ack AckOf(RoomMessage message) => new() { Sequence = message.Sequence, At = message.At, State = MessageStates.Of(message.State, message.Reason, isMine: true) };

    private static BrokenRuleException Taken() => new("Ce numéro sert déjà. Il faut ouvrir encore la page.");

    private Task<RoomMessage?> KeptAsync(RoomPerson me, Guid roomId, Guid id)
    {
        var my = me.Id;
        return db.RoomMessages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == id && message.AuthorId == my && message.RoomId == roomId);
    }

    /// <summary>What two people are told of. Adults among the young are screened further, whoever they are (SAFE-06, SAFE-08).</summary>
    private static WordRisk ToTell(RoomPerson me, RoomSeat seat, WordRisk risks) => !IsAdultAmongYoung(me, seat)
        ? risks & WordScreen.Alarming
        : risks & (WordScreen.Alarming | WordRisk.Elsewhere | WordRisk.Secrecy | (seat.Member.Runs ? WordRisk.None : WordRisk.Contact));

    private static bool IsAdultAmongYoung(RoomPerson me, RoomSeat seat) => !me.IsYoung && seat.Room.Kind != RoomKind.Parents;

    /// <summary>Somebody may be telling of a danger: neither the hour, nor a pause, nor a pace refuses it (SAFE-22). It is held, and two people are told.</summary>
    private static bool IsDisclosure(RoomPerson me, RoomSeat seat, WordRisk risks) =>
        !IsAdultAmongYoung(me, seat) && (risks & WordScreen.Caring) != WordRisk.None && (me.IsYoung || (risks & WordRisk.Sexual) == WordRisk.None);

    private async Task RequireMayWriteAsync(RoomPerson me, RoomSeat seat, RoomDoor door)
    {
        var isForHelp = me.IsYoung && (seat.Room.Kind is RoomKind.CaseWorker or RoomKind.Question); // a pause never cuts from the référent or the team
        if (!isForHelp && await silences.UntilAsync(me.Id) is { } until && until > clock.GetUtcNow())
            throw new BrokenRuleException($"{(me.IsYoung ? "Tu peux" : "Vous pouvez")} lire. Pour écrire, c’est après le {ChildProtection.Platform.Ui.FrenchDates.InWords(TimeZoneInfo.ConvertTime(until, territory.TimeZone))}.");
        if (!door.IsOpen) throw new BrokenRuleException(door.Sentence);
        await peers.RequireMayWriteAsync(me, seat.Room.Kind);
    }

    private static void Slow(RoomPerson me, Room room, RoomMember mine, DateTimeOffset now)
    {
        if (mine.Runs || room.SlowSeconds == 0 || mine.LastPostAt is not { } last) return;
        var wait = (int)Math.Ceiling((last.AddSeconds(room.SlowSeconds) - now).TotalSeconds);
        if (wait > 0) throw new BrokenRuleException($"Doucement ici. {(me.IsYoung ? "Attends" : "Attendez")} encore {wait} seconde{(wait > 1 ? "s" : "")}.");
    }

    /// <summary>Under the room’s lock, so that many at once are counted. Whoever writes now and then costs no question.</summary>
    private async Task RequirePaceAsync(RoomPerson me, Guid roomId, RoomMember mine, DateTimeOffset now)
    {
        var (my, since) = (me.Id, now - Pace);
        if (mine.LastPostAt is not { } last || last <= since) return;
        if (await db.RoomMessages.CountAsync(message => message.AuthorId == my && message.RoomId == roomId && message.At > since) >= MostAtPace)
            throw new BrokenRuleException($"Doucement. {(me.IsYoung ? "Ton message est là, renvoie-le" : "Votre message est là, renvoyez-le")} dans {Pace.Seconds} secondes.");
    }

    /// <summary>Why somebody reads it first; null when everybody reads it now. The gravest reason comes first.</summary>
    private static string? ReasonToHold(RoomPerson me, RoomSeat seat, RoomDoor door, WordRisk risks, string words)
    {
        if (IsDisclosure(me, seat, risks)) return HeldFor.Care;
        if (ToTell(me, seat, risks) != WordRisk.None && (IsAdultAmongYoung(me, seat) || (risks & WordScreen.Caring) != WordRisk.None)) return HeldFor.Alarm;
        if (seat.Member.Runs) return (risks & WordRisk.Violence) != WordRisk.None && IsAdultAmongYoung(me, seat) ? HeldFor.Words : null;
        if ((risks & (WordRisk.Contact | WordRisk.Elsewhere)) != WordRisk.None) return HeldFor.Contact;
        if (risks != WordRisk.None) return HeldFor.Words;
        if (Link.IsMatch(words)) return HeldFor.Link;
        if (seat.Room.IsPre) return HeldFor.Room;
        if (!door.IsCovered) return HeldFor.Duty;
        return !seat.Room.IsThread && seat.Member.Posts < RoomMember.FirstPosts ? HeldFor.First : null;
    }

    [GeneratedRegex(@"https?://|\bwww\.|\b[a-z0-9-]{2,}\.(fr|com|org|net|io|me|gg|tv|app|link|eu)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Link { get; }
}
