using System.Security.Cryptography;

namespace ChildProtection.Features.Writing;

/// <summary>A page being written (« brouillon »): one at most for each file, shared by those who write.</summary>
public sealed class PageDraft
{
    public const int TextLength = 40_000;
    public const int FileLength = 160;

    private PageDraft() { } // for EF Core

    public Guid Id { get; private init; }

    /// <summary>« content/fr/livret/03-qui-fait-quoi.md ».</summary>
    public string File { get; private init; } = "";

    /// <summary>The whole Markdown, sealed under the key of the installation: it belongs to nobody.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>The hash of the shipped file that it was written over.</summary>
    public string BasedOn { get; private set; } = "";

    /// <summary>Grows at each save: whoever saves over another one’s text is told. Begins anywhere, so that a press meant for a draft thrown away meets no other.</summary>
    public int Revision { get; private set; }

    /// <summary>Who saved last; null once that person is erased.</summary>
    public Guid? EditorId { get; private set; }
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Begins a page’s draft; its first text comes with <see cref="Write"/>.</summary>
    public static PageDraft Begin(Guid id, string file) => new() { Id = id, File = file, Revision = RandomNumberGenerator.GetInt32(1, 1_000_000_000) };

    /// <summary>Another text, by this editor; nobody when it came from a folder.</summary>
    public void Write(byte[] sealedText, string basedOn, Guid? editorId, DateTimeOffset now)
    {
        (Text, BasedOn, EditorId, ChangedAt) = (sealedText, basedOn, editorId, now);
        Revision++;
    }
}
