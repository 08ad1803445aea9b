using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Discussions;

/// <summary>
/// A message goes after the time its kind of room says, and the room says it too. Nobody may choose another number: what was promised stays.
/// Shorter than the twelve months of reference security.md §2.2, except for a mentor and a référent, whose exchange is followed over a year: what the
/// young say in passing should not follow them (RGPD art. 5.1.e), and what matters for long has its own place and clock (reports, transcripts).
/// A conversation that nobody closes keeps its two places as long as both are there; its messages go all the same.
/// </summary>
internal static class DiscussionsRetention
{
    public const string PlacesCode = "room-places";
    public const string TranscriptCode = "room-transcript";

    private static readonly RetentionRule Places = new(PlacesCode, "Les salons que l’on a quittés", "après le départ", "Pour revenir si l’on change d’avis.", 90) { Entity = typeof(RoomMember), Order = 60 };
    private static readonly RetentionRule Polls = new("room-polls", "Les questions à main levée", "après la question", "Elles aident une conversation, puis ne servent plus.", 90) { Entity = typeof(RoomPoll) };
    private static readonly RetentionRule ForumPolls = new("room-forum-polls", "Les questions à main levée d’un forum éclair", "après la question", "Le forum éclair le dit avant d’écrire.", ContactRules.Of(RoomKind.Forum).Keeps) { Entity = typeof(RoomPoll) };
    private static readonly RetentionRule Glasses = new("room-glass", "Les lectures d’un échange par 2 personnes", "après la demande", "Pour que les personnes de l’échange le voient.", 365) { Entity = typeof(RoomGlass) };
    private static readonly RetentionRule Blocks = new("room-blocks", "Les personnes que l’on ne lit plus", "après le choix", "Un vieux choix ne sert plus.", 730) { Entity = typeof(RoomBlock) };
    private static readonly RetentionRule Joined = new("room-files", "Les fichiers dont le message est parti", "après l’envoi", "Un fichier part avec son message.", 1) { Entity = typeof(Attachment), Order = 65 };
    private static readonly RetentionRule Transcript = new(TranscriptCode, "Les comptes rendus des salons", "après avoir été montrés", "Le salon le dit dès l’ouverture.", TranscriptDesk.Keeps) { Entity = typeof(RoomTranscriptLine) };
    private static readonly RetentionRule Closed = new("rooms-closed", "Les salons fermés", "après la fermeture", "Leurs messages sont déjà partis.", 400) { Entity = typeof(Room), Order = 70 };

    /// <summary>Of the rule of one kind of room.</summary>
    public static string CodeOf(RoomKind kind) => kind switch { RoomKind.WorkingGroup => "room-group", RoomKind.CaseWorker => "room-referent", _ => $"room-{kind.ToString().ToLowerInvariant()}" };

    private static RetentionRule RuleOf(RoomKind kind) => new(CodeOf(kind), $"Les messages\u00A0: {WordsOf(kind)}", "après l’envoi", "Le salon le dit avant d’écrire.", ContactRules.Of(kind).Keeps) { Entity = typeof(RoomMessage) };

    private static string WordsOf(RoomKind kind) => kind switch
    {
        RoomKind.Committee => "salon du comité", RoomKind.WorkingGroup => "groupe de travail", RoomKind.Forum => "forum éclair", RoomKind.Peer => "entraide",
        RoomKind.Parents => "groupe de parents", RoomKind.Pair => "échange avec un mentor", RoomKind.CaseWorker => "échange avec le référent", _ => "question à l’équipe",
    };

    public static void AddDiscussionsRetention(this IServiceCollection services)
    {
        foreach (var kind in Enum.GetValues<RoomKind>())
            services.AddRetention(RuleOf(kind), (db, limit) =>
            {
                var rooms = db.Rooms;
                return db.RoomMessages.Where(message => message.At < limit && rooms.Any(room => room.Id == message.RoomId && room.Kind == kind)).OrderBy(message => message.Id);
            });
        services.AddRetention(Places, (db, limit) =>
        {
            var messages = db.RoomMessages; // whoever wrote stays known as somebody who was there, as long as a message is
            return db.RoomMembers.Where(member => member.LeftAt < limit && !messages.Any(message => message.RoomId == member.RoomId && message.AuthorId == member.AccountId)).OrderBy(member => member.Id);
        });
        services.AddRetention(Polls, (db, limit) => db.RoomPolls.Where(poll => poll.At < limit).OrderBy(poll => poll.Id));
        services.AddRetention(ForumPolls, (db, limit) =>
        {
            var rooms = db.Rooms;
            return db.RoomPolls.Where(poll => poll.At < limit && rooms.Any(room => room.Id == poll.RoomId && room.Kind == RoomKind.Forum)).OrderBy(poll => poll.Id);
        });
        services.AddRetention(Glasses, (db, limit) => db.RoomGlasses.Where(glass => glass.AskedAt < limit).OrderBy(glass => glass.Id));
        services.AddRetention(Blocks, (db, limit) => db.RoomBlocks.Where(block => block.At < limit).OrderBy(block => block.Id));
        services.AddRetention(Joined, (db, limit) =>
        {
            var messages = db.RoomMessages;
            return db.Attachments.Where(file => file.AddedAt < limit && file.Kind == ReportableMessages.MessageKind && !messages.Any(message => message.Id == file.TextId)).OrderBy(file => file.Id);
        });
        services.AddRetention(Transcript, (db, limit) => db.RoomTranscriptLines.Where(line => line.KeptAt < limit).OrderBy(line => line.Id));
        services.AddRetention(Closed, (db, limit) => db.Rooms.Where(room => room.ClosedAt < limit).OrderBy(room => room.Id));
    }
}
