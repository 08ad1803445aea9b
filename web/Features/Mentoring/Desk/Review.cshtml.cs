using ChildProtection.Features.Mentoring.Together;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>One evaluation, both forms side by side, for coordinators alone.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class ReviewModel(EvaluatePair evaluate) : LoadedPage<EvaluatePair.Read>
{
    /// <summary>Of the pairing.</summary>
    [FromRoute]
    public Guid Id { get; set; }

    [FromRoute]
    public int Numero { get; set; }

    protected override Task<EvaluatePair.Read?> LoadAsync() => evaluate.ReadAsync(Id, Numero);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() => await evaluate.CloseAsync(Id, Numero) ? RedirectToPage("Pair", new { Id }) : NotFound();

    public static string Face(int? face) => face is { } value ? Together.ReviewModel.Faces.ElementAt(value - 1).Words : "Pas encore de réponse";
}
