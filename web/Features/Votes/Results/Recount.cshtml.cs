using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Votes.Results;

/// <summary>« Recompter un vote »: anybody who has a record; nothing of it is kept.</summary>
[AllowAnonymous, OfModule(VotesAccess.Module), Throttled(Throttle.OpenForms)]
public sealed class RecountModel : PageModel
{
    private const int LongestFile = 2_000_000;

    public RecordCheck.Verdict? Verdict { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour refaire le compte.", "Personne. Le fichier n’est pas gardé.");

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? fichier)
    {
        if (fichier is null || fichier.Length is 0 or > LongestFile) throw new BrokenRuleException("Il faut choisir le fichier d’un vote.");
        using var bytes = new MemoryStream();
        await fichier.CopyToAsync(bytes);
        Verdict = RecordCheck.Check(bytes.ToArray());
        return Page();
    }
}
