using System.IO.Compression;
using System.Text;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing;

/// <summary>Files on their way in: of a folder, one by one, or in a zip. What cannot be read is told, file by file.</summary>
public sealed class IncomingFiles(ContentLibrary library)
{
    /// <summary>At most.</summary>
    public const int MostFiles = 300;

    /// <summary>Of one file, in bytes: a page as long as a page may be, in letters that take four.</summary>
    public const int MostBytes = 4 * PageDraft.TextLength;

    /// <summary>Of all of them, in bytes, once out of their zip.</summary>
    public const int MostInAll = 4_000_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly List<(string File, string Text)> texts = [];
    private readonly List<FileFinding> findings = [];
    private int bytesInAll;

    public IReadOnlyList<(string File, string Text)> Texts => texts;

    /// <summary>What cannot come in, whatever it says.</summary>
    public IReadOnlyList<FileFinding> Findings => findings;

    /// <summary>Every page of « content/fr », however deep.</summary>
    public async Task AddFolderAsync(ContentFolder content)
    {
        var root = Path.Combine(content.Root, "fr");
        if (!Directory.Exists(root)) return;
        foreach (var file in Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (new FileInfo(file).Length > MostBytes) Refuse(content.Shown(file), "ce fichier est trop lourd");
            else Add(content.Shown(file), await File.ReadAllBytesAsync(file));
    }

    /// <summary>One file as sent: a page, or a zip of pages.</summary>
    public async Task AddAsync(string name, Stream from)
    {
        if (name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)) await AddZipAsync(name, from);
        else if (await ReadAsync(from) is { } bytes) Add(name, bytes);
        else Refuse(name, "ce fichier est trop lourd");
    }

    private async Task AddZipAsync(string name, Stream from)
    {
        try
        {
            using var whole = new MemoryStream(); // an upload’s own stream throws where a broken zip sends its reader
            await from.CopyToAsync(whole);
            await using var zip = new ZipArchive(whole, ZipArchiveMode.Read);
            if (zip.Entries.Count > MostFiles * 2) Refuse(name, $"ce dossier a trop de fichiers : {MostFiles} au plus");
            else
                foreach (var entry in zip.Entries.Where(IsFile))
                {
                    await using var inside = await entry.OpenAsync();
                    if (await ReadAsync(inside) is { } bytes) Add(entry.FullName, bytes);
                    else Refuse(entry.FullName, "ce fichier est trop lourd");
                }
        }
        catch (Exception wrong) when (wrong is InvalidDataException or NotSupportedException)
        {
            Refuse(name, "ce dossier compressé ne s’ouvre pas");
        }
    }

    private void Add(string name, byte[] bytes)
    {
        if (texts.Count == MostFiles || (bytesInAll += bytes.Length) > MostInAll) Refuse(name, "c’est trop en une fois : faites-le en 2 fois");
        else if (!name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) Refuse(name, "ce n’est pas un fichier .md");
        else if (FileOf(name) is not { } file) Refuse(name, BringContent.Unknown);
        else
            try
            {
                texts.Add((file, Strict.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n")));
            }
            catch (DecoderFallbackException)
            {
                Refuse(name, "ce fichier ne se lit pas : enregistrez-le en UTF-8");
            }
    }

    /// <summary>By its path below « content/fr », else by its name when one page alone has it; null for none.</summary>
    private string? FileOf(string name)
    {
        var path = name.Replace('\\', '/');
        var start = path.IndexOf("content/fr/", StringComparison.Ordinal);
        if (start >= 0) return library.Files.Select(file => file.File).FirstOrDefault(file => file == path[start..]);
        var same = library.Files.Where(file => file.File.EndsWith($"/{path.Split('/')[^1]}", StringComparison.Ordinal)).Take(2).ToList();
        return same.Count == 1 ? same[0].File : null;
    }

    /// <summary>Null when there is more than a page can hold, whatever the zip says of itself.</summary>
    private static async Task<byte[]?> ReadAsync(Stream from)
    {
        var bytes = new byte[MostBytes + 1];
        var read = await from.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false);
        return read > MostBytes ? null : bytes[..read];
    }

    /// <summary>Neither a folder, nor what a computer adds by itself.</summary>
    private static bool IsFile(ZipArchiveEntry entry) => entry.Name.Length > 0 && entry.Name[0] != '.' && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal);

    private void Refuse(string name, string why) => findings.Add(new FileFinding(name.Length > 200 ? name[..200] : name, 1, why));
}
