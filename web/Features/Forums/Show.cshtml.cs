using ChildProtection.Features.Forums.Stops;

namespace ChildProtection.Features.Forums;

/// <summary>One event for whoever asks: its stops with their places, and what one may do there.</summary>
[Authorize(ForumsAccess.Around), OfModule(ForumsAccess.Module)]
public sealed class ShowModel(ForumDesk desk, StopDesk stops, CurrentUser user) : ForumPage(desk)
{
    public bool IsYoung => Role.IsYoung(user.Role);
    public bool IsProfessional => user.Is(Role.Professional);
    public IReadOnlyList<ForumDesk.StopLine> Stops { get; private set; } = [];

    protected override async Task<MyForum?> LoadAsync()
    {
        var found = await base.LoadAsync();
        if (found is not null) Stops = await Desk.StopsAsync(found.Forum.Id);
        return found;
    }

    public void OnGet() { }

    /// <summary>A professional offers to welcome at a stop.</summary>
    public async Task<IActionResult> OnPostOfferAsync(Guid etape) => await stops.OfferAsync(Forum.Id, etape) ? LocalRedirect(Home) : NotFound();

    /// <summary>A professional welcomes no more.</summary>
    public async Task<IActionResult> OnPostWithdrawAsync(Guid etape) => await stops.WithdrawAsync(Forum.Id, etape) ? LocalRedirect(Home) : NotFound();

    public async Task<IActionResult> OnPostPublishAsync() => Subject.Runs && await Desk.PublishAsync(Forum.Id) ? LocalRedirect(Home) : NotFound();

    public async Task<IActionResult> OnPostCancelAsync() => Subject.Runs && await Desk.CancelAsync(Forum.Id) ? LocalRedirect(Home) : NotFound();
}
