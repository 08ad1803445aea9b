using ChildProtection.Features.Mentoring.Pairs;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>The evaluations: each answers alone, a coordinator reads both, and the next one is planned. The adult never reads the young person’s.</summary>
public sealed class EvaluatePair(PortalDb db, MentoringAccess mentoring, ScreenWords screen, Vault vault, AuditLog audit)
{
    /// <param name="Row">The evaluation.</param>
    /// <param name="YouthWords">Opened, for coordinators.</param>
    /// <param name="AdultWords">Opened, for coordinators.</param>
    public sealed record Read(PairReview Row, string? YouthWords, string? AdultWords);

    /// <summary>The open evaluation, for one of the two, without anybody’s words; null when there is none.</summary>
    public async Task<PairReview?> OpenAsync(Guid pairingId)
    {
        var (today, mine) = (mentoring.Today, mentoring.Mine());
        var review = await db.PairReviews.AsNoTracking().Where(one => one.PairingId == pairingId && one.ClosedAt == null && one.OpensOn <= today && mine.Any(pairing => pairing.Id == pairingId)).OrderBy(one => one.Number).FirstOrDefaultAsync();
        return review;
    }

    /// <summary>One’s own answer, which replaces the one before. Not theirs, or none open: false.</summary>
    public Task<bool> AnswerAsync(Guid pairingId, int face, ReviewWish? wish, string? words) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (await OpenAsync(pairingId) is not { } open) return false;
        await audit.WriteAsync(MentoringAudit.Reviewed, open.YouthId, pairingId);
        var (review, today, now) = (await db.PairReviews.SingleAsync(one => one.Id == open.Id), mentoring.Today, mentoring.Now);
        var isEmpty = string.IsNullOrWhiteSpace(words);
        if (mentoring.IsYoung) review.ByYouth(face, wish ?? throw new BrokenRuleException("Choisis ce que tu veux pour la suite."), isEmpty ? null : await vault.SealAsync(MentoringData.YouthWords, review.YouthId, review.Id, words!.Trim()), today, now);
        else review.ByAdult(face, isEmpty ? null : await vault.SealAsync(MentoringData.AdultWords, review.YouthId, review.Id, words!.Trim()), today, now);
        await db.SaveChangesAsync();
        await screen.ReadAsync(words, new SaidAt(ScreenWords.Review, review.Id, mentoring.UserId), mentoring.IsYoung);
        if (mentoring.IsYoung && (wish == ReviewWish.Talk || face == PairReview.Bad)) await mentoring.TellTeamAsync(null, Platform.Mail.MailTemplate.Attention);
        return true;
    });

    /// <summary>Both forms, read by a coordinator, which is written down; null when there is none.</summary>
    public async Task<Read?> ReadAsync(Guid pairingId, int number)
    {
        if (!await mentoring.CoordinatesAsync() || await db.PairReviews.AsNoTracking().SingleOrDefaultAsync(one => one.PairingId == pairingId && one.Number == number) is not { } review) return null;
        await audit.WriteAsync(MentoringAudit.ReviewRead, review.YouthId, pairingId);
        return new Read(review, review.YouthWords is { } youth ? await vault.OpenAsync(MentoringData.YouthWords, review.YouthId, review.Id, youth) : null,
            review.AdultWords is { } adult ? await vault.OpenAsync(MentoringData.AdultWords, review.YouthId, review.Id, adult) : null);
    }

    /// <summary>Done: the next one comes a year later, while the bond lives. Not there: false. Too early: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> CloseAsync(Guid pairingId, int number)
    {
        if (!await mentoring.CoordinatesAsync() || await db.PairReviews.Where(one => one.PairingId == pairingId && one.Number == number).Select(one => (Guid?)one.YouthId).SingleOrDefaultAsync() is not { } young) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(MentoringAudit.ReviewClosed, young, pairingId);
            var review = await db.PairReviews.SingleAsync(one => one.PairingId == pairingId && one.Number == number);
            review.Close(mentoring.Today, mentoring.Now);
            if ((await db.Pairings.Where(one => one.Id == pairingId).Select(one => one.State).SingleAsync()).IsLiving())
                db.PairReviews.Add(PairReview.Open(pairingId, young, number + 1, mentoring.Today.AddMonths(PairReview.NextMonths)));
            await db.SaveChangesAsync();
        });
        return true;
    }
}
