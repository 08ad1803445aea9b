using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;

namespace ChildProtection.Features.Discussions;

/// <summary>The committee talks of its caravan, parents of their week-ends, Lina with her référent; one message waits for Samia. All invented.</summary>
internal sealed class DiscussionsDemo(PortalDb db, Vault vault, TerritoryPack territory, TimeProvider clock) : IDemoData
{
    public int Order => 60;

    public IEnumerable<string> Notes => [];

    public async Task SeedAsync()
    {
        if (!territory.IsFictional || !territory.Has(DiscussionsAccess.Module)) return;
        var (lina, sami, samia, paul) = (await YoungAsync("Lina"), await YoungAsync("Sami"), await AdultAsync(Role.Facilitator, "Samia Roche"), await AdultAsync(Role.Moderator, "Paul Martin"));
        if (lina is not { } first || sami is not { } second || samia is not { } host || paul is not { } lead || await db.RoomMembers.AnyAsync(member => member.AccountId == first)) return;
        var now = clock.GetUtcNow();
        if (await BodyAsync("jeunes") is { } body)
        {
            await CommitteeAsync(body, first, second, host, lead, now);
            await TranscriptAsync(body, first, second, host, lead, now.AddDays(-12));
        }
        if (await AdultAsync(Role.Parent, "Claire Petit") is { } claire && await db.Bodies.AsNoTracking().Where(one => one.Public == BodyPublic.Families).OrderBy(one => one.Code).Select(one => (Guid?)one.Id).FirstOrDefaultAsync() is { } families)
            await ParentsAsync(families, claire, host, now);
        if (await AdultAsync(Role.Professional, "Nadia Benali") is { } nadia) await ReferentAsync(first, nadia, lead, now);
        await db.SaveChangesAsync();
    }

    private async Task CommitteeAsync(Guid body, Guid lina, Guid sami, Guid samia, Guid paul, DateTimeOffset now)
    {
        var room = Room.Open(SecretCode.NewId(), RoomKind.Committee, now.AddDays(-20), body, hasTranscript: true);
        db.Rooms.Add(room);
        var host = RoomMember.Come(room.Id, samia, RoomPart.Facilitator, now.AddDays(-20));
        host.Host(now.AddHours(3));
        RoomMember[] young = [RoomMember.Come(room.Id, lina, RoomPart.Member, now.AddDays(-19)), RoomMember.Come(room.Id, sami, RoomPart.Member, now.AddDays(-18))];
        foreach (var one in young)
            for (var shown = 0; shown < RoomMember.FirstPosts; shown++) one.WasShown();
        db.RoomMembers.AddRange([host, RoomMember.Come(room.Id, paul, RoomPart.Supervisor, now.AddDays(-20)), .. young]);
        await SayAsync(room, samia, "On prépare la caravane des droits. Quel foyer en premier\u00A0?", now.AddMinutes(-34));
        await SayAsync(room, sami, "Les Tilleuls\u00A0! Ils ont une grande cour.", now.AddMinutes(-31));
        var idea = await SayAsync(room, lina, "D’accord. Je peux tenir le stand logement.", now.AddMinutes(-28));
        await SayAsync(room, samia, "Merci. Il manque quelqu’un pour le stand santé.", now.AddMinutes(-22));
        await SayAsync(room, sami, "Je prends le stand santé, avec un ami.", now.AddMinutes(-15));
        await SayAsync(room, lina, "J’ai aussi une question. Mon éducateur répond au 06 00 00 00 00\u00A0?", now.AddMinutes(-6), HeldFor.Contact);
        db.RoomReactions.Add(new RoomReaction { Id = SecretCode.NewId(), MessageId = idea.Id, AccountId = sami, Kind = ReactionKind.Thanks, At = now.AddMinutes(-27) });
        var poll = SecretCode.NewId();
        db.RoomPolls.Add(RoomPoll.Ask(poll, room.Id, await vault.SealAsync(DiscussionsData.Poll, Vault.Nobody, poll, "Quel jour pour la caravane\u00A0?\nMercredi\nSamedi"), 2, now.AddMinutes(-12)));
        db.RoomPollHands.Add(new RoomPollHand { PollId = poll, AccountId = sami, Choice = 1, At = now.AddMinutes(-11) });
    }

