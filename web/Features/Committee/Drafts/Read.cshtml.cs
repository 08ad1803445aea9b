using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>One draft that was given: read, then taken up as a survey in preparation, or sent back with a word.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class ReadModel(GivenDrafts drafts) : LoadedPage<GivenDrafts.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre mot au jeune")]
    public string Word { get; private set; } = "";

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour répondre à qui a écrit.", "Le jeune, et les animateurs.");

    protected override Task<GivenDrafts.Shown?> LoadAsync() => drafts.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostTakeAsync() => await drafts.TakeAsync(Id) is { } survey ? LocalRedirect($"/enquetes/gerer/{survey}/reglages") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(
        [Required(ErrorMessage = "Écrivez un mot\u00A0: le jeune attend une réponse.")]
        [StringLength(CommitteeDraft.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string word, Guid? survey)
    {
        Word = word;
        return await drafts.ReturnAsync(Id, word, survey) ? RedirectToPage("Index") : NotFound();
    }
}
