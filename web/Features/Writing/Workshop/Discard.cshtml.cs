namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« Jeter le brouillon ? »: what would be lost, and the rereading that would end, before it is done.</summary>
[Authorize(WritingAccess.Write)]
public sealed class DiscardModel(WriteDraft drafts, PageVersions versions, RereadDraft reread, DiscardDraft discard) : PageAtWork(drafts)
{
    /// <summary>What readers see, compared with the draft: what is added would go.</summary>
    public IReadOnlyList<ComparedLine> Lost { get; private set; } = [];

    /// <summary>The one that would end; null when none is open.</summary>
    public RereadDraft.Result? Rereading { get; private set; }

    protected override async Task MoreAsync()
    {
        if (!Opened.IsDraft) return;
        Lost = LineComparison.OfPages((await versions.ShownAsync(About.File)).Text, Opened.Text);
        Rereading = await reread.LastAsync(About.File, Opened.Id) is { IsOpen: true } open ? open : null;
    }

    public void OnGet() { }

    /// <param name="revision">Of the draft that was shown: another one since is shown first.</param>
    public async Task<IActionResult> OnPostAsync(int revision)
    {
        await discard.DiscardAsync(About.File, revision);
        return LocalRedirect("/atelier?fait=jete");
    }
}
