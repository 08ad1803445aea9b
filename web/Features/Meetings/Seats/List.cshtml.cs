using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Seats;

/// <summary>Who comes, what helps them, and once it has begun, who was there.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class ListModel(ReadMeetings read, RunSeats seats) : RunMeetingPage(read)
{
    public bool HasBegun => Row.StartsAt <= Now && !Row.IsCancelled;

    /// <summary>Asked for when they are shown: what helps somebody is opened and written down then, and only before the meeting.</summary>
    public Task<IReadOnlyList<RunSeats.Line>> PeopleAsync() => HasBegun ? seats.PeopleAsync(Id) : seats.WithNeedsAsync(Id);

    /// <summary>Once it has begun: members who may have come without a place.</summary>
    public async Task<IReadOnlyList<RunSeats.Other>> OthersAsync() => HasBegun ? await seats.OthersAsync(Row) : [];

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<Guid>? present, IReadOnlyList<Guid>? came) => await seats.TickAsync(Id, present ?? [], came ?? []) ? LocalRedirect(Here) : NotFound();
}
