using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>Words of the diary as moderation sees them: the other of the two may report one. What waits is read by coordinators (<see cref="ReadWords"/>), not here.</summary>
internal sealed class ReportableDiary(PortalDb db, Vault vault, MentoringAccess mentoring) : IReportable
{
    public string Kind => ScreenWords.Diary;

    public async Task<SaidText?> SeenAsync(Guid id)
    {
        var (me, mine) = (mentoring.UserId, mentoring.Mine());
        return await OpenAsync(db.PairWords.Where(word => word.Id == id && word.AuthorId != null && word.AuthorId != me && word.ShownAt != null && word.ReturnedAt == null && mine.Any(pairing => pairing.Id == word.PairingId)), isOther: true);
    }

    public Task<SaidText?> OfAsync(Guid id) => OpenAsync(db.PairWords.Where(word => word.Id == id));

    public Task<IReadOnlyList<SaidText>> WaitingAsync(int most) => Task.FromResult<IReadOnlyList<SaidText>>([]);

    public Task HoldAsync(Guid id) => ActAsync(id, word => word.Hold());

    public Task ShowAsync(Guid id) => ActAsync(id, word => word.ShowAgain(mentoring.Now));

    public Task ReturnAsync(Guid id, string reason) => ActAsync(id, word => word.GiveBack(mentoring.Now));

    public async Task<string?> RewriteAtAsync(Guid id) =>
        await db.PairWords.Where(word => word.Id == id).Select(word => (Guid?)word.PairingId).SingleOrDefaultAsync() is { } two ? $"/mentorat/nous-deux/{two}" : null;

    private async Task ActAsync(Guid id, Action<PairWord> act)
    {
        if (await db.PairWords.SingleOrDefaultAsync(word => word.Id == id) is not { } found) return;
        act(found);
        await db.SaveChangesAsync();
    }

    /// <param name="words">One word.</param>
    /// <param name="isOther">To the other of the two, who knows a first name and not the pseudonym of other rooms.</param>
    private async Task<SaidText?> OpenAsync(IQueryable<PairWord> words, bool isOther = false)
    {
        var (pairings, accounts, children) = (db.Pairings, db.Users, db.Children);
        var row = await (from word in words.AsNoTracking()
                         join pairing in pairings on word.PairingId equals pairing.Id
                         select new { Word = word, pairing.MentorId, FirstName = children.Where(child => child.Id == pairing.ChildId).Select(child => child.FirstName).FirstOrDefault(), Author = accounts.Where(account => account.Id == word.AuthorId).Select(account => account.DisplayName).FirstOrDefault() }).SingleOrDefaultAsync();
        if (row is null || await vault.OpenAsync(MentoringData.Text, row.Word.YouthId, row.Word.Id, row.Word.Text) is not { } text) return null;
        var author = isOther && row.Word.AuthorId == row.Word.YouthId ? row.FirstName : row.Author;
        return new SaidText(new SaidAt(Kind, row.Word.Id, row.Word.AuthorId ?? Guid.Empty), text, author ?? "Une personne qui n’est plus ici", row.Word.At, "Le carnet du mentorat", row.Word.ShownAt is null, [row.Word.YouthId, row.MentorId ?? row.Word.YouthId]);
    }
}
