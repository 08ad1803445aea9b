using System.Globalization;
using System.Text;
using ChildProtection.Features.Committee;
using ChildProtection.Platform.Logs;

namespace ChildProtection.Features.Meetings.Calendar;

/// <summary>What a phone’s calendar asks again and again, with the secret of its owner and nothing else.</summary>
[AllowAnonymous, OfModule(CommitteeAccess.Module), NotLogged]
public sealed class FeedModel(MeetingFeeds feeds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string secret)
    {
        var (file, wait) = await feeds.ReadAsync(secret, RateLimits.AddressOf(HttpContext));
        Response.Headers.CacheControl = "no-store";
        if (wait is { } pause)
        {
            Response.Headers.RetryAfter = Math.Ceiling(pause.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }
        return file is null ? NotFound() : File(Encoding.UTF8.GetBytes(file), CalendarFile.Type);
    }
}
