using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>The editor’s side of a rereading: opens it, reads what was said, takes a proposal over.</summary>
public sealed class RereadDraft(PortalDb db, Vault vault, ContentLibrary library, WriteDraft drafts, Access access, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>What readers said of one sentence. Who said what is not told.</summary>
    public sealed record Sentence(int Number, string Text, int Clear, int Hard, IReadOnlyList<Proposed> Proposals);

    public sealed record Proposed(Guid OpinionId, string Text);

    /// <summary>The last rereading of a page.</summary>
    public sealed record Result(Guid Id, string Code, DateTimeOffset OpenedAt, DateTimeOffset ClosesAt, bool IsOpen, int Joined, int Finished, string Names, IReadOnlyList<NamedReader> Named, IReadOnlyList<Sentence> Sentences);

    /// <summary>Gives the draft to reread as it is now; the one before is over. No draft: <see cref="BrokenRuleException"/>.</summary>
    public async Task OpenAsync(string file, int days)
    {
        var draft = await drafts.OpenAsync(file);
        if (!draft.IsDraft) throw new BrokenRuleException("Écrivez d’abord un brouillon, puis faites-le relire.");
        var now = clock.GetUtcNow();
        await db.InOneTransactionAsync(async () =>
        {
            foreach (var open in await db.PageRereadings.Where(one => one.File == file && one.ClosesAt > now).ToListAsync()) open.Close(now);
            var id = SecretCode.NewId();
            db.Add(PageRereading.Open(id, file, await vault.SealAsync(WritingData.RereadText, Vault.Nobody, id, draft.Text), user.Id, days, now, draft.Id));
            await audit.WriteAsync(WritingAudit.Opened, objectId: id);
        });
    }

    /// <summary>Nobody says anything more: neither the shared code nor those of expected readers open it.</summary>
    public Task CloseAsync(string file) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        foreach (var open in await db.PageRereadings.Where(one => one.File == file && one.ClosesAt > now).ToListAsync())
        {
            open.Close(now);
            await audit.WriteAsync(WritingAudit.Closed, objectId: open.Id);
        }
    });

    /// <summary>The last one, sentence by sentence; null when there was none.</summary>
    /// <param name="file">A file of the library.</param>
    /// <param name="draftId">The draft of today, which alone counts; null when there is none: then the last there was.</param>
    public async Task<Result?> LastAsync(string file, Guid? draftId)
    {
        if (await db.PageRereadings.AsNoTracking().Where(one => one.File == file && (draftId == null || one.DraftId == null || one.DraftId == draftId)).OrderByDescending(one => one.OpenedAt).FirstOrDefaultAsync() is not { } last) return null;
        var readers = await access.RereadingsOfTheWorkshop(db.PageReaders).AsNoTracking().Where(reader => reader.RereadingId == last.Id).OrderBy(reader => reader.JoinedAt).ToListAsync();
        var byReader = readers.ToDictionary(reader => reader.Id, reader => reader.AccountId);
        var opinions = await db.SentenceOpinions.AsNoTracking().Where(opinion => byReader.Keys.Contains(opinion.ReaderId)).OrderBy(opinion => opinion.Id).ToListAsync();
        var words = await vault.OpenAllAsync(WritingData.Proposal, [.. opinions.Where(opinion => opinion.Proposal is not null).Select(opinion => (byReader[opinion.ReaderId], opinion.Id, opinion.Proposal!))]);
        var about = opinions.ToLookup(opinion => opinion.Sentence);
        var sentences = (library.Try(last.File, await TextAsync(last)).Page?.Sentences ?? []).Select((text, index) => new Sentence(index + 1, text,
            about[index + 1].Count(opinion => opinion.Said == Understanding.Clear), about[index + 1].Count(opinion => opinion.Said == Understanding.Hard),
            [.. about[index + 1].Where(opinion => words.GetValueOrDefault(opinion.Id) is not null).Select(opinion => new Proposed(opinion.Id, words[opinion.Id]!))]));
        var done = readers.Where(reader => reader.FinishedAt is not null).ToList();
        return new(last.Id, last.Code, last.OpenedAt, last.ClosesAt, last.IsOpenAt(clock.GetUtcNow()), readers.Count, done.Count, done.Count == 0 ? "" : ReaderNames.Of(done), [.. done.Where(reader => reader.ShownName is not null).Select(reader => new NamedReader(reader.Id, reader.ShownName!))], [.. sentences]);
    }

    /// <summary>Writes the proposal in place of its sentence, in the draft. The sentence is not there any more: <see cref="BrokenRuleException"/>.</summary>
    public async Task TakeOverAsync(string file, Guid opinionId)
    {
        var readers = access.RereadingsOfTheWorkshop(db.PageReaders);
        var found = await (
            from opinion in db.SentenceOpinions.AsNoTracking()
            join reader in readers on opinion.ReaderId equals reader.Id
            join rereading in db.PageRereadings on reader.RereadingId equals rereading.Id
            where opinion.Id == opinionId && rereading.File == file && opinion.Proposal != null
            select new { opinion.Id, opinion.Sentence, opinion.Proposal, reader.AccountId, Rereading = rereading }).SingleOrDefaultAsync()
            ?? throw new BrokenRuleException("Cette proposition n’est plus là.");
        var proposal = await vault.OpenAsync(WritingData.Proposal, found.AccountId, found.Id, found.Proposal!) ?? throw new BrokenRuleException("Cette proposition n’est plus là.");
        var (text, lines) = await LinesAsync(found.Rereading);
        if (found.Sentence > lines.Count) throw new BrokenRuleException("Cette phrase n’est plus là.");
        var sentence = text.Split('\n')[lines[found.Sentence - 1] - 1];
        var draft = await drafts.OpenAsync(file);
        if (Replaced(draft.Text, sentence, proposal) is not { } changed) throw new BrokenRuleException("Cette phrase a déjà changé dans le brouillon.");
        if (library.Try(file, changed).Errors.FirstOrDefault() is { } error) throw new BrokenRuleException(Wording.Typeset($"Cette proposition ne peut pas entrer telle quelle : {error.Message}. Recopiez-la à la main."));
        if (await drafts.SaveAsync(file, changed, draft.Revision, draft.IsDraft ? draft.BasedOn : null) is not null) throw new BrokenRuleException("Quelqu’un écrit en même temps que vous. Essayez encore.");
    }

    /// <summary>The first line that is this sentence, with its sign (« - », « ## ») kept; null when there is none.</summary>
    internal static string? Replaced(string text, string sentence, string proposal)
    {
        var lines = text.Split('\n');
        var place = Array.IndexOf(lines, sentence);
        if (place < 0) return null;
        var sign = sentence.StartsWith("- ", StringComparison.Ordinal) ? "- " : sentence.StartsWith("## ", StringComparison.Ordinal) ? "## " : "";
        lines[place] = sign + proposal.ReplaceLineEndings(" ").Replace('\'', '’').Trim();
        return string.Join('\n', lines);
    }

    private async Task<ContentPage> PageAsync(PageRereading rereading) =>
        library.Try(rereading.File, await TextAsync(rereading)).Page ?? throw new BrokenRuleException("Ce texte ne peut plus être lu.");

    private async Task<(string Text, IReadOnlyList<int> Lines)> LinesAsync(PageRereading rereading) => (await TextAsync(rereading), (await PageAsync(rereading)).Lines);

    private async Task<string> TextAsync(PageRereading rereading) => await vault.OpenAsync(WritingData.RereadText, Vault.Nobody, rereading.Id, rereading.Text) ?? "";
}
