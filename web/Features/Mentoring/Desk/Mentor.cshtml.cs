using ChildProtection.Features.Mentoring.Mentors;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>One application: what was checked, by whom, until when; the charter; the answer. No document is kept.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class MentorModel(VetMentor vet, TerritoryPack territory) : LoadedPage<VetMentor.Shown>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Ce qui est vérifié")]
    public CheckKind? Check { get; private set; }

    [Display(Name = "Vérifié le")]
    public DateOnly? On { get; private set; }

    [Display(Name = "Valable jusqu’au")]
    public DateOnly? Until { get; private set; }

    public Platform.Ui.ReadersNotice Readers { get; } = Platform.Ui.ReadersNotice.Fixed("Pour savoir qui a vérifié, et quand.", "L’équipe du mentorat, et cette personne.");

    public string ZoneName => territory.ZoneName(Subject.File.Zone);

    protected override Task<VetMentor.Shown?> LoadAsync() => vet.ReadAsync(Id);

    public void OnGet() { }

    public Task<IActionResult> OnPostCheckAsync([Required(ErrorMessage = "Choisissez ce qui est vérifié.")] CheckKind? check, [Required(ErrorMessage = "Choisissez le jour.")] DateOnly? on, DateOnly? until)
    {
        (Check, On, Until) = (check, on, until);
        if (!Enum.IsDefined(check!.Value)) ModelState.AddModelError(nameof(Check), "Choisissez ce qui est vérifié.");
        return ModelState.IsValid ? DoneAsync(vet.CheckAsync(Id, check.Value, on!.Value, until)) : Task.FromResult<IActionResult>(FormGuard.SameForm());
    }

    public Task<IActionResult> OnPostCosignAsync() => DoneAsync(vet.CosignAsync(Id));

    public Task<IActionResult> OnPostAcceptAsync() => DoneAsync(vet.AcceptAsync(Id));

    public Task<IActionResult> OnPostRefuseAsync() => DoneAsync(vet.RefuseAsync(Id));

    private async Task<IActionResult> DoneAsync(Task<bool> act) => await act ? RedirectToPage(new { Id }) : NotFound();
}
