using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Administration.Links;

/// <summary>The links around one child that has a number and no name here: name a référent, write an end.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class ShowModel(CircleFile file, HandOver hand, AuditLog audit, TerritoryPack territory, TimeProvider clock) : LoadedPage<CircleFile.Sheet>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Adresse e-mail du nouveau référent"), DataType(DataType.EmailAddress)]
    public string? Email { get; private set; }

    [Display(Name = "Qui est remplacé ?")]
    public Guid? Replaced { get; private set; }

    [Display(Name = "Quel lien ?")]
    public Guid? LinkId { get; private set; }

    [Display(Name = "Dernier jour du lien"), DataType(DataType.Date)]
    public DateOnly? LastDay { get; private set; }

    public bool IsOver => Subject.CareEndsAt <= clock.GetUtcNow();
    public string ZoneName => territory.ZoneName(Subject.Zone);

    protected override async Task<CircleFile.Sheet?> LoadAsync()
    {
        if (await file.ReadAsync(Id) is not { } sheet) return null;
        if (!HttpMethods.IsPost(Request.Method)) await audit.WriteAsync(AdministrationAudit.CircleRead, Id); // before anything shows
        return sheet;
    }

    /// <summary>« Nommer », or « Confier » in place of the référent that was seen.</summary>
    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostNameAsync(
        [Required(ErrorMessage = "Écrivez l’adresse e-mail du nouveau référent."), EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr."), StringLength(254, ErrorMessage = "Cette adresse est trop longue.")] string email,
        Guid? replaced)
    {
        (Email, Replaced) = (email, replaced);
        await hand.ChildAsync(Id, replaced, await hand.ProfessionalAsync(email));
        return RedirectToPage(new { fait = 1 });
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostEndAsync(
        [Required(ErrorMessage = "Choisissez un lien.")] Guid? linkId, [Required(ErrorMessage = "Écrivez le dernier jour.")] DateOnly? lastDay)
    {
        (LinkId, LastDay) = (linkId, lastDay);
        var today = territory.Today(clock);
        if (lastDay < today || lastDay > today.AddYears(21))
        {
            ModelState.AddModelError(nameof(LastDay), "Choisissez aujourd’hui, ou un jour d’ici 21 ans.");
            return FormGuard.SameForm();
        }
        var until = lastDay == today ? clock.GetUtcNow() : territory.EndOf(lastDay!.Value);
        return await hand.EndsAsync(Id, linkId!.Value, until) ? RedirectToPage(new { fait = 1 }) : NotFound();
    }
}
