using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Mentoring.Together;

/// <summary>« Le bilan »: one’s own form, alone; the other never reads it.</summary>
[Authorize(MentoringAccess.Two), OfModule(MentoringAccess.Module)]
public sealed class ReviewModel(EvaluatePair evaluate, MentoringAccess mentoring) : LoadedPage<PairReview>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Comment ça se passe ?")]
    public int? Face { get; private set; }

    [Display(Name = "Et après, tu veux…")]
    public ReviewWish? Next { get; private set; }

    [Display(Name = "Ce que je veux ajouter")]
    public string? Words { get; private set; }

    public bool IsYoung => mentoring.IsYoung;

    public static IEnumerable<Choice> Faces { get; } = [new("1", "Très bien", "visage-tres-bien"), new("2", "Bien", "visage-bien"), new("3", "Pas très bien", "visage-pas-bien"), new("4", "Mal", "visage-mal")];

    public ReadersNotice Readers => IsYoung ? ReadersNotice.Fixed("Pour savoir si ça va pour toi.", "L’équipe du mentorat. L’autre personne ne lit jamais ta réponse.")
        : ReadersNotice.Fixed("Pour vous aider tous les 2.", "L’équipe du mentorat.");

    protected override Task<PairReview?> LoadAsync() => evaluate.OpenAsync(Id);

    public void OnGet() => (Face, Next) = IsYoung ? (Subject.YouthFace, Subject.YouthWish) : (Subject.AdultFace, null);

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Il faut choisir un visage.")] int? face, ReviewWish? next, [StringLength(PairReview.WordsLength, ErrorMessage = "C’est trop long : {1} signes au plus.")] string? words)
    {
        (Face, Next, Words) = (face, next, words);
        if (IsYoung && (next is not { } wish || !Enum.IsDefined(wish))) ModelState.AddModelError(nameof(Next), "Choisis ce que tu veux pour la suite.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        return await evaluate.AnswerAsync(Id, face!.Value, next, words) ? RedirectToPage("Show", new { Id }) : NotFound();
    }
}
