using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;

namespace ChildProtection.Features.Discussions;

/// <summary>What one said in rooms, where one is, and what one chose there.</summary>
internal sealed class DiscussionsPersonalData(PortalDb db, Vault vault) : IPersonalData
{
    private const string Numbers = "a place in a list: it says nothing of the person";
    private const string Others = "the account of somebody else";

    private static readonly PersonalTable Said = new(typeof(RoomMessage), "Les messages dans les salons")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(RoomMessage.Words)] = "Le message", [nameof(RoomMessage.At)] = "Écrit le", [nameof(RoomMessage.RoomId)] = "Où",
            [nameof(RoomMessage.State)] = new("Où il en est", state => ((MessageState)state) switch { MessageState.Shown => "Montré", MessageState.Held => "En attente", MessageState.Returned => "Rendu", _ => "Repris" }),
            [nameof(RoomMessage.Reason)] = new("Pourquoi", reason => RoomWords.Why((string)reason, tu: false)), [nameof(RoomMessage.HasFile)] = new("Avec un fichier", joined => (bool)joined ? "oui" : "non"),
        },
        Withheld = new Dictionary<string, string> { [nameof(RoomMessage.Sequence)] = Numbers },
    };

    private static readonly PersonalTable Places = new(typeof(RoomMember), "Les salons où l’on est")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(RoomMember.RoomId)] = "Le salon", [nameof(RoomMember.InvitedAt)] = "Invité le", [nameof(RoomMember.AcceptedAt)] = "Accepté le", [nameof(RoomMember.LeftAt)] = "Quitté le",
            [nameof(RoomMember.Part)] = new("Comme", part => ((RoomPart)part) switch { RoomPart.Facilitator => "animation", RoomPart.Supervisor => "accompagnement", _ => "membre" }),
            [nameof(RoomMember.LastPostAt)] = "Dernier message le", [nameof(RoomMember.HostsUntil)] = "Présent jusqu’au",
        },
        Withheld = new Dictionary<string, string> { [nameof(RoomMember.Posts)] = "tells a newcomer up to five, and is shown to nobody" },
    };

    private static readonly PersonalTable Blocked = new(typeof(RoomBlock), "Les personnes que l’on ne lit plus")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RoomBlock.At)] = "Depuis le" },
        Withheld = new Dictionary<string, string> { [nameof(RoomBlock.BlockedId)] = Others },
    };

    private static readonly PersonalTable Reactions = new(typeof(RoomReaction), "Les réactions")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RoomReaction.Kind)] = new("Laquelle", kind => ((ReactionKind)kind).Picture().Words), [nameof(RoomReaction.At)] = "Mise le" },
    };

    private static readonly PersonalTable Hands = new(typeof(RoomPollHand), "Les mains levées dans un salon")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RoomPollHand.PollId)] = "La question", [nameof(RoomPollHand.Choice)] = "Le choix", [nameof(RoomPollHand.At)] = "Levée le" },
    };

    private static readonly PersonalTable Kept = new(typeof(RoomTranscriptLine), "Les comptes rendus des salons")
    {
        Columns = new Dictionary<string, PersonalColumn> { [nameof(RoomTranscriptLine.Words)] = "Le message", [nameof(RoomTranscriptLine.RoomId)] = "Où", [nameof(RoomTranscriptLine.At)] = "Écrit le", [nameof(RoomTranscriptLine.KeptAt)] = "Montré le" },
        Withheld = new Dictionary<string, string> { [nameof(RoomTranscriptLine.Place)] = Numbers },
    };

    private static readonly PersonalTable Glasses = new(typeof(RoomGlass), "Les demandes de lecture d’un échange")
    {
        Columns = new Dictionary<string, PersonalColumn>
        {
            [nameof(RoomGlass.Reason)] = new("Pourquoi", reason => ((GlassReason)reason) switch { GlassReason.Danger => "Un danger", GlassReason.Report => "Un signalement", _ => "Une demande officielle" }),
            [nameof(RoomGlass.AskedAt)] = "Demandée le", [nameof(RoomGlass.GrantedAt)] = "Acceptée le", [nameof(RoomGlass.ReadAt)] = "Lue le",
        },
        Withheld = new Dictionary<string, string> { [nameof(RoomGlass.GrantedById)] = Others },
    };

    public PersonalModule Module { get; } = new("salons", "Les salons", "messages", 48,
        new KeptData(new Said("Tes messages dans les salons", "Vos messages dans les salons"), "Pour parler ensemble.", "Les personnes du salon. Chaque page le dit.", DiscussionsRetention.CodeOf(RoomKind.Committee)) { Roles = [Role.YoungPerson, Role.Facilitator, Role.Moderator] },
        new KeptData("Les messages des forums éclair", "Pour parler ensemble un moment.", "Les jeunes du forum et qui l’anime.", DiscussionsRetention.CodeOf(RoomKind.Forum)) { Roles = [Role.YoungPerson, Role.Facilitator, Role.Moderator] },
        new KeptData("Les échanges avec un mentor", "Pour suivre l’échange dans le temps.", "Les personnes de l’échange, et qui l’accompagne.", DiscussionsRetention.CodeOf(RoomKind.Pair)) { Roles = [Role.YoungPerson, Role.Mentor, Role.Professional, Role.Moderator] },
        new KeptData("Les échanges avec le référent", "Pour suivre l’échange dans le temps.", "Les personnes de l’échange, et qui l’accompagne.", DiscussionsRetention.CodeOf(RoomKind.CaseWorker)) { Roles = [Role.YoungPerson, Role.Professional, Role.Moderator] },
        new KeptData("Les questions à l’équipe", "Pour avoir une réponse.", "Le jeune, son équipe, et qui accompagne.", DiscussionsRetention.CodeOf(RoomKind.Question)) { Roles = [Role.YoungPerson, Role.Professional, Role.Moderator] },
        new KeptData("Les messages du groupe de parents", "Pour parler ensemble.", "Les parents du groupe et qui l’anime.", DiscussionsRetention.CodeOf(RoomKind.Parents)) { Roles = [Role.Parent] },
        new KeptData("Les comptes rendus des salons", "Pour relire ce que l’on a dit.", "Les membres du salon, et qui l’accompagne.", DiscussionsRetention.TranscriptCode) { Roles = [Role.YoungPerson, Role.Facilitator, Role.Moderator] },
        new KeptData("Les salons où l’on est", "Pour ouvrir la bonne porte.", "Qui anime le salon.", DiscussionsRetention.PlacesCode));

    public IReadOnlyList<PersonalTable> Tables => [Said, Places, Blocked, Reactions, Hands, Kept, Glasses];

    public async Task<IReadOnlyList<PersonalRows>> ExportAsync(Guid personId, int most)
    {
        var said = await PersonalTable.SomeAsync(db.RoomMessages.AsNoTracking().Where(message => message.AuthorId == personId).OrderByDescending(message => message.At), most);
        var places = await PersonalTable.SomeAsync(db.RoomMembers.AsNoTracking().Where(member => member.AccountId == personId).OrderByDescending(member => member.InvitedAt), most);
        var blocked = await PersonalTable.SomeAsync(db.RoomBlocks.AsNoTracking().Where(block => block.AccountId == personId).OrderByDescending(block => block.At), most);
        var reactions = await PersonalTable.SomeAsync(db.RoomReactions.AsNoTracking().Where(reaction => reaction.AccountId == personId).OrderByDescending(reaction => reaction.At), most);
        var hands = await PersonalTable.SomeAsync(db.RoomPollHands.AsNoTracking().Where(hand => hand.AccountId == personId).OrderByDescending(hand => hand.At), most);
        var kept = await PersonalTable.SomeAsync(db.RoomTranscriptLines.AsNoTracking().Where(line => line.AuthorId == personId).OrderByDescending(line => line.At), most);
        var glasses = await PersonalTable.SomeAsync(db.RoomGlasses.AsNoTracking().Where(glass => glass.AskedById == personId).OrderByDescending(glass => glass.AskedAt), most);
        var words = await vault.OpenAllAsync(DiscussionsData.Words, [.. said.Where(message => message.Words is not null).Select(message => (personId, message.Id, message.Words!))]);
        var lines = await vault.OpenAllAsync(DiscussionsData.TranscriptWords, [.. kept.Select(line => (personId, line.Id, line.Words))]);
        var rooms = await NamesAsync([.. said.Select(message => message.RoomId).Concat(kept.Select(line => line.RoomId)).Concat(places.Select(place => place.RoomId)).Distinct()]);
        var asked = await QuestionsAsync([.. hands.Select(hand => hand.PollId).Distinct()]);
        return
        [
            Said.Of(said, most, message => new Dictionary<string, object?> { [nameof(message.Words)] = words.GetValueOrDefault(message.Id), [nameof(message.RoomId)] = rooms.GetValueOrDefault(message.RoomId) }),
            Places.Of(places, most, place => new Dictionary<string, object?> { [nameof(place.RoomId)] = rooms.GetValueOrDefault(place.RoomId) }),
            Blocked.Of(blocked, most), Reactions.Of(reactions, most),
            Hands.Of(hands, most, hand => new Dictionary<string, object?> { [nameof(hand.PollId)] = asked.GetValueOrDefault(hand.PollId) }),
            Kept.Of(kept, most, line => new Dictionary<string, object?> { [nameof(line.Words)] = lines.GetValueOrDefault(line.Id), [nameof(line.RoomId)] = rooms.GetValueOrDefault(line.RoomId) }),
            Glasses.Of(glasses, most),
        ];
    }

    public async Task EraseAsync(Guid personId)
    {
        await db.RoomReactions.Where(reaction => reaction.AccountId == personId).ExecuteDeleteAsync();
        await db.RoomPollHands.Where(hand => hand.AccountId == personId).ExecuteDeleteAsync();
        await db.RoomMessages.Where(message => message.AuthorId == personId).ExecuteDeleteAsync();
        await db.RoomTranscriptLines.Where(line => line.AuthorId == personId).ExecuteDeleteAsync();
        await db.RoomBlocks.Where(block => block.AccountId == personId || block.BlockedId == personId).ExecuteDeleteAsync();
        await db.RoomMembers.Where(member => member.AccountId == personId).ExecuteDeleteAsync();
        await db.RoomGlasses.Where(glass => glass.AskedById == personId).ExecuteUpdateAsync(update => update.SetProperty(glass => glass.AskedById, (Guid?)null));
        await db.RoomGlasses.Where(glass => glass.GrantedById == personId).ExecuteUpdateAsync(update => update.SetProperty(glass => glass.GrantedById, (Guid?)null));
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(IReadOnlyCollection<Guid> ids)
    {
        var rooms = await db.Rooms.AsNoTracking().Where(room => ids.Contains(room.Id)).ToListAsync();
        var titles = await vault.OpenAllAsync(DiscussionsData.Title, [.. rooms.Where(room => room.Title is not null).Select(room => (Vault.Nobody, room.Id, room.Title!))]);
        return rooms.ToDictionary(room => room.Id, room => titles.GetValueOrDefault(room.Id) ?? room.Kind.Name());
    }

    private async Task<Dictionary<Guid, string>> QuestionsAsync(IReadOnlyCollection<Guid> ids)
    {
        var polls = await db.RoomPolls.AsNoTracking().Where(poll => ids.Contains(poll.Id)).ToListAsync();
        var words = await vault.OpenAllAsync(DiscussionsData.Poll, [.. polls.Select(poll => (Vault.Nobody, poll.Id, poll.Words))]);
        return polls.ToDictionary(poll => poll.Id, poll => (words[poll.Id] ?? "").Split('\n')[0]);
    }
}
