using ChildProtection.Features.Committee;
using ChildProtection.Features.Content;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Review.Running;

/// <summary>« Mettre un document »: who asks, what for, what will be done with it, and the text.</summary>
[Authorize(ReviewAccess.Facilitator), OfModule(ReviewAccess.Module)]
public sealed class NewModel(RunReview run, ReadReview read, ContentLibrary library, CommitteeAccess committee) : TextForm
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [BindProperty, Display(Name = "Le groupe qui relit")]
    [Required(ErrorMessage = "Il faut choisir un groupe.")]
    public Guid? BodyId { get; set; }

    [BindProperty, Display(Name = "Le nom du document")]
    [Required(ErrorMessage = "Il manque le nom du document."), StringLength(ReviewDocument.TitleLength, ErrorMessage = TooLong)]
    public string? DocumentTitle { get; set; }

    [BindProperty, Display(Name = "Qui demande")]
    [Required(ErrorMessage = "Il manque le service qui demande."), StringLength(ReviewDocument.AskerLength, ErrorMessage = TooLong)]
    public string? Asker { get; set; }

    [BindProperty, Display(Name = "À quoi sert ce document")]
    [Required(ErrorMessage = "Il manque à quoi il sert."), StringLength(ReviewDocument.WordsLength, ErrorMessage = TooLong)]
    public string? Purpose { get; set; }

    [BindProperty, Display(Name = "Ce qui sera fait des réponses")]
    [Required(ErrorMessage = "Dites ce qui sera fait des réponses."), StringLength(ReviewDocument.WordsLength, ErrorMessage = TooLong)]
    public string? Promise { get; set; }

    [BindProperty]
    public Guid SubmissionKey { get; set; } = SecretCode.NewId();

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    public static ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour faire relire un document.", "Les animateurs du groupe. Puis ses membres, quand vous ouvrez.", "Le texte ne nomme aucune personne.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await committee.MineAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return null;
    }

    public void OnGet() => (ClosesOn, DueOn) = (read.Today.AddDays(21), read.Today.AddDays(51));

    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        if (Bodies.All(body => body.Value != BodyId!.Value.ToString()))
        {
            ModelState.AddModelError(nameof(BodyId), "Choisissez une instance que vous animez.");
            return FormGuard.SameForm();
        }
        if (await SentencesAsync(library, file, read.Today) is not { } sentences) return FormGuard.SameForm();
        var id = await run.PutAsync(new RunReview.Wanted(BodyId!.Value, DocumentTitle!, Asker!, Purpose!, Promise!, ClosesOn!.Value, DueOn!.Value, SubmissionKey), sentences);
        return LocalRedirect($"/comite/relectures/{id}/gerer");
    }
}
