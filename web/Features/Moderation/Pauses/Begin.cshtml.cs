using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Pauses;

/// <summary>A pause for the author of a text: a talk is offered first, its length is bounded, it ends by itself.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class BeginModel(PausePeople pauses) : LoadedPage<string>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Vous avez d’abord proposé d’en parler\u00A0?")]
    public TalkOffered? Talk { get; private set; }

    [Display(Name = "Combien de temps")]
    public SilenceLength? Length { get; private set; }

    public GiveBackReason? Reason { get; private set; }
    public string? Word { get; private set; }
    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que la personne comprenne.", "La personne. Un autre modérateur, si elle demande une autre lecture.");

    protected override Task<string?> LoadAsync() => pauses.AuthorOfAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Proposez d’abord d’en parler.")] TalkOffered? talk, [Required(ErrorMessage = "Choisissez une durée.")] SilenceLength? length,
        [Required(ErrorMessage = "Choisissez une raison.")] GiveBackReason? reason, [StringLength(Cases.ModerationDecision.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Talk, Length, Reason, Word) = (talk, length, reason, word);
        return await pauses.BeginAsync(Id, new PausePeople.Choice(length!.Value, talk!.Value, reason!.Value, word)) ? RedirectToPage("Index") : NotFound();
    }
}
