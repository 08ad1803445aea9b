using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Features.Administration.Mails;

/// <summary>The outbox: mails set aside first, then those that wait. Addresses are masked; the words are the template's.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(WaitingOutbox outbox, TerritoryPack pack) : PageModel
{
    /// <summary>The page of the list asked for; anything but a number there is means the nearest one.</summary>
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public IReadOnlyList<MailRow> Mails { get; private set; } = [];
    public int Pages { get; private set; } = 1;
    public int Total { get; private set; }

    public void OnGet() { }

    public async Task<IActionResult> OnPostRetryAsync(Guid id) => await outbox.RetryAsync(id) ? RedirectToPage(new { numero = Number }) : NotFound();

    /// <summary>Deletes the mail, unless it is being sent at this very moment.</summary>
    public async Task<IActionResult> OnPostAbandonAsync(Guid id) => await outbox.AbandonAsync(id) ? RedirectToPage(new { numero = Number }) : NotFound();

    /// <summary>The list is loaded before any handler, so that a refusal shows it again.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = await outbox.PageAsync(int.TryParse(Asked, CultureInfo.InvariantCulture, out var asked) ? asked : 1);
        Total = page.Count == 1 ? page.Rows.Count : await outbox.CountAsync();
        (Mails, Number, Pages) = ([.. page.Rows.Select(mail => MailRow.Of(mail, When))], page.Number, page.Count);
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    private string When(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, pack.TimeZone).InWords();
}
