using ChildProtection.Features.Content;

namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« Faire entrer des textes »: pages written elsewhere, looked at first, then drafts; all of them or none.</summary>
[Authorize(WritingAccess.Write)]
public sealed class ImportModel(BringContent bring, ContentLibrary library) : PageModel
{
    public IReadOnlyList<IFormFile> Uploads { get; private set; } = [];

    /// <summary>Every refused file, with its line.</summary>
    public IReadOnlyList<FileFinding> Findings { get; private set; } = [];

    /// <summary>The pages that would be drafts.</summary>
    public IReadOnlyList<ContentFile> Pages { get; private set; } = [];

    /// <summary>How many say what readers see already.</summary>
    public int Same { get; private set; }

    /// <summary>The texts, for the button that confirms; null while there is nothing to confirm.</summary>
    public string? Kept { get; private set; }

    public string? ErrorOf(string field) => ModelState.TryGetValue(field, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;

    public void OnGet() { }

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<IActionResult> OnPostCheckAsync(IReadOnlyList<IFormFile>? uploads)
    {
        Uploads = uploads ?? [];
        if (Uploads.Count == 0) return Refused("Choisissez un fichier, ou un dossier .zip.");
        var files = new IncomingFiles(library);
        foreach (var upload in Uploads)
        {
            await using var from = upload.OpenReadStream();
            await files.AddAsync(upload.FileName, from);
        }
        var seen = await bring.LookAsync(files.Texts);
        Findings = [.. files.Findings, .. seen.Findings];
        if (Findings.Count > 0) return Refused("Rien n’est entré. Corrigez d’abord ce qui est refusé.");
        if (files.Texts.Count == 0) return Refused("Ce dossier ne contient aucun fichier .md.");
        Pages = [.. library.Files.Where(file => seen.Drafts.Contains(file.File))];
        Same = files.Texts.Count - Pages.Count;
        if (Pages.Count == 0) return Page();
        Kept = KeptTexts.Pack([.. files.Texts.Where(text => seen.Drafts.Contains(text.File))]);
        return Kept is null ? Refused("C’est trop en une fois. Faites-le en 2 fois.") : Page();
    }

    /// <summary>Brings in what was looked at; pressed twice, it finds the drafts there.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(string? kept)
    {
        if (KeptTexts.Unpack(kept) is not { } texts) return Refused("Choisissez encore une fois les fichiers.");
        Findings = (await bring.RunAsync(texts)).Findings;
        return Findings.Count > 0 ? Refused("Rien n’est entré. Corrigez d’abord ce qui est refusé.") : LocalRedirect("/atelier?fait=entre");
    }

    private PageResult Refused(string why)
    {
        ModelState.AddModelError(nameof(Uploads), why);
        return FormGuard.SameForm();
    }
}
