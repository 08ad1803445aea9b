using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Files;

/// <summary>The file itself, by the same rule as its page; for anybody else, the same 404 as nothing.</summary>
[Authorize(FilesAccess.Readers)]
public sealed class ContentModel(Attachments files) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await files.OpenAsync(id) is { } file ? this.Give(file.Content, file.File.Type, file.File.IsPicture ? "photo" : "message") : NotFound();
}
