using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>The coordinator’s reading before words reach a minor (SAFE-07): given, or returned to whoever wrote them.</summary>
public sealed class ReadWords(PortalDb db, MentoringAccess mentoring, Vault vault, AuditLog audit)
{
    private const int Most = 20;

    /// <param name="Row">The word.</param>
    /// <param name="Text">Opened.</param>
    /// <param name="Author">The adult’s name.</param>
    /// <param name="FirstName">For whom.</param>
    public sealed record Held(PairWord Row, string? Text, string? Author, string FirstName);

    /// <summary>How many wait.</summary>
    public Task<int> CountAsync() => Waiting().CountAsync();

    /// <summary>The oldest first, each reading written down; null for whoever coordinates nothing.</summary>
    public async Task<IReadOnlyList<Held>?> WaitingAsync()
    {
        if (!await mentoring.CoordinatesAsync()) return null;
        var (pairings, children, accounts) = (db.Pairings, db.Children, db.Users);
        var rows = await (from word in Waiting().AsNoTracking() join pairing in pairings on word.PairingId equals pairing.Id join child in children on pairing.ChildId equals child.Id orderby word.At, word.Id
                          select new { Word = word, child.FirstName, Author = accounts.Where(account => account.Id == word.AuthorId).Select(account => account.DisplayName).FirstOrDefault() }).Take(Most).ToListAsync();
        var texts = await vault.OpenAllAsync(MentoringData.Text, [.. rows.Select(row => (row.Word.YouthId, row.Word.Id, row.Word.Text))]);
        await NoteAsync([.. rows.Select(row => row.Word)]);
        return [.. rows.Select(row => new Held(row.Word, texts.GetValueOrDefault(row.Word.Id), row.Author, row.FirstName))];
    }

    /// <summary>Each reading once a reader: opening the page again says nothing new.</summary>
    private async Task NoteAsync(IReadOnlyList<PairWord> words)
    {
        var (me, bonds, code) = (mentoring.UserId, words.Select(word => (Guid?)word.PairingId).Distinct().ToList(), MentoringAudit.WordRead.Code);
        var noted = (await db.AuditEntries.Where(entry => entry.ActorId == me && entry.Action == code && bonds.Contains(entry.ObjectId)).GroupBy(entry => entry.ObjectId).Select(group => new { group.Key, At = group.Max(entry => entry.At) }).ToListAsync()).ToDictionary(row => row.Key!.Value, row => row.At);
        var fresh = words.Where(word => !noted.TryGetValue(word.PairingId, out var at) || at < word.At).ToList();
        if (fresh.Count == 0) return;
        await db.InOneTransactionAsync(async () =>
        {
            foreach (var word in fresh) await audit.WriteAsync(MentoringAudit.WordRead, word.YouthId, word.PairingId);
        });
    }

    /// <summary>Given to the young person, or returned. Not there: false. Read by somebody else first: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> DecideAsync(Guid wordId, bool isShown)
    {
        if (!await mentoring.CoordinatesAsync() || await Giveable(db).Where(word => word.Id == wordId).Select(word => new { word.YouthId, word.PairingId }).SingleOrDefaultAsync() is not { } about) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(isShown ? MentoringAudit.WordShown : MentoringAudit.WordReturned, about.YouthId, about.PairingId);
            var word = await db.PairWords.SingleAsync(one => one.Id == wordId);
            if (isShown) word.Show(mentoring.Now);
            else
            {
                word.Return(mentoring.Now);
                if (word.AuthorId is { } author) await mentoring.TellAsync(author, Platform.Mail.MailTemplate.News);
            }
            await db.SaveChangesAsync();
        });
        return true;
    }

    private IQueryable<PairWord> Waiting() => WaitingIn(db);

    internal static IQueryable<PairWord> WaitingIn(PortalDb db) => Giveable(db).Where(word => word.ShownAt == null && word.ReturnedAt == null);

    /// <summary>All but what an adult wrote after a silent stop: that reaches nobody, and nobody is asked to give it.</summary>
    private static IQueryable<PairWord> Giveable(PortalDb db)
    {
        var pairings = db.Pairings;
        return db.PairWords.Where(word => word.Kind == PairWordKind.Goodbye || !pairings.Any(pairing => pairing.Id == word.PairingId && pairing.StopAskedAt != null && pairing.StopAskedAt <= word.At));
    }
}
