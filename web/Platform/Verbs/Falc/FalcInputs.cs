using System.Text;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Platform.Verbs.Falc;

/// <summary>A path that cannot be read, said in one line.</summary>
internal sealed class FalcInputException(string message) : Exception(message);

/// <summary>One text to check, where it comes from, and what lines of its file come before it.</summary>
internal sealed record FalcText(string File, string Text)
{
    public bool IsMarkdown { get; init; } = true;
    public bool IsFragment { get; init; }
    public PlainReader? Reader { get; init; }

    /// <summary>Where a piece of a file begins: its line, and the column before its first character.</summary>
    public (int Line, int Column) From { get; init; } = (1, 1);
}

/// <summary>Everything that one path names, read, with the glossary that goes with it.</summary>
internal sealed record FalcInputs(IReadOnlyList<FalcText> Texts, PlainGlossary? Glossary)
{
    private const string GlossaryFile = "mots.yaml";
    private const int FoldersUp = 4;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Extensions = [".md", ".txt"];

    /// <exception cref="FalcInputException">The path is missing, unreadable or no text.</exception>
    public static async Task<FalcInputs> ReadAsync(string path, ContentFolder content, Func<Stream> standardInput)
    {
        if (path == "-") return new FalcInputs([new FalcText("-", await TextOfAsync("l’entrée standard", standardInput))], null);
        var full = Path.GetFullPath(path);
        if (!Directory.Exists(full) && !File.Exists(full)) throw new FalcInputException($"{path} n’existe pas.");

        var glossary = await GlossaryForAsync(full, content);
        if (File.Exists(full)) return new FalcInputs(await FileAsync(full, path), glossary);
        var texts = new List<FalcText>();
        foreach (var file in FilesOf(full, path)) texts.AddRange(await FileAsync(file, Path.Combine(path, Path.GetRelativePath(full, file)).Replace('\\', '/')));
        return new FalcInputs(texts, glossary);
    }

    private static IReadOnlyList<string> FilesOf(string folder, string shown)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || Path.GetFileName(file) == GlossaryFile)
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FalcInputException($"{shown} ne peut pas être lu.");
        }
    }

    private static async Task<IReadOnlyList<FalcText>> FileAsync(string file, string shown)
    {
        var text = await TextOfAsync(shown, () => File.OpenRead(file));
        if (Path.GetFileName(file) == GlossaryFile) return [.. GlossaryReader.Explanations(shown, text)];
        return [new FalcText(shown, text) { IsMarkdown = !file.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) }];
    }

    /// <summary>UTF-8 only; a NUL or bytes that are no UTF-8 are no text.</summary>
    private static async Task<string> TextOfAsync(string shown, Func<Stream> open)
    {
        try
        {
            await using var stream = open();
            using var reader = new StreamReader(stream, Strict, detectEncodingFromByteOrderMarks: true);
            var text = await reader.ReadToEndAsync();
            return text.Contains('\0') ? throw new FalcInputException($"{shown} n’est pas un texte.") : text;
        }
        catch (DecoderFallbackException)
        {
            throw new FalcInputException($"{shown} n’est pas un texte en UTF-8.");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FalcInputException($"{shown} ne peut pas être lu.");
        }
    }

    /// <summary>mots.yaml beside the path, above it, or below it as « fr/mots.yaml »; for our own content folder, its own.</summary>
    private static async Task<PlainGlossary?> GlossaryForAsync(string full, ContentFolder content)
    {
        var folder = Directory.Exists(full) ? full : Path.GetDirectoryName(full);
        var places = new List<string>();
        for (var (up, count) = (folder, 0); up is not null && count < FoldersUp; up = Path.GetDirectoryName(up), count++)
        {
            places.Add(Path.Combine(up, GlossaryFile));
            places.Add(Path.Combine(up, "fr", GlossaryFile));
        }
        if (full.StartsWith(content.Root, StringComparison.Ordinal)) places.Add(Path.Combine(content.Root, "fr", GlossaryFile));
        return places.Find(File.Exists) is { } found ? GlossaryReader.Read(await TextOfAsync(found, () => File.OpenRead(found))) : null;
    }
}
