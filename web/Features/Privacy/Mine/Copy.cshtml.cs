using System.Text.Encodings.Web;

namespace ChildProtection.Features.Privacy.Mine;

/// <summary>« Prendre une copie »: one file, made on the spot, kept nowhere (RGPD art. 15).</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class CopyModel(GatherMyData data, AuditLog audit, CurrentUser user, TerritoryPack territory, HtmlEncoder html, TimeProvider clock) : PageModel
{
    public bool IsYoung => Role.IsYoung(user.Role);

    public void OnGet() { }

    [FreshProof]
    public async Task<IActionResult> OnPostAsync()
    {
        await audit.WriteAsync(PrivacyAudit.Copied, user.Id);
        var copy = new CopyOfMyData(await data.AllAsync(), territory.TimeZone, html, IsYoung).Zip(clock.GetUtcNow());
        Response.Headers.CacheControl = "no-store";
        return File(copy, "application/zip", "mes-donnees.zip");
    }
}
