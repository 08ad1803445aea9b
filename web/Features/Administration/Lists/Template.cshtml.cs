using System.Text;

namespace ChildProtection.Features.Administration.Lists;

/// <summary>An example of a list, to fill in: with a byte order mark, so that spreadsheets read the accents.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class TemplateModel : PageModel
{
    public IActionResult OnGet() => File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(StaffList.Model)], "text/csv; charset=utf-8", "invitations.csv");
}
