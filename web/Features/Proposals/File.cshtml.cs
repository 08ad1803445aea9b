using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Proposals;

/// <summary>The message or the drawing of one idea, for those who may hear or see it; for anybody else, the same 404 as nothing.</summary>
[Authorize(ProposalsAccess.Pictures), OfModule(ProposalsAccess.Module)]
public sealed class FileModel(ProposalFiles files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await files.OpenAsync(id) is not { } file) return NotFound();
        return this.Give(file.Content, file.Type, file.Type == "image/jpeg" ? "dessin" : "message");
    }
}
