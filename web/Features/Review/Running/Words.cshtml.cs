using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Running;

/// <summary>« Les propositions » of a text that is over, without names: one at a time gets its answer, the first that waits.</summary>
[Authorize(ReviewAccess.Facilitator), OfModule(ReviewAccess.Module)]
public sealed class WordsModel(RunReview run, ReadReview read) : LoadedPage<ReviewShown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    /// <summary>The one to answer; the first that waits when it is not said.</summary>
    [FromQuery(Name = "proposition")]
    public Guid? Asked { get; set; }

    [Display(Name = "Que devient cette proposition\u00A0?")]
    public Verdict? Choice { get; private set; }

    [Display(Name = "Pourquoi")]
    public string? Why { get; private set; }

    public Paged<RunReview.Proposed> Proposals { get; private set; } = new([], 1, 1);

    /// <summary>The one of this page that is answered now; null when none waits, or when answers are published.</summary>
    public RunReview.Proposed? Now { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que chacun sache ce qui est fait.", "La personne qui a écrit. Elle lit quand la réponse au groupe est publiée.");

    protected override async Task<ReviewShown?> LoadAsync()
    {
        if (await read.FindAsync(Id) is not { Runs: true } shown) return null;
        Proposals = await run.ProposedAsync(shown, Number);
        if (shown.Last is { ClosedAt: not null, AnsweredAt: null }) Now = Proposals.Rows.FirstOrDefault(one => Asked is { } asked ? one.Id == asked : one.Verdict is null);
        (Choice, Why) = (Now?.Verdict, Now?.Why);
        return shown;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez\u00A0: gardé, en partie, ou pas gardé."), EnumDataType(typeof(Verdict), ErrorMessage = "Ce choix n’existe pas.")] Verdict? choice,
        [Required(ErrorMessage = "Dites pourquoi\u00A0: une réponse a une raison."), StringLength(ReviewOpinion.WhyLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string why)
    {
        (Choice, Why) = (choice, why);
        return await run.DecideAsync(Id, Asked ?? Guid.Empty, choice!.Value, why) ? RedirectToPage(new { Id, numero = Number > 1 ? Number : (int?)null, proposition = (Guid?)null }) : NotFound();
    }
}
