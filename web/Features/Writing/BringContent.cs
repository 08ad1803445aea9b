using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>Brings files in as drafts, all or none: one refused file, and nothing is written.</summary>
public sealed class BringContent(PortalDb db, Vault vault, ContentLibrary library, PageVersions versions, WriteDraft drafts, AuditLog audit)
{
    /// <summary>What became, or would become, of the files.</summary>
    /// <param name="Findings">Why nothing was brought in, every refused file with its line; none when it was.</param>
    /// <param name="Drafts">The files that are drafts now, or would be.</param>
    public sealed record Brought(IReadOnlyList<FileFinding> Findings, IReadOnlyList<string> Drafts);

    /// <summary>Said of a file that stands for no page.</summary>
    public const string Unknown = "le portail n’a pas cette page : rangez-la d’abord dans content/";

    /// <summary>What <see cref="RunAsync"/> would do. Writes nothing.</summary>
    public async Task<Brought> LookAsync(IReadOnlyList<(string File, string Text)> files)
    {
        var (findings, changed) = await SortAsync(files);
        return new(findings, [.. changed.Select(one => one.File)]);
    }

    /// <summary>
    /// Makes a draft of each file that says something else than readers see, in one transaction, written down. A mistake, or a
    /// draft that somebody began in the portal, and nothing is brought in. Somebody writes meanwhile: <see cref="BrokenRuleException"/>.
    /// </summary>
    public async Task<Brought> RunAsync(IReadOnlyList<(string File, string Text)> files)
    {
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                var (findings, changed) = await SortAsync(files);
                if (findings.Count > 0) return new Brought(findings, []);
                foreach (var (file, text) in changed)
                    if (!await drafts.WriteAsync(file, text, revision: 0)) throw Meanwhile();
                if (changed.Count > 0) await audit.WriteAsync(WritingAudit.Imported, reason: $"pages.{changed.Count}");
                return new Brought([], [.. changed.Select(one => one.File)]);
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate() || failure is DbUpdateConcurrencyException)
        {
            throw Meanwhile();
        }
    }

    /// <summary>The mistakes, and the texts that say something new, without the names of readers.</summary>
    private async Task<(List<FileFinding> Findings, List<(string File, string Text)> Changed)> SortAsync(IReadOnlyList<(string File, string Text)> files)
    {
        var (findings, changed) = (new List<FileFinding>(), new List<(string File, string Text)>());
        var (known, seen) = (library.Files.Select(file => file.File).ToHashSet(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var (published, begun) = (await versions.PublishedAsync(), await BegunAsync());
        foreach (var (file, text) in files)
        {
            if (!known.Contains(file)) findings.Add(new FileFinding(file, 1, Unknown));
            else if (!seen.Add(file)) findings.Add(new FileFinding(file, 1, "ce fichier est là 2 fois"));
            else if (text.Length > PageDraft.TextLength) findings.Add(new FileFinding(file, 1, "cette page est trop longue : faites-en 2 pages"));
            else
            {
                var page = Bare(text);
                if (page == Bare(published.GetValueOrDefault(file) ?? library.Shipped(file))) continue;
                var errors = library.Try(file, page).Errors.ToList();
                findings.AddRange(errors);
                if (!begun.TryGetValue(file, out var draft)) changed.Add((file, page));
                else if (Bare(draft) != page) findings.Add(new FileFinding(file, 1, "quelqu’un a déjà commencé un brouillon de cette page dans le portail"));
            }
        }
        return (findings, changed);
    }

    private async Task<IReadOnlyDictionary<string, string>> BegunAsync()
    {
        var all = await db.PageDrafts.AsNoTracking().ToListAsync();
        var texts = await vault.OpenAllAsync(WritingData.DraftText, [.. all.Select(draft => (Vault.Nobody, draft.Id, draft.Text))]);
        return all.ToDictionary(draft => draft.File, draft => texts.GetValueOrDefault(draft.Id) ?? "", StringComparer.Ordinal);
    }

    private static string Bare(string text) => MarkdownPage.Of(text).WithoutReaders().ToString();

    private static BrokenRuleException Meanwhile() => new("Quelqu’un écrit en même temps. Rien n’est entré. Recommencez.");
}