    /// <summary>A room that is over, with the transcript that was announced.</summary>
    private async Task TranscriptAsync(Guid body, Guid lina, Guid sami, Guid samia, Guid paul, DateTimeOffset day)
    {
        var id = SecretCode.NewId();
        var room = Room.Open(id, RoomKind.Committee, day.AddDays(-20), body, title: await vault.SealAsync(DiscussionsData.Title, Vault.Nobody, id, "La rentrée du comité"), hasTranscript: true);
        db.Rooms.Add(room);
        db.RoomMembers.AddRange(RoomMember.Come(id, samia, RoomPart.Facilitator, day.AddDays(-20)), RoomMember.Come(id, paul, RoomPart.Supervisor, day.AddDays(-20)), RoomMember.Come(id, lina, RoomPart.Member, day.AddDays(-19)), RoomMember.Come(id, sami, RoomPart.Member, day.AddDays(-19)));
        (Guid Author, string Words)[] said = [(samia, "Quel sujet pour cette année\u00A0?"), (lina, "Les week-ends. On attend trop la réponse."), (sami, "Oui. Il faut une date de réponse."), (samia, "C’est noté. On commence par là.")];
        foreach (var (author, words) in said)
        {
            var (message, line) = (await SayAsync(room, author, words, day.AddMinutes(room.LastSequence * 3)), SecretCode.NewId());
            db.RoomTranscriptLines.Add(RoomTranscriptLine.Of(line, message, await vault.SealAsync(DiscussionsData.TranscriptWords, author, line, words), day.AddDays(2)));
        }
        room.Close(day.AddDays(1));
        room.ShowTranscript(day.AddDays(2));
    }

    private async Task ParentsAsync(Guid families, Guid claire, Guid samia, DateTimeOffset now)
    {
        var room = Room.Open(SecretCode.NewId(), RoomKind.Parents, now.AddDays(-12), families);
        db.Rooms.Add(room);
        db.RoomMembers.AddRange(RoomMember.Come(room.Id, samia, RoomPart.Facilitator, now.AddDays(-12)), RoomMember.Come(room.Id, claire, RoomPart.Member, now.AddDays(-11)));
        await SayAsync(room, samia, "Bonjour à tous. Comment se passent les visites du mercredi\u00A0?", now.AddDays(-2));
        await SayAsync(room, claire, "Bien. Le trajet est long, mais la salle est plus calme.", now.AddDays(-2).AddMinutes(9));
    }

    private async Task ReferentAsync(Guid lina, Guid nadia, Guid paul, DateTimeOffset now)
    {
        var room = Room.Open(SecretCode.NewId(), RoomKind.CaseWorker, now.AddDays(-6));
        db.Rooms.Add(room);
        db.RoomMembers.AddRange(RoomMember.Come(room.Id, lina, RoomPart.Member, now.AddDays(-6)), RoomMember.Come(room.Id, nadia, RoomPart.Member, now.AddDays(-5)), RoomMember.Come(room.Id, paul, RoomPart.Supervisor, now.AddDays(-6)));
        await SayAsync(room, lina, "Bonjour. Je peux venir au bureau mercredi\u00A0?", now.AddDays(-5));
        room.Begin(now.AddDays(-5));
        await SayAsync(room, nadia, "Bonjour. Oui, à 14 heures. On parle de ton stage.", now.AddDays(-5).AddHours(1));
    }

    private async Task<RoomMessage> SayAsync(Room room, Guid author, string words, DateTimeOffset at, string? heldFor = null)
    {
        var id = SecretCode.NewId();
        return db.RoomMessages.Add(RoomMessage.Say(id, room, author, await vault.SealAsync(DiscussionsData.Words, author, id, words), heldFor, at)).Entity;
    }

    private Task<Guid?> BodyAsync(string code) => db.Bodies.Where(one => one.Code == code).Select(one => (Guid?)one.Id).SingleOrDefaultAsync();

    private async Task<Guid?> AdultAsync(string role, string name)
    {
        var some = await db.Users.AsNoTracking().Where(account => account.Role == role).Select(account => new { account.Id, account.DisplayName }).Take(200).ToListAsync();
        return some.Find(account => account.DisplayName == name)?.Id;
    }

    private async Task<Guid?> YoungAsync(string firstName)
    {
        var (children, relations) = (db.Children, db.Relations);
        var people = await (from relation in relations join child in children on relation.ChildId equals child.Id where relation.Kind == RelationKind.Self select new { child.FirstName, relation.AccountId }).Take(200).ToListAsync();
        return people.Find(one => one.FirstName == firstName)?.AccountId;
    }
}
