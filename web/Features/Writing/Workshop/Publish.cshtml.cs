namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« Publier »: what changes for readers, whether it can be shown, and by when it is to be reread.</summary>
[Authorize(WritingAccess.Write)]
public sealed class PublishModel(WriteDraft drafts, PublishPage publish, PageVersions versions, RereadDraft reread, TerritoryPack territory, TimeProvider clock) : PageAtWork(drafts)
{
    [Display(Name = "Prochaine relecture avant le"), DataType(DataType.Date)]
    public DateOnly RereadBefore { get; private set; }

    public IReadOnlyList<ComparedLine> Changes { get; private set; } = [];
    public IReadOnlyList<string> Refusals { get; private set; } = [];
    public string Readers { get; private set; } = "";

    protected override async Task MoreAsync()
    {
        RereadBefore = territory.Today(clock).AddYears(1);
        if (!Opened.IsDraft) return;
        Changes = LineComparison.OfPages((await versions.ShownAsync(About.File)).Text, Opened.Text);
        Refusals = publish.Refusals(About.File, Opened.Text);
        Readers = await publish.RereadingAsync(About.File, Opened.Id) is { } own && await reread.LastAsync(About.File, Opened.Id) is { } last && last.Id == own.Id ? last.Names : "";
    }

    public void OnGet() { }

    [FreshProof]
    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Choisissez le jour de la prochaine relecture.")] DateOnly? rereadBefore, int revision)
    {
        RereadBefore = rereadBefore!.Value;
        await publish.PublishAsync(About.File, revision, RereadBefore);
        return LocalRedirect("/atelier?fait=publie");
    }
}
