using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>Words that only the team reads (evaluations, wishes): an alert about them opens them for whoever is on duty; nobody reports, holds or gives them back.</summary>
internal abstract class AlertedWords(string kind) : IReportable
{
    public string Kind => kind;

    public Task<SaidText?> SeenAsync(Guid id) => Task.FromResult<SaidText?>(null);

    public abstract Task<SaidText?> OfAsync(Guid id);

    public Task<IReadOnlyList<SaidText>> WaitingAsync(int most) => Task.FromResult<IReadOnlyList<SaidText>>([]);

    public Task HoldAsync(Guid id) => Task.CompletedTask;

    public Task ShowAsync(Guid id) => Task.CompletedTask;

    public Task ReturnAsync(Guid id, string reason) => Task.CompletedTask;
}

/// <summary>Both answers of an evaluation, each with whose it is.</summary>
internal sealed class AlertedReview(PortalDb db, Vault vault) : AlertedWords(ScreenWords.Review)
{
    public override async Task<SaidText?> OfAsync(Guid id)
    {
        if (await db.PairReviews.AsNoTracking().SingleOrDefaultAsync(review => review.Id == id) is not { } review) return null;
        var (accounts, pairingId) = (db.Users, review.PairingId);
        var two = await db.Pairings.Where(pairing => pairing.Id == pairingId).Select(pairing => new { pairing.MentorId, Name = accounts.Where(account => account.Id == pairing.YouthId).Select(account => account.DisplayName).FirstOrDefault() }).SingleAsync();
        var youth = review.YouthWords is { } his ? await vault.OpenAsync(MentoringData.YouthWords, review.YouthId, id, his) : null;
        var adult = review.AdultWords is { } theirs ? await vault.OpenAsync(MentoringData.AdultWords, review.YouthId, id, theirs) : null;
        var said = string.Join("\n", ((string?[])[youth is null ? null : $"Le jeune\u00A0: {youth}", adult is null ? null : $"L’adulte\u00A0: {adult}"]).OfType<string>());
        if (said.Length == 0) return null;
        return new SaidText(new SaidAt(Kind, id, review.YouthId), said, two.Name ?? "", review.YouthAt ?? review.AdultAt ?? default, "Le bilan du mentorat", IsHeld: true, [review.YouthId, two.MentorId ?? review.YouthId]);
    }
}

/// <summary>« Autre chose à dire » of a wish.</summary>
internal sealed class AlertedWish(PortalDb db, Vault vault) : AlertedWords(ScreenWords.Wish)
{
    public override async Task<SaidText?> OfAsync(Guid id)
    {
        if (await db.MentorWishes.AsNoTracking().SingleOrDefaultAsync(wish => wish.Id == id) is not { Words: { } words } wish) return null;
        var author = wish.AccountId;
        var name = await db.Users.Where(account => account.Id == author).Select(account => account.DisplayName).SingleOrDefaultAsync();
        return await vault.OpenAsync(MentoringData.WishWords, author, id, words) is { } text ? new SaidText(new SaidAt(Kind, id, author), text, name ?? "", wish.At, "Une demande de mentor", IsHeld: true, [author]) : null;
    }
}
