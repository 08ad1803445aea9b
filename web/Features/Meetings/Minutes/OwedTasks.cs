using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>On « /comite »: tasks of whoever looks, and what was promised to all; nothing when there is none. Invoked by its name: the committee knows no meeting.</summary>
public sealed class OwedTasks(FollowTasks follow, ReadMeetings read) : ViewComponent
{
    /// <summary>What the part shows.</summary>
    public sealed record Shown(IReadOnlyList<FollowTasks.Line> Lines, DateOnly Today);

    public async Task<Microsoft.AspNetCore.Mvc.IViewComponentResult> InvokeAsync(IReadOnlyList<CommitteeAccess.BodyLine> bodies) =>
        View("/Features/Meetings/Minutes/_Owed.cshtml", new Shown(await follow.OwedAsync(bodies), read.Today));
}
