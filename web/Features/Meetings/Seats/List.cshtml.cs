using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Seats;

/// <summary>Who comes, what helps them, and once it has begun, who was there.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class ListModel(ReadMeetings read, RunSeats seats) : RunMeetingPage(read)
{
    public IReadOnlyList<RunSeats.Line> People { get; private set; } = [];

    public bool HasBegun => Row.StartsAt <= Now && !Row.IsCancelled;

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        People = await seats.ListAsync(Id);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<Guid>? present) => await seats.TickAsync(Id, present ?? []) ? LocalRedirect(Here) : NotFound();
}
