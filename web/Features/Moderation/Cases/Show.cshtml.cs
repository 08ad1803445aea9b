using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>One text to decide about: hidden until one more press, its reports, and the four decisions.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class ShowModel(ReadCase reading, DecideCase decide, KeepCase keeping) : LoadedPage<ReadCase.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Décision")]
    public Verdict? Verdict { get; private set; }

    public GiveBackReason? Reason { get; private set; }
    public string? Word { get; private set; }
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que l’auteur comprenne.", "L’auteur du texte. Un autre modérateur, s’il demande une autre lecture.");
    public DateTimeOffset Now => reading.Now;

    /// <summary>Still within the days in which another decision may take its place.</summary>
    public bool MayReopen => !Subject.Case.IsOpen && Subject.Last is { } last && (last.ConfirmedAt ?? last.At) >= Now - ModerationCase.Reversible;

    protected override Task<ReadCase.Shown?> LoadAsync() => reading.ReadAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        int revision, [Required(ErrorMessage = "Choisissez une décision.")] Verdict? verdict, GiveBackReason? reason,
        [StringLength(ModerationDecision.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Verdict, Reason, Word) = (verdict, reason, word);
        return await decide.DecideAsync(Id, new DecideCase.Choice(revision, verdict!.Value, reason, word)) ? RedirectToPage("Index") : NotFound();
    }

    public async Task<IActionResult> OnPostReleaseAsync() => await decide.ReleaseAsync(Id) ? RedirectToPage("Index") : NotFound();

    /// <summary>Kept for the courts, or, without a reason, no longer.</summary>
    public async Task<IActionResult> OnPostKeepAsync(JusticeReason? keep) => await keeping.KeepAsync(Id, keep) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReopenAsync() => await decide.ReopenAsync(Id) ? RedirectToPage() : NotFound();
}
