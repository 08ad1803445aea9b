using ChildProtection.Platform.Files;

namespace ChildProtection.Features.Writing.Houses;

/// <summary>The photo of the place where the young person who asks lives today; of any other place, the same 404 as nothing.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MyPhotoModel(KeepHousePhoto photos) : PageModel
{
    /// <summary>On a shared computer, the picture goes with the page.</summary>
    internal const string Kept = "private, no-store";

    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        if (await photos.MineAsync(id) is not { } jpeg) return NotFound();
        return this.Give(jpeg, "image/jpeg", "photo", Kept);
    }
}
