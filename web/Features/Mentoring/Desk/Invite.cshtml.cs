using ChildProtection.Features.Accounts.Team;
using ChildProtection.Features.Mentoring.Mentors;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>Invites an adult to apply: an account that opens nobody’s door.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class InviteModel(InviteMentor invite, MentoringAccess mentoring, CeremonyDesk desk) : PreparedPage
{
    [Display(Name = "Son adresse e-mail"), DataType(DataType.EmailAddress)]
    public string? Email { get; private set; }

    public bool Coordinates { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Coordinates = await mentoring.CoordinatesAsync();
        return null;
    }

    public void OnGet() { }

    [FreshProof]
    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écrivez son adresse e-mail."), EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr."), StringLength(254, ErrorMessage = "Cette adresse est trop longue.")] string email)
    {
        Email = email;
        return await invite.InviteAsync(email, (invitation, code) => desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown)) ? Redirect("/equipe/feuille") : NotFound();
    }
}
