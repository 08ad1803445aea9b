using System.Globalization;
using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Administration.Links;

/// <summary>« Jeunes sans référent »: by number and zone, so that somebody is named for each. No first name is read here.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class UnfollowedModel(WithoutCaseWorker without, AuditLog audit, TerritoryPack territory) : PageModel
{
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    public Paged<WithoutCaseWorker.Row> Children { get; private set; } = new([], 1, 1);

    public string ZoneName(string code) => territory.ZoneName(code);

    public async Task OnGetAsync()
    {
        await audit.WriteAsync(AdministrationAudit.UnfollowedListed); // before anything shows
        Children = await without.PageAsync(int.TryParse(Asked, CultureInfo.InvariantCulture, out var number) ? number : 1);
    }
}
