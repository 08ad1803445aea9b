namespace ChildProtection.Features.Writing.Workshop;

/// <summary>Takes a reader’s name off a page, because the reader asks.</summary>
[Authorize(WritingAccess.Write)]
public sealed class NameModel(WriteDraft drafts, HideName hide) : PageAtWork(drafts)
{
    [FromQuery(Name = "lecteur")]
    public Guid ReaderId { get; set; }

    public HideName.Shown Shown { get; private set; } = null!;

    /// <summary>No such name on this page: back to its history.</summary>
    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } end) return end;
        if (await hide.FindOnAsync(About.Address, ReaderId) is not { } shown) return RedirectToPage("Versions", new { adresse = Address });
        Shown = shown;
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        await hide.HideForReaderAsync(ReaderId);
        return RedirectToPage("Versions", new { adresse = Address, fait = "nom" });
    }
}
