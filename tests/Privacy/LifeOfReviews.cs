using ChildProtection.Features.Review;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Disclosure;
using ChildProtection.Platform.Security;
using ChildProtection.Platform.Vaults;
using ChildProtection.Tests.Committee;
using ChildProtection.Tests.Support;

namespace ChildProtection.Tests.Privacy;

/// <summary>A document that one person reread, with a proposal that was kept, and the answer to it.</summary>
internal static class LifeOfReviews
{
    public static async Task AddAsync(Portal portal, Vault vault, Guid reader, DateTimeOffset now)
    {
        var (id, text, body, day) = (SecretCode.NewId(), SecretCode.NewId(), (await portal.BodyAsync()).Id, DateOnly.FromDateTime(now.DateTime));
        Task<byte[]> SealAsync(VaultField field, Guid row, string words) => vault.SealAsync(field, Vault.Nobody, row, words);
        var document = ReviewDocument.Of(id, body, (await SealAsync(ReviewData.Title, id, "Un courrier"), await SealAsync(ReviewData.Asker, id, "Un service"), await SealAsync(ReviewData.Purpose, id, "Dire."), await SealAsync(ReviewData.Promise, id, "Changer.")), SecretCode.NewId(), now);
        var version = ReviewVersion.Prepare(text, id, 1, await SealAsync(ReviewData.Text, text, "Une phrase."), (day.AddDays(5), day.AddDays(9)), day);
        version.Open(day, now);
        version.Close(await SealAsync(ReviewData.Scores, text, ReviewScores.Of(1, [], DisclosureRules.Inside).Write()), now);
        version.AnswerWith(await SealAsync(ReviewData.Answer, text, "Nous changeons."), now);
        var mine = ReviewReader.Join(SecretCode.NewId(), text, reader, now);
        mine.Finish(ReaderName.FirstName, await vault.SealAsync(ReviewData.Name, reader, mine.Id, $"Lina, {WholeLife.Canary}"), now);
        var opinion = ReviewOpinion.About(SecretCode.NewId(), mine.Id, 1);
        opinion.Say(Understanding.Otherwise, await vault.SealAsync(ReviewData.Words, reader, opinion.Id, $"Autrement, {WholeLife.Canary}."));
        opinion.Decide(Features.Review.Verdict.Kept, await vault.SealAsync(ReviewData.Why, reader, opinion.Id, $"Plus clair, {WholeLife.Canary}."));
        await portal.WithDbAsync(db =>
        {
            db.AddRange(document, version, mine, opinion);
            return db.SaveChangesAsync();
        });
    }
}
