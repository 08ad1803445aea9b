using Microsoft.Net.Http.Headers;

namespace ChildProtection.Features.Content.Audio;

/// <summary>
/// The recording of a page (« /audio/livret/bienvenue.mp3 »). The address names a page, never a file: what the library does not know
/// is a 404, so no path can be tried. Asked for in pieces, it answers in pieces.
/// </summary>
[AllowAnonymous]
public sealed class ShowModel(ContentLibrary library) : PageModel
{
    private const string Kept = "private, max-age=86400"; // the mark in the address changes with the file

    private static readonly Dictionary<string, PageKind> Kinds = new(StringComparer.Ordinal) { ["livret"] = PageKind.Chapter, ["fiches"] = PageKind.Leaflet, ["pages"] = PageKind.Page };

    public IActionResult OnGet(string genre, string nom)
    {
        if (!Kinds.TryGetValue(genre, out var kind)) return NotFound();
        var (slug, ending) = (Path.GetFileNameWithoutExtension(nom), Path.GetExtension(nom));
        if (library.Current.All.FirstOrDefault(page => page.Kind == kind && page.Slug == slug)?.Audio is not { } audio || audio.Ending != ending || !System.IO.File.Exists(audio.File)) return NotFound();
        Response.Headers.CacheControl = Kept;
        return new PhysicalFileResult(audio.File, audio.Type) { LastModified = audio.ChangedAt, EntityTag = new EntityTagHeaderValue($"\"{audio.Mark}\""), EnableRangeProcessing = true };
    }

    /// <summary>Where the recording of a page is heard.</summary>
    public static string AddressOf(ContentPage page) =>
        $"/audio/{Kinds.First(kind => kind.Value == page.Kind).Key}/{page.Slug}{page.Audio!.Ending}?v={page.Audio.Mark}";
}
