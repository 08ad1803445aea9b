namespace ChildProtection.Features.Committee.Bodies.Mandate;

/// <summary>« Le kit du mandat »: what a member does, their rights, their dates; to read and to print.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class KitModel(BodyDesk desk, MandateDesk mandate) : BodyPage(desk)
{
    public bool EndsSoon => mandate.EndsSoon(Subject.Seat?.EndsOn);

    public void OnGet() { }

    /// <summary>« Je voudrais continuer ».</summary>
    public async Task<IActionResult> OnPostWishAsync() => await mandate.WishAsync(Subject) ? LocalRedirect($"/comite/instances/{Code}/mandat") : NotFound();
}
