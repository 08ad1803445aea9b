using ChildProtection.Features.Writing;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Review.Reading;

/// <summary>One sentence at a time: « je comprends », « je ne comprends pas », « je propose ». One may stop and go on later.</summary>
[Authorize(ReviewAccess.Reader), OfModule(ReviewAccess.Module)]
public sealed class SentencesModel(GiveReview give, CurrentUser user) : PreparedPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "phrase")]
    public int? Asked { get; set; }

    [Display(Name = "Je propose")]
    public string? Words { get; private set; }

    public GiveReview.Mine Mine { get; private set; } = null!;

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Sentence => Mine.Sentences[Number - 1];
    public string? Before => Number > 1 ? Mine.Sentences[Number - 2] : null;

    public ReadersNotice Readers => Role.IsYoung(user.Role)
        ? ReadersNotice.Fixed("Pour que ce document soit plus clair.", "L’animateur lit après la fin, sans ton nom. Le service voit des nombres.", "Gardée, ta phrase se montre sans nom. N’écris le nom de personne.")
        : ReadersNotice.Fixed("Pour que ce document soit plus clair.", "L’animateur lit après la fin, sans votre nom. Le service voit des nombres.", "Gardée, votre phrase se montre sans nom. N’écrivez le nom de personne.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        if (await give.FindAsync(Id) is not { } mine) return NotFound();
        if (!mine.IsOpen && HttpMethods.IsGet(Request.Method)) return LocalRedirect($"/comite/relectures/{Id}");
        Mine = mine;
        Number = Math.Clamp(Asked ?? mine.Next ?? mine.Sentences.Count, 1, mine.Sentences.Count);
        return Asked is null && mine.Next is null && HttpMethods.IsGet(Request.Method) ? RedirectToPage("End", new { Id }) : null;
    }

    public async Task OnGetAsync() => Words = await give.WordsAsync(Mine, Number);

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Il faut une des 3 réponses.")] Understanding? said,
        [StringLength(SentenceOpinion.ProposalLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? words)
    {
        Words = words;
        if (said == Understanding.Otherwise && string.IsNullOrWhiteSpace(words))
        {
            ModelState.AddModelError(nameof(Words), "Il manque la phrase proposée.");
            return FormGuard.SameForm();
        }
        await give.SayAsync(Mine, Number, said!.Value, words);
        return Number < Mine.Sentences.Count ? RedirectToPage(new { Id, phrase = Number + 1 }) : RedirectToPage("End", new { Id });
    }
}
