namespace ChildProtection.Features.Moderation.Returned;

/// <summary>« Mes textes rendus »: what was decided of one’s texts, and one’s pauses.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class IndexModel(ReturnedTexts returned) : PageModel
{
    public ReturnedTexts.Listed List { get; private set; } = null!;
    public DateTimeOffset Now => returned.Now;

    public async Task OnGetAsync() => List = await returned.ListAsync();
}
