using System.Globalization;
using ChildProtection.Features.Accounts;
using ChildProtection.Features.Content;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Features.Writing;

/// <summary>Puts a draft before readers, or takes a version back. Both are written down.</summary>
public sealed class PublishPage(
    PortalDb db, Vault vault, ContentLibrary library, PageVersions versions, WriteDraft drafts, CheckWords words, PublishedPages published,
    Access access, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    private const int MostYears = 2;

    /// <summary>Why this draft cannot be published as it is; none when it can.</summary>
    public IReadOnlyList<string> Refusals(string file, string text)
    {
        var refusals = library.Try(file, text).Errors.Select(error => Wording.Typeset($"Ligne {error.Line} : {error.Message}.")).ToList();
        var mistakes = words.Page(text).Findings.Where(finding => finding.Severity == PlainSeverity.Error).Select(finding => $"Ligne {finding.Line}\u00A0: {finding.Message}");
        return [.. refusals, .. mistakes];
    }

    /// <summary>Publishes the draft as saved. Changed meanwhile, not readable, or no draft: <see cref="BrokenRuleException"/>.</summary>
    public async Task PublishAsync(string file, int revision, DateOnly rereadBefore)
    {
        var today = territory.Today(clock);
        if (rereadBefore <= today) throw new BrokenRuleException("La prochaine relecture est un jour après aujourd’hui.");
        if (rereadBefore > today.AddYears(MostYears)) throw new BrokenRuleException($"Faites relire cette page dans {MostYears} ans au plus.");
        var draft = await drafts.OpenAsync(file);
        if (!draft.IsDraft) throw new BrokenRuleException("Il n’y a plus de brouillon. Quelqu’un l’a peut-être publié.");
        if (draft.Revision != revision) throw new BrokenRuleException("Le brouillon a changé. Relisez-le avant de publier.");
        if (Refusals(file, draft.Text) is [var first, ..]) throw new BrokenRuleException(first);

        try
        {
            await db.InOneTransactionAsync(() => WriteAsync(file, draft, rereadBefore, today));
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate() || failure is DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Quelqu’un a publié cette page au même moment. Rechargez la page.");
        }
        await published.ReadAsync();
    }

    /// <summary>What was reread of this draft; a rereading from before the last version, or of a draft that was thrown away, is another text’s.</summary>
    public async Task<PageRereading?> RereadingAsync(string file, Guid? draftId)
    {
        var last = await db.PageVersions.Where(version => version.File == file).OrderByDescending(version => version.Number).Select(version => (DateTimeOffset?)version.PublishedAt).FirstOrDefaultAsync() ?? DateTimeOffset.MinValue;
        return await db.PageRereadings.Where(one => one.File == file && one.OpenedAt > last && (one.DraftId == null || one.DraftId == draftId)).OrderByDescending(one => one.OpenedAt).FirstOrDefaultAsync();
    }

    /// <summary>Readers see the version before. Not what they see now: <see cref="BrokenRuleException"/>.</summary>
    public async Task WithdrawAsync(string file, Guid id, string reason)
    {
        try
        {
            await db.InOneTransactionAsync(() => WithdrawnAsync(file, id, reason));
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Cette version n’est plus celle que tout le monde lit.");
        }
        await published.ReadAsync();
    }

    private async Task WithdrawnAsync(string file, Guid id, string reason)
    {
        var version = await db.PageVersions.Where(one => one.File == file && one.WithdrawnAt == null).OrderByDescending(one => one.Number).FirstOrDefaultAsync();
        if (version is null || version.Id != id) throw new BrokenRuleException("Cette version n’est plus celle que tout le monde lit.");
        version.Withdraw(await vault.SealAsync(WritingData.Reason, Vault.Nobody, id, reason.Trim()), clock.GetUtcNow());
        await audit.WriteAsync(WritingAudit.Withdrawn, objectId: id);
    }

    private async Task WriteAsync(string file, OpenedDraft draft, DateOnly rereadBefore, DateOnly today)
    {
        var (now, id) = (clock.GetUtcNow(), SecretCode.NewId());
        var number = await versions.NextNumberAsync(file);
        var text = MarkdownPage.Of(draft.Text).WithoutReaders().With("version", number.ToString(CultureInfo.InvariantCulture))
            .With("date", Day(today)).With("relire_avant", Day(rereadBefore)).ToString();
        var rereading = await RereadingAsync(file, draft.Id);
        db.Add(PageVersion.Publish(id, file, number, await vault.SealAsync(WritingData.VersionText, Vault.Nobody, id, text), draft.BasedOn, rereading?.Id, user.Id, rereadBefore, now));
        if (rereading is not null) await TellReadersAsync(file, rereading, text, now);
        db.RemoveRange(await db.PageDrafts.Where(one => one.File == file && one.Revision == draft.Revision).ToListAsync());
        await db.SaveChangesAsync();
        await audit.WriteAsync(WritingAudit.Published, objectId: id, reason: $"version.{number}");
    }

    /// <summary>How many of the sentences that each of them found hard, or wrote otherwise, are no longer there.</summary>
    private async Task TellReadersAsync(string file, PageRereading rereading, string text, DateTimeOffset now)
    {
        rereading.Close(now);
        var before = library.Try(file, await vault.OpenAsync(WritingData.RereadText, Vault.Nobody, rereading.Id, rereading.Text) ?? "").Page?.Sentences ?? [];
        var after = library.Try(file, text).Page?.Sentences.ToHashSet(StringComparer.Ordinal) ?? [];
        var readers = await access.RereadingsOfTheWorkshop(db.PageReaders).Where(reader => reader.RereadingId == rereading.Id).ToListAsync();
        var ids = readers.Select(reader => reader.Id).ToList();
        var hard = await db.SentenceOpinions.AsNoTracking().Where(opinion => ids.Contains(opinion.ReaderId) && opinion.Said != Understanding.Clear).Select(opinion => new { opinion.ReaderId, opinion.Sentence }).ToListAsync();
        foreach (var reader in readers)
            reader.Tell(hard.Count(opinion => opinion.ReaderId == reader.Id && opinion.Sentence <= before.Count && !after.Contains(before[opinion.Sentence - 1])));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
