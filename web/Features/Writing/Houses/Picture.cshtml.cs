using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Writing.Houses;

/// <summary>The photo of an open place, for those who write its page.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class PictureModel(KeepHousePhoto photos) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await photos.ForEditorAsync(id) is not { } jpeg) return NotFound();
        return this.Give(jpeg, "image/jpeg", "photo", MyPhotoModel.Kept);
    }
}
