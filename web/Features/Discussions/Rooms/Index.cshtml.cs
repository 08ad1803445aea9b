using ChildProtection.Features.Discussions.Threads;

namespace ChildProtection.Features.Discussions.Rooms;

/// <summary>« Les salons »: mine, those where I am asked, those where I may come.</summary>
[Authorize(DiscussionsAccess.Talks), OfModule(DiscussionsAccess.Module)]
public sealed class IndexModel(RoomLists lists, JoinRoom join, StartThread start, RoomPerson me) : PreparedPage
{
    public RoomLists.All Rooms { get; private set; } = new([], [], []);
    public bool IsYoung => me.IsYoung;
    public bool MayOpen => me.Role == Role.Facilitator;
    public bool MayAsk => me.Role == Role.Moderator;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Rooms = await lists.ListAsync(me);
        return null;
    }

    public void OnGet() { }

    /// <summary>« Oui, je viens ».</summary>
    public async Task<IActionResult> OnPostComeAsync([FromForm] Guid salon) => await join.ComeAsync(salon) ? LocalRedirect($"/salons/{salon}") : NotFound();

    /// <summary>« Non merci »: nobody is told.</summary>
    public async Task<IActionResult> OnPostRefuseAsync([FromForm] Guid salon) => await join.LeaveAsync(salon) ? LocalRedirect("/salons") : NotFound();

    /// <summary>A young person begins.</summary>
    public async Task<IActionResult> OnPostStartAsync([FromForm] RoomKind avec) => await start.StartAsync(avec) is { } id ? LocalRedirect($"/salons/{id}") : NotFound();
}
