namespace ChildProtection.Features.Surveys.Desk;

/// <summary>Writes what is owed for the answers, with the checker of plain French beside each part.</summary>
[Authorize(SurveysAccess.Keeper)]
[RereadsText]
public sealed class GiveBackModel(SurveyDesk desk) : LoadedPage<Survey>
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Ce que vous avez dit")]
    [Required(ErrorMessage = "Écrivez ce que les personnes ont dit."), StringLength(Survey.ReturnLength, ErrorMessage = TooLong)]
    public string? SaidText { get; set; }

    [BindProperty, Display(Name = "Ce qu’on a décidé")]
    [Required(ErrorMessage = "Écrivez ce qui est décidé."), StringLength(Survey.ReturnLength, ErrorMessage = TooLong)]
    public string? Decided { get; set; }

    [BindProperty, Display(Name = "Ce qui a changé")]
    [StringLength(Survey.ReturnLength, ErrorMessage = TooLong)]
    public string? Changed { get; set; }

    protected override Task<Survey?> LoadAsync() => desk.FindClosedAsync(Id);

    public void OnGet() => (SaidText, Decided, Changed) = (Subject.ReturnSaid, Subject.ReturnDecided, Subject.ReturnChanged);

    public async Task<IActionResult> OnPostAsync()
    {
        await desk.GiveBackAsync(Id, SaidText!, Decided!, Changed);
        return RedirectToPage("/Surveys/Answering/Return", new { id = Id });
    }
}
