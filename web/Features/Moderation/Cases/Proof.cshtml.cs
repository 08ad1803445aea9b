using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Moderation.Cases;

/// <summary>A picture or a voice message kept with a report: for the moderator who took its case; for anybody else, the same 404 as nothing.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class ProofModel(ReadCase read) : PageModel
{
    /// <summary>Of one.</summary>
    internal static string Address(Guid id) => $"/moderation/preuves/{id}";

    public async Task<IActionResult> OnGetAsync(Guid id) =>
        await read.ProofAsync(id) is { } file ? this.Give(file.Content, file.Type, file.IsPicture ? "photo" : "message") : NotFound();
}
