using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Calendar;

/// <summary>« Les réunions dans ton téléphone »: a secret address, made, made again or ended by its owner. Shown once.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module), NotKept]
public sealed class IndexModel(MeetingFeeds feeds) : PageModel
{
    public DateTimeOffset? MadeAt { get; private set; }

    /// <summary>Just made; null otherwise.</summary>
    public string? Address { get; private set; }

    public async Task OnGetAsync() => MadeAt = await feeds.MadeAtAsync();

    public async Task<IActionResult> OnPostMakeAsync()
    {
        if (await feeds.MakeAsync() is not { } secret) return NotFound();
        Address = $"{Request.Scheme}://{Request.Host}/calendrier/{secret}.ics";
        MadeAt = await feeds.MadeAtAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await feeds.EndAsync();
        return RedirectToPage();
    }
}
