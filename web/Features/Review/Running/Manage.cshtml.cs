using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Running;

/// <summary>A document for whoever runs its body: open, end, answer, the next version, the day it grows old.</summary>
[Authorize(ReviewAccess.Facilitator), OfModule(ReviewAccess.Module)]
public sealed class ManageModel(RunReview run, ReadReview read) : LoadedPage<ReviewShown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "La réponse au groupe")]
    public string? Answer { get; private set; }

    [Display(Name = "À revoir avant le")]
    public DateOnly? OldOn { get; private set; }

    public IReadOnlyList<string> Sentences { get; private set; } = [];
    internal ReviewScores? Scores { get; private set; }

    /// <summary>Proposals that wait for an answer.</summary>
    public int Waiting { get; private set; }
    public (int Begun, int Finished) Readers { get; private set; }
    public string? ReadBy { get; private set; }

    public ReadersNotice AnswerReaders { get; } = ReadersNotice.Fixed("Pour dire ce qui est fait des réponses.", "Les membres et les animateurs du groupe.", "La réponse ne change plus.");

    public ReadersNotice DayReaders { get; } = ReadersNotice.Fixed("Pour savoir quand le document est trop vieux.", "Les membres et les animateurs du groupe, et le service.");

    protected override async Task<ReviewShown?> LoadAsync()
    {
        if (await read.FindAsync(Id) is not { Runs: true } shown) return null;
        var last = shown.Last;
        Sentences = await read.SentencesAsync(last);
        (Scores, ReadBy) = (await read.ScoresAsync(last), await read.ReadByAsync(last));
        (Waiting, Readers) = (await run.WaitingAsync(last), last.OpenedAt is null ? (0, 0) : await run.ReadersAsync(last));
        OldOn = shown.Document.OldOn ?? shown.Today.AddYears(1);
        return shown;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostOpenAsync() => Back(await run.OpenAsync(Id));

    public async Task<IActionResult> OnPostCloseAsync() => Back(await run.CloseAsync(Id));

    public async Task<IActionResult> OnPostEraseAsync() => await run.EraseAsync(Id) ? LocalRedirect(Subject.Versions.Count > 1 ? $"/comite/relectures/{Id}/gerer" : "/comite/relectures") : NotFound();

    public async Task<IActionResult> OnPostAnswerAsync(
        [Required(ErrorMessage = "Écrivez ce qui est fait des réponses."), StringLength(ReviewVersion.AnswerLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string answer,
        [Required(ErrorMessage = "Il manque ce jour.")] DateOnly? oldOn)
    {
        (Answer, OldOn) = (answer, oldOn);
        return Back(await run.AnswerAsync(Id, answer, oldOn!.Value));
    }

    public async Task<IActionResult> OnPostKeepAsync([Required(ErrorMessage = "Il manque ce jour.")] DateOnly? oldOn)
    {
        OldOn = oldOn;
        return Back(await run.KeepUntilAsync(Id, oldOn!.Value));
    }

    private IActionResult Back(bool done) => done ? RedirectToPage(new { Id }) : NotFound();
}
