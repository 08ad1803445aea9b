using ChildProtection.Features.Accounts.Team;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Administration.People;

/// <summary>One account: what it is, and what an administrator may do to it. Reading it is written down.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class ShowModel(PersonFiles files, RunAccount run, CeremonyDesk desk, CurrentUser user, TerritoryPack territory) : LoadedPage<PersonFile>
{
    [FromRoute]
    public Guid Id { get; set; }

    [Display(Name = "Pourquoi fermer ce compte ?")]
    public DisableReason? Reason { get; private set; }

    [Display(Name = "Nouveau rôle")]
    public string? NewRole { get; private set; }

    [Display(Name = "Secteur")]
    public string? Zone { get; private set; }

    /// <summary>Whoever asks does not make the sheet.</summary>
    public bool IsAsker => Subject.RenewalAskedById == user.Id;
    public bool IsMine => Id == user.Id;
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));
    public IEnumerable<SelectListItem> Roles => PeopleRegister.Staff.Where(role => role != Subject.AccountRole).Select(role => new SelectListItem(RoleWords.Of(role), role));
    public string ZoneName => Subject.Zone is { } code ? territory.ZoneName(code) : "Non dit";

    /// <summary>« novembre 2026 »: never the day.</summary>
    public string LastContact => Subject.LastContactAt is { } month ? month.ToString("MMMM yyyy", System.Globalization.CultureInfo.GetCultureInfo("fr-FR")) : "Jamais";

    protected override async Task<PersonFile?> LoadAsync()
    {
        var file = await files.FindAsync(Id, isRead: !HttpMethods.IsPost(Request.Method));
        Zone = file?.Zone;
        return file;
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostDisableAsync([Required(ErrorMessage = "Dites pourquoi.")] DisableReason? reason)
    {
        if (!await run.DisableAsync(Id, reason!.Value)) return NotFound();
        return Subject.Followed > 0 ? RedirectToPage("Caseload", new { Id, ferme = 1 }) : RedirectToPage(new { fait = 1 }); // their young people need somebody now
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostEnableAsync() => await DoneAsync(run.EnableAsync(Id));

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostRoleAsync([Required(ErrorMessage = "Choisissez un rôle."), StringLength(20, ErrorMessage = "Choisissez un rôle de la liste.")] string newRole) =>
        await DoneAsync(run.ChangeRoleAsync(Id, newRole));

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostZoneAsync([StringLength(40, ErrorMessage = "Choisissez un secteur de la liste.")] string? zone)
    {
        if (zone is not null && territory.Zones.All(known => known.Code != zone))
        {
            ModelState.AddModelError(nameof(Zone), "Choisissez un secteur de la liste.");
            return FormGuard.SameForm();
        }
        return await DoneAsync(run.ChangeZoneAsync(Id, zone));
    }

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostMayConfirmAsync(bool may) => await DoneAsync(run.LetConfirmAsync(Id, may));

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostKeysAsync() => await DoneAsync(run.AskRenewalAsync(Id));

    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostStopKeysAsync() => await DoneAsync(run.CancelRenewalAsync(Id));

    /// <summary>Shown once, like any invitation.</summary>
    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostSheetAsync() =>
        await run.RenewalSheetAsync(Id, (invitation, code) => desk.OpenAsync(SheetModel.Purpose, SheetModel.Remember(invitation, code), SheetModel.Shown))
            ? Redirect("/equipe/feuille") : NotFound();

    private async Task<IActionResult> DoneAsync(Task<bool> act) => await act ? RedirectToPage(new { fait = 1 }) : NotFound();
}
