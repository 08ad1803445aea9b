using ChildProtection.Features.Mentoring;
using ChildProtection.Features.Mentoring.Coordinators;
using ChildProtection.Features.Mentoring.Mentors;
using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Features.Mentoring.Peers;
using ChildProtection.Features.Mentoring.Together;
using ChildProtection.Features.Mentoring.Wishes;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A bond that is over, with something in every table of mentoring.</summary>
internal static class LifeOfMentoring
{
    /// <param name="portal">The installation.</param>
    /// <param name="vault">Its vault.</param>
    /// <param name="people">The child, the young person and whoever accompanies, checks and coordinates.</param>
    /// <param name="now">The instant.</param>
    public static async Task AddAsync(Portal portal, Vault vault, (Guid Child, Guid Lina, Guid Nadia) people, DateTimeOffset now)
    {
        var (lina, nadia, today) = (people.Lina, people.Nadia, DateOnly.FromDateTime(now.DateTime));
        Task<byte[]> SealAsync(string table, string column, Guid person, Guid row) => vault.SealAsync(new VaultField(table, column), person, row, $"Merci, {WholeLife.Canary}.");
        var running = MentoringCoordinator.Begin(nadia, now);
        running.End(now);
        var (fileId, wishId, pairId, wordId) = (SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId(), SecretCode.NewId());
        var file = MentorFile.Send(fileId, nadia, new MentorAsks(MentorOffer.Both, 1980, "rive-sud", Topics.Talk), await vault.SealAsync(new VaultField("MentorFiles", "Words"), nadia, fileId, "Pour aider."), today.Year, now);
        file.Refuse(now);
        var check = MentorCheck.Record(fileId, CheckKind.Identity, today, null, nadia, today, new());
        var wish = MentorWish.Ask(wishId, lina, people.Child, now);
        wish.Say(PairKind.Mentoring, Topics.Sport, Manners.Calm, await SealAsync("MentorWishes", "Words", lina, wishId), now);
        wish.Match(now);
        var pairing = Pairing.Propose(pairId, (people.Child, lina), nadia, PairKind.Mentoring, await SealAsync("Pairings", "Reasons", lina, pairId), nadia, now);
        var line = PairingAgreement.Ask(pairId, AgreementStep.Agreement, Party.Youth, lina);
        line.Say(true, now);
        pairing.AllAgreed();
        pairing.Start(SecretCode.NewId(), today, now);
        var meeting = PairMeeting.Plan(pairId, today, Topics.Sport, today, now);
        var word = PairWord.Write(wordId, pairing, (lina, true), (PairWordKind.Meeting, meeting.Id), await SealAsync("PairWords", "Text", lina, wordId), isMinor: true, now);
        var review = PairReview.Open(pairId, lina, 1, today);
        review.ByYouth(1, ReviewWish.Continue, await SealAsync("PairReviews", "YouthWords", lina, review.Id), today, now);
        review.ByAdult(1, await SealAsync("PairReviews", "AdultWords", lina, review.Id), today, now);
        pairing.End(EndReason.Done, now);
        var group = PeerGroup.Open(PeerTheme.Talk, "rive-sud", DayOfWeek.Monday, new(17, 0), new(18, 0), nadia);
        group.Close(now);
        var seat = PeerSeat.Ask(group.Id, lina, isElder: false, now);
        seat.Leave(now);
        await portal.WithDbAsync(db =>
        {
            db.AddRange(running, file, check, wish, pairing, line, meeting, word, review, group, seat);
            return db.SaveChangesAsync();
        });
    }
}
