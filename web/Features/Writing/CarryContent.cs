using System.IO.Compression;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>Takes the pages out as Markdown files, and brings files in as drafts: « content/ » stays what a developer reads.</summary>
public sealed class CarryContent(PortalDb db, ContentLibrary library, PageVersions versions, WriteDraft drafts, AuditLog audit)
{
    /// <summary>What became of a folder that was brought in.</summary>
    /// <param name="Findings">Why nothing was brought in; none when it was.</param>
    /// <param name="Drafts">The files that are drafts now.</param>
    public sealed record Brought(IReadOnlyList<FileFinding> Findings, IReadOnlyList<string> Drafts);

    /// <summary>Every French page as readers see it. Names of those who reread stay in the portal.</summary>
    public async Task<IReadOnlyList<(string File, string Text)>> PagesAsync()
    {
        var published = await db.PageVersions.AsNoTracking().Where(version => version.WithdrawnAt == null).Select(version => version.File).Distinct().ToListAsync();
        var pages = new List<(string File, string Text)>();
        foreach (var file in library.Files.Select(file => file.File))
            pages.Add((file, published.Contains(file) ? (await versions.ShownAsync(file)).Text : library.Shipped(file)));
        return pages;
    }

    /// <summary>The same in one zip, written down.</summary>
    public async Task<byte[]> ZipAsync()
    {
        await audit.WriteAsync(WritingAudit.Exported);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (file, text) in await PagesAsync())
            {
                await using var entry = new StreamWriter(await zip.CreateEntry(file).OpenAsync());
                await entry.WriteAsync(text);
            }
        return bytes.ToArray();
    }

    /// <summary>
    /// Makes a draft of each file that says something else than readers see. One mistake, or a draft that somebody began
    /// in the portal, and nothing is brought in.
    /// </summary>
    public async Task<Brought> BringAsync(IReadOnlyList<(string File, string Text)> files)
    {
        var (findings, changed) = (new List<FileFinding>(), new List<(string File, string Text, int Revision)>());
        var known = library.Files.Select(file => file.File).ToHashSet(StringComparer.Ordinal);
        foreach (var (file, text) in files)
        {
            if (!known.Contains(file))
            {
                findings.Add(new FileFinding(file, 1, "le portail n’a pas cette page : une page nouvelle se range dans content/, puis le portail redémarre"));
                continue;
            }
            var page = MarkdownPage.Of(text).WithoutReaders().ToString();
            if (TextHash.Of(page) == TextHash.Of(MarkdownPage.Of((await versions.ShownAsync(file)).Text).WithoutReaders().ToString())) continue;
            findings.AddRange(library.Try(file, page).Errors);
            var draft = await drafts.OpenAsync(file);
            if (draft.IsDraft && TextHash.Of(draft.Text) != TextHash.Of(page)) findings.Add(new FileFinding(file, 1, "quelqu’un a déjà commencé un brouillon de cette page dans le portail"));
            else if (!draft.IsDraft) changed.Add((file, page, draft.Revision));
        }
        if (findings.Count > 0) return new(findings, []);
        foreach (var (file, text, revision) in changed) await drafts.SaveAsync(file, text, revision);
        return new([], [.. changed.Select(one => one.File)]);
    }
}
