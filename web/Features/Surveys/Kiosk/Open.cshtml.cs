using System.Globalization;
using ChildProtection.Features.Surveys.Paper;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Kiosk;

/// <summary>Opens a shared tablet for one anonymous survey and a number of answers; whoever opens it is signed out at once.</summary>
[Authorize(SurveysAccess.Opener), OfModule(SurveysAccess.Module)]
public sealed class OpenModel(PaperSheets sheets, KioskSeats seats, CurrentUser user, AuditLog audit, TimeProvider clock) : PreparedPage
{
    private const int UsualCount = 20;

    [Display(Name = "Enquête, et pour qui")]
    public string? Survey { get; private set; }

    [Display(Name = "Combien de réponses au plus\u00A0?")]
    public int Count { get; private set; } = UsualCount;

    public IReadOnlyList<SelectListItem> Surveys { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Surveys = [.. (await sheets.OpenSurveysAsync()).SelectMany(survey => PaperAudience.Of(survey).Select(audience => new SelectListItem($"{survey.Title} ({PaperAudience.Words(audience).ToLowerInvariant()})", $"{survey.Id} {audience}")))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? survey, string? count)
    {
        (Survey, Count) = (survey, int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0);
        if (Surveys.All(one => one.Value != survey) || survey!.Split(' ', 2) is not [var id, var audience])
        {
            ModelState.AddModelError(nameof(Survey), "Choisissez une enquête.");
            return FormGuard.SameForm();
        }
        var made = await sheets.MakeAsync(Guid.Parse(id), Count, audience, SurveysAudit.KioskOpened);
        await audit.WriteAsync(IdentityAudit.SignedOut, user.Id); // nobody's session stays on the tablet
        await HttpContext.SignOutAsync(StartSession.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        seats.Keep(new KioskSeat(Guid.Parse(id), made.Number, audience, Guid.Empty, SecretCode.NewKey(), clock.GetUtcNow() + KioskSeats.Life));
        return RedirectToPage("Answer", new { ouverte = 1 });
    }
}
