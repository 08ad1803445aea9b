using System.IO.Compression;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>Takes the pages out as Markdown files: « content/ » stays what a developer reads.</summary>
public sealed class CarryContent(ContentLibrary library, PageVersions versions, AuditLog audit)
{
    /// <summary>Every French page as readers see it. Names of those who reread stay in the portal.</summary>
    public async Task<IReadOnlyList<(string File, string Text)>> PagesAsync()
    {
        var published = await versions.PublishedAsync();
        return [.. library.Files.Select(file => (file.File, published.GetValueOrDefault(file.File) ?? library.Shipped(file.File)))];
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
}
