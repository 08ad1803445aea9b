using System.Text.Json;

namespace ChildProtection.Features.Administration.Lists;

/// <summary>« Inviter avec une liste »: pasted or from a file; looked at first, sent after.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(InviteList invite, AuditLog audit, TerritoryPack territory, CeremonyDesk desk, CurrentUser user) : PageModel
{
    [Display(Name = "La liste")]
    public string? Text { get; private set; }

    [Display(Name = "Ou un fichier CSV")]
    public IFormFile? Upload { get; private set; }

    public StaffList? Read { get; private set; }
    public InviteList.Forecast? Forecast { get; private set; }

    /// <summary>Looks, and changes nothing.</summary>
    public async Task<IActionResult> OnPostCheckAsync(string? text, IFormFile? upload)
    {
        Text = text;
        if (upload is { Length: > 0 })
        {
            if (upload.Length > StaffList.MostSigns) return Refused(nameof(Upload), "Ce fichier est trop lourd : 180 Ko au plus.");
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes);
            if (StaffList.Decode(bytes.ToArray()) is not { } decoded) return Refused(nameof(Upload), "Ce fichier ne se lit pas. Enregistrez-le en « CSV UTF-8 », ou collez la liste.");
            Text = decoded;
            ModelState.Remove(nameof(Text)); // the box now shows what the file says
        }
        if (!await LookAsync()) return FormGuard.SameForm();
        await audit.WriteAsync(AdministrationAudit.ListLookedAt);
        return Page();
    }

    /// <summary>Invites those who are not there yet; pressed twice, it invites once.</summary>
    [FreshProof, TwoKeys]
    public async Task<IActionResult> OnPostConfirmAsync(string? text)
    {
        Text = text;
        if (!await LookAsync()) return FormGuard.SameForm();
        var slips = await invite.InviteAsync(Read!.Lines);
        if (slips.Count == 0) return await LookAsync() ? Page() : FormGuard.SameForm();
        await desk.OpenAsync(SlipsModel.Purpose, JsonSerializer.Serialize(new SlipsModel.State(user.Id, slips)), SlipsModel.Shown);
        return RedirectToPage("Slips");
    }

    private async Task<bool> LookAsync()
    {
        if (string.IsNullOrWhiteSpace(Text)) return Says("Collez une liste, ou choisissez un fichier.");
        Read = StaffList.Read(Text, territory.Zones);
        foreach (var mistake in Read.Mistakes) ModelState.AddModelError(nameof(Text), mistake);
        if (Read.Mistakes.Count > 0) return false;
        Forecast = await invite.LookAsync(Read.Lines);
        return true;
    }

    private bool Says(string mistake)
    {
        ModelState.AddModelError(nameof(Text), mistake);
        return false;
    }

    private PageResult Refused(string field, string why)
    {
        ModelState.AddModelError(field, why);
        return FormGuard.SameForm();
    }
}
