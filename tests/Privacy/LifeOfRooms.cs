using ChildProtection.Features.Discussions;
using ChildProtection.Features.Discussions.Glass;
using ChildProtection.Features.Discussions.Polls;
using ChildProtection.Features.Discussions.Transcripts;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A room with something of one person in every table of rooms.</summary>
internal static class LifeOfRooms
{
    public const string Name = "Le salon de la caravane";
    public const string Question = "Quel jour pour la caravane\u00A0?";

    public static async Task AddAsync(Portal portal, Vault vault, Guid lina, Guid other, DateTimeOffset now)
    {
        var (id, said, poll) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        var room = Room.Open(id, RoomKind.Committee, now, title: await vault.SealAsync(DiscussionsData.Title, Vault.Nobody, id, Name));
        var place = RoomMember.Come(id, lina, RoomPart.Facilitator, now);
        place.Host(now.AddHours(1));
        place.Posted(now);
        var message = RoomMessage.Say(said, room, lina, await vault.SealAsync(DiscussionsData.Words, lina, said, $"Je viens, {WholeLife.Canary}."), HeldFor.Contact, now);
        var glass = RoomGlass.Ask(id, lina, GlassReason.Report, now);
        if (other != lina) glass.Grant(other, now);
        glass.Read(now);
        place.Leave(now);
        var asked = RoomPoll.Ask(poll, id, await vault.SealAsync(DiscussionsData.Poll, Vault.Nobody, poll, $"{Question}\nMercredi\nSamedi"), 2, now);
        asked.Close(now);
        room.Close(now);
        room.ShowTranscript(now);
        var line = SecretCode.NewId();
        var kept = RoomTranscriptLine.Of(line, message, await vault.SealAsync(DiscussionsData.TranscriptWords, lina, line, $"Je viens, {WholeLife.Canary}."), now);
        await portal.WithDbAsync(db =>
        {
            db.AddRange(room, place, message, kept, glass, asked, new RoomPollHand { PollId = poll, AccountId = lina, Choice = 1, At = now });
            db.Add(new RoomReaction { Id = SecretCode.NewId(), MessageId = said, AccountId = lina, Kind = ReactionKind.Idea, At = now });
            db.Add(new RoomBlock { Id = SecretCode.NewId(), AccountId = lina, BlockedId = other, At = now });
            return db.SaveChangesAsync();
        });
    }
}
