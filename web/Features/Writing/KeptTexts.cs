using System.IO.Compression;
using System.Text.Json;

namespace ChildProtection.Features.Writing;

/// <summary>Texts between « vérifier » and « confirmer », in the page of whoever brings them: the portal keeps nothing meanwhile.</summary>
internal static class KeptTexts
{
    /// <summary>In signs: a form takes 512 Ko.</summary>
    public const int Most = 400_000;

    /// <summary>Null when they are too many for one form.</summary>
    public static string? Pack(IReadOnlyList<(string File, string Text)> texts)
    {
        using var bytes = new MemoryStream();
        using (var small = new BrotliStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
            JsonSerializer.Serialize(small, texts.Select(text => new[] { text.File, text.Text }));
        var packed = Convert.ToBase64String(bytes.ToArray());
        return packed.Length > Most ? null : packed;
    }

    /// <summary>Null when it is not what was packed: somebody changed it.</summary>
    public static IReadOnlyList<(string File, string Text)>? Unpack(string? packed)
    {
        if (packed is not { Length: > 0 and <= Most }) return null;
        try
        {
            using var small = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
            var bytes = new byte[IncomingFiles.MostInAll + 1];
            var read = small.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (read == bytes.Length || JsonSerializer.Deserialize<string[][]>(bytes.AsSpan(0, read)) is not { Length: <= IncomingFiles.MostFiles } texts) return null;
            return Array.TrueForAll(texts, text => text is [not null, not null]) ? [.. texts.Select(text => (text[0], text[1]))] : null;
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidDataException or InvalidOperationException or JsonException)
        {
            return null;
        }
    }
}
