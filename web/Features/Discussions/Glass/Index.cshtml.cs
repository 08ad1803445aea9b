namespace ChildProtection.Features.Discussions.Glass;

/// <summary>« Lire un échange à deux »: what waits for a second person, and what may be read for an hour.</summary>
[Authorize(DiscussionsAccess.Leads), OfModule(DiscussionsAccess.Module)]
public sealed class IndexModel(GlassDesk desk, TimeProvider clock) : PreparedPage
{
    public IReadOnlyList<GlassDesk.Line> Lines { get; private set; } = [];
    public DateTimeOffset Now => clock.GetUtcNow();

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Lines = await desk.ListAsync();
        return null;
    }

    public void OnGet() { }

    /// <summary>« D’accord », by somebody else than who asked.</summary>
    public async Task<IActionResult> OnPostGrantAsync([FromForm] Guid glass) => await desk.GrantAsync(glass) ? LocalRedirect("/salons/acces") : NotFound();
}
