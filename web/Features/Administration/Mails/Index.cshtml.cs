using System.Globalization;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Filters;

namespace ChildProtection.Features.Administration.Mails;

/// <summary>The outbox: mails set aside first, then those that wait. Addresses are masked; the words are the template's.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed partial class IndexModel(
    PortalDb db, CurrentUser user, AuditLog audit, MailBell bell, TerritoryPack pack, TimeProvider clock, ILogger<IndexModel> logger) : PageModel
{
    public const int PageSize = 20;

    /// <summary>The page of the list asked for; anything but a number there is means the nearest one.</summary>
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public string? Asked { get; set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; } = 1;

    public IReadOnlyList<MailRow> Mails { get; private set; } = [];
    public int Total { get; private set; }
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);

    public void OnGet() { }

    public async Task<IActionResult> OnPostRetryAsync(Guid id)
    {
        var mails = db.Set<OutboxMail>();
        if (await mails.SingleOrDefaultAsync(mail => mail.Id == id) is not { } mail) return NotFound();
        mail.Retry(clock.GetUtcNow());
        try
        {
            await audit.WriteAsync(AdministrationAudit.MailRetried, objectId: id);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new BrokenRuleException("Ce courriel part en ce moment. Revenez dans deux minutes.");
        }
        bell.Ring();
        LogRetried(user.Id, id);
        return RedirectToPage(new { numero = Number });
    }

    /// <summary>Deletes the mail, unless it is being sent at this very moment.</summary>
    public async Task<IActionResult> OnPostAbandonAsync(Guid id)
    {
        var mails = db.Set<OutboxMail>();
        var now = clock.GetUtcNow();
        var deleted = await db.InOneTransactionAsync(async () =>
        {
            var gone = await mails.Where(mail => mail.Id == id && mail.SentAt == null && (mail.LeaseUntil == null || mail.LeaseUntil <= now)).ExecuteDeleteAsync();
            if (gone > 0) await audit.WriteAsync(AdministrationAudit.MailAbandoned, objectId: id);
            return gone;
        });
        if (deleted == 0 && !await mails.AnyAsync(mail => mail.Id == id)) return NotFound();
        if (deleted == 0) throw new BrokenRuleException("Ce courriel part en ce moment, ou il est déjà parti.");
        LogAbandoned(user.Id, id);
        return RedirectToPage(new { numero = Number });
    }

    /// <summary>The list is loaded before any handler, so that a refusal shows it again.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var mails = db.Set<OutboxMail>().AsNoTracking().Where(mail => mail.SentAt == null);
        Total = await mails.CountAsync();
        Number = int.TryParse(Asked, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, Pages) : 1;
        var shown = await mails.OrderBy(mail => mail.ParkedAt == null).ThenBy(mail => mail.CreatedAt).ThenBy(mail => mail.Id)
            .Skip((Number - 1) * PageSize).Take(PageSize).ToListAsync();
        Mails = [.. shown.Select(mail => MailRow.Of(mail, When))];
        await base.OnPageHandlerExecutionAsync(context, next);
    }

    private string When(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, pack.TimeZone).InWords();

    [LoggerMessage(LogLevel.Information, "Administrator {AccountId} asked for mail {MailId} to be tried again.")]
    private partial void LogRetried(Guid accountId, Guid mailId);

    [LoggerMessage(LogLevel.Information, "Administrator {AccountId} abandoned mail {MailId}.")]
    private partial void LogAbandoned(Guid accountId, Guid mailId);
}
