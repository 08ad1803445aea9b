namespace ChildProtection.Features.Writing.Workshop;

/// <summary>« Faire relire »: gives the draft to reread, and shows what readers said of each sentence.</summary>
[Authorize(WritingAccess.Write)]
public sealed class RereadModel(WriteDraft drafts, RereadDraft reread) : PageAtWork(drafts)
{
    public const int UsualDays = 21;

    [Display(Name = "Nombre de jours pour relire")]
    public int Days { get; private set; } = UsualDays;

    public RereadDraft.Result? Last { get; private set; }

    /// <summary>Sentences somebody found hard, or wrote otherwise.</summary>
    public IReadOnlyList<RereadDraft.Sentence> ToLookAt => [.. Last?.Sentences.Where(sentence => sentence.Hard > 0 || sentence.Proposals.Count > 0) ?? []];

    protected override async Task MoreAsync() => Last = await reread.LastAsync(About.File, Opened.Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Range(1, PageRereading.MostDays, ErrorMessage = "Choisissez entre {1} et {2} jours.")] int days)
    {
        Days = days;
        await reread.OpenAsync(About.File, days);
        return Again("ouverte");
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        await reread.CloseAsync(About.File);
        return Again("finie");
    }

    /// <summary>« Mettre cette phrase dans le texte ».</summary>
    public async Task<IActionResult> OnPostTakeAsync(Guid proposition)
    {
        await reread.TakeOverAsync(About.File, proposition);
        return Again("prise");
    }
}
