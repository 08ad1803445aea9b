namespace ChildProtection.Features.Moderation.Pauses;

/// <summary>« Pauses »: those that run, and those of 30 days that wait for a second person.</summary>
[Authorize(ModerationAccess.Moderator)]
public sealed class IndexModel(PausePeople pauses) : PreparedPage
{
    public IReadOnlyList<PausePeople.Line> List { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        List = await pauses.ListAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostConfirmAsync(Guid id) => await pauses.ConfirmAsync(id) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostLiftAsync(Guid id) => await pauses.LiftAsync(id) ? RedirectToPage() : NotFound();
}
