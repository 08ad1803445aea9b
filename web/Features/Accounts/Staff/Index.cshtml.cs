using System.Globalization;
using ChildProtection.Features.Accounts.Team;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Accounts.Staff;

/// <summary>The administrator invites those who work here; children and families are invited by their référent.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(InviteStaff invite, CeremonyDesk desk, TerritoryPack territory) : PreparedPage
{
    /// <summary>The roles one may be invited to here, with their words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Roles = new Dictionary<string, string>
    {
        [Role.Professional] = "Professionnel : référent, éducateur, assistant familial",
        [Role.Facilitator] = "Animateur ou animatrice du comité",
        [Role.Moderator] = "Modération et protection",
        [Role.Observer] = "Pilotage : chiffres seulement",
        [Role.Administrator] = "Administration technique",
    };

    [BindProperty, Display(Name = "Rôle")]
    [Required(ErrorMessage = "Choisissez un rôle.")]
    public string InvitedRole { get; set; } = "";

    [BindProperty, Display(Name = "Adresse e-mail au travail"), DataType(DataType.EmailAddress)]
    [Required(ErrorMessage = "Écrivez l’adresse e-mail.")]
    [EmailAddress(ErrorMessage = "Écrivez une adresse e-mail complète, comme nom@exemple.fr.")]
    [StringLength(254, ErrorMessage = "Cette adresse est trop longue.")]
    public string Email { get; set; } = "";

    [BindProperty, Display(Name = "Secteur")]
    public string? Zone { get; set; }

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    public IReadOnlyList<InviteStaff.Waiting> Invitations { get; private set; } = [];
    public int Number { get; private set; } = 1;
    public int Pages { get; private set; } = 1;
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        var page = await invite.WaitingAsync(int.TryParse(Asked, CultureInfo.InvariantCulture, out var number) ? number : 1);
        (Invitations, Number, Pages) = (page.Rows, page.Number, page.Count);
        return null;
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostAsync()
    {
        if (!Roles.ContainsKey(InvitedRole))
        {
            ModelState.AddModelError(nameof(InvitedRole), "Choisissez un rôle de la liste.");
            return FormGuard.SameForm();
        }
        if (Zone is not null && territory.Zones.All(known => known.Code != Zone))
        {
            ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
            return FormGuard.SameForm();
        }
        await invite.InviteAsync(InvitedRole, Email, Zone, (invitation, code) => desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown));
        return Redirect("/equipe/feuille");
    }
}
