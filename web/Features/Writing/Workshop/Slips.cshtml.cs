namespace ChildProtection.Features.Writing.Workshop;

/// <summary>One slip of paper for each expected reader, with their code: to print, cut out and give.</summary>
[Authorize(WritingAccess.Write)]
public sealed class SlipsModel(WriteDraft drafts, RereadDraft reread, InviteReaders invite) : PageAtWork(drafts)
{
    public IReadOnlyList<InviteReaders.Line> Readers { get; private set; } = [];
    public DateTimeOffset ClosesAt { get; private set; }

    /// <summary>Nobody expected: the list comes first.</summary>
    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await base.PrepareAsync() is { } end) return end;
        if (await reread.LastAsync(About.File, Opened.Id) is { IsOpen: true } open) (Readers, ClosesAt) = (await invite.ListAsync(open.Id), open.ClosesAt);
        return Readers.Count == 0 ? RedirectToPage("Readers", new { adresse = Address }) : null;
    }

    public void OnGet() { }
}
