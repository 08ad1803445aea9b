using System.Text;
using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings.Calendar;

/// <summary>One meeting as a file for a phone.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class OneModel(ReadMeetings read) : MeetingPage(read)
{
    public IActionResult OnGet()
    {
        Response.Headers.CacheControl = "no-store";
        return File(Encoding.UTF8.GetBytes(CalendarFile.Of([Row])), CalendarFile.Type, "reunion.ics");
    }
}
