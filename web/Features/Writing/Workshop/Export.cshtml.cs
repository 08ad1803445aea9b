namespace ChildProtection.Features.Writing.Workshop;

/// <summary>All pages as files, in the order of « content/ ».</summary>
[Authorize(WritingAccess.Write)]
public sealed class ExportModel(CarryContent carry) : PageModel
{
    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync() => File(await carry.ZipAsync(), "application/zip", "textes-du-portail.zip");
}
