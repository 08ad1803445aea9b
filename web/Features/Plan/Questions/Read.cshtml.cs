using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>One text before it is published: under the committee's name, or back to its author with a word.</summary>
[Authorize(PlanAccess.Rereader), OfModule(PlanAccess.Module)]
[RereadsText]
public sealed class ReadModel(RereadQuestions reread) : LoadedPage<RereadQuestions.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Votre mot à l’auteur")]
    public string Word { get; private set; } = "";

    /// <summary>Which writing of it was read.</summary>
    [FromForm]
    public long Seen { get; set; }

    public DateOnly DueOn => reread.DueOn;

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour aider l’auteur à écrire encore.", "L’auteur seul.");

    protected override Task<RereadQuestions.Shown?> LoadAsync() => reread.ReadAsync(Id, evenDone: HttpMethods.IsPost(Request.Method));

    public void OnGet() { }

    public async Task<IActionResult> OnPostPublishAsync() => await reread.PublishAsync(Id, Seen) ? RedirectToPage("ToRead") : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(
        [Required(ErrorMessage = "Écrivez un mot\u00A0: l’auteur attend une réponse."), StringLength(PlanQuestion.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string word)
    {
        Word = word;
        return await reread.ReturnAsync(Id, word, Seen) ? RedirectToPage("ToRead") : NotFound();
    }
}
