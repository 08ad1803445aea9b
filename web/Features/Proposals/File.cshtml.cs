namespace ChildProtection.Features.Proposals;

/// <summary>The message or the drawing of one idea, for those who may hear or see it; for anybody else, the same 404 as nothing.</summary>
[Authorize(ProposalsAccess.Pictures), OfModule(ProposalsAccess.Module)]
public sealed class FileModel(ProposalFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await files.OpenAsync(id) is not { } file) return NotFound();
        Response.Headers.CacheControl = "private, no-store"; // on a shared computer it goes with the page
        return File(file.Content, file.Type);
    }
}
