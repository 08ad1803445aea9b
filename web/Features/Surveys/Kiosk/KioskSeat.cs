using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Features.Surveys.Kiosk;

/// <summary>A shared tablet (« borne ») between two people: which survey, which batch of codes, and whose turn. Nothing of anybody is in it.</summary>
/// <param name="SurveyId">Anonymous.</param>
/// <param name="Batch">The sheets made for this tablet when it was opened: each answer uses one.</param>
/// <param name="Audience">A code of <see cref="Paper.PaperAudience"/>.</param>
/// <param name="SheetId">The one this turn may use.</param>
/// <param name="Turn">Random, another one for each person: what the person before left in the browser opens nothing.</param>
/// <param name="Until">Then the tablet closes by itself.</param>
public sealed record KioskSeat(Guid SurveyId, int Batch, string Audience, Guid SheetId, string Turn, DateTimeOffset Until);

/// <summary>Keeps the seat in a cookie of the tablet, sealed; and the answers of this turn in the page, sealed for this turn only.</summary>
public sealed class KioskSeats(IDataProtectionProvider protection, IHttpContextAccessor http, CurrentUser user, TimeProvider clock)
{
    private const string CookieName = "__Host-borne";
    private const int LongestSheet = 200_000;

    /// <summary>A day of meetings.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(8);

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("There is no request.");
    private IDataProtector Seats => protection.CreateProtector("ChildProtection.KioskSeat.v1");

    /// <summary>Null when the tablet is not open, or somebody is signed in on it.</summary>
    public KioskSeat? Find()
    {
        if (user.IsSignedIn || Context.Request.Cookies[CookieName] is not { } sealed_) return null;
        try
        {
            return JsonSerializer.Deserialize<KioskSeat>(Seats.Unprotect(sealed_)) is { } seat && seat.Until > clock.GetUtcNow() ? seat : null;
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    public void Keep(KioskSeat seat) => Context.Response.Cookies.Append(CookieName, Seats.Protect(JsonSerializer.Serialize(seat)), Options(seat.Until - clock.GetUtcNow()));

    public void Leave() => Context.Response.Cookies.Delete(CookieName, Options(null));

    internal string Seal(KioskSeat seat, Sheet sheet) => Sheets(seat).Protect(sheet.Write());

    /// <summary>Null when it is not of this turn.</summary>
    internal Sheet? Open(KioskSeat seat, string? carried)
    {
        if (carried is not { Length: > 0 and <= LongestSheet }) return null;
        try
        {
            return Sheet.Read(Sheets(seat).Unprotect(carried));
        }
        catch (Exception changed) when (changed is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private IDataProtector Sheets(KioskSeat seat) => protection.CreateProtector("ChildProtection.KioskSheet.v1", seat.SurveyId.ToString(), seat.Turn);

    private static CookieOptions Options(TimeSpan? age) => new() { Secure = true, HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", MaxAge = age, IsEssential = true };
}
