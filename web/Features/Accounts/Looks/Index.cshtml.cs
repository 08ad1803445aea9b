using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.Extensions.Options;

namespace ChildProtection.Features.Accounts.Looks;

/// <summary>
/// « Qui a regardé ? » (reference DATA-05): what others did about the reader, or about the child that the reader is. A parent
/// reads what concerns their own account, never what concerns the child.
/// </summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class IndexModel(WhoLooked who, CurrentUser user, IOptions<AuditOptions> options) : PageModel
{
    /// <summary>The page of the list asked for; anything but a number there is means the nearest one.</summary>
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public int Pages { get; private set; } = 1;
    public IReadOnlyList<Look> Looks { get; private set; } = [];
    public bool IsYoung => Role.IsYoung(user.Role);
    public int KeptMonths => options.Value.KeptMonths;

    public async Task OnGetAsync()
    {
        var page = await who.PageAsync(int.TryParse(Asked, CultureInfo.InvariantCulture, out var asked) ? asked : 1);
        (Looks, Number, Pages) = (page.Rows, page.Number, page.Count);
    }
}
