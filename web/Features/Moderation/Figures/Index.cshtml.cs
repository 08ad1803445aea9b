namespace ChildProtection.Features.Moderation.Figures;

/// <summary>« La modération en chiffres »: how many, how fast, never who.</summary>
[Authorize(ModerationAccess.Figures)]
public sealed class IndexModel(ModerationFigures figures, CurrentUser user) : PageModel
{
    public ModerationFigures.Shown Shown { get; private set; } = null!;

    /// <summary>Has the queue to go back to.</summary>
    public bool IsModerator => user.Is(Role.Moderator);

    public async Task OnGetAsync() => Shown = await figures.OfAsync();
}
