using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums;

/// <summary>« Les forums »: what comes and what was, for whoever asks.</summary>
[Authorize(ForumsAccess.Around), OfModule(ForumsAccess.Module)]
public sealed class IndexModel(ForumDesk desk, CurrentUser user) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public bool IsRunner => user.Is(Role.Facilitator);
    public DateOnly Today => desk.Today;
    public Paged<Forum> Forums { get; private set; } = new([], 1, 1);

    public async Task OnGetAsync() => Forums = await desk.ListAsync(Number);

    /// <summary>Where it stands, its icon and its colour.</summary>
    public (string Words, string Icon, string Colour) StateOf(Forum forum) =>
        forum.CancelledAt is not null ? ("Annulé", "croix", "corail")
        : forum.PublishedAt is null ? ("En préparation", "crayon", "lagune")
        : forum.LastDay < Today ? ("C’est fini", "coche", "violet")
        : forum.FirstDay <= Today ? ("C’est en ce moment", "soleil", "ocre")
        : ("C’est bientôt", "calendrier", "feuille");
}
