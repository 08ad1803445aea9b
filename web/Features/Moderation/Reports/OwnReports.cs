using ChildProtection.Features.Moderation.Cases;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Reports;

/// <summary>« Mes signalements »: received, read, decided; taken back while nobody decided.</summary>
public sealed class OwnReports(PortalDb db, SaidTexts texts, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const int PageSize = 20;

    /// <param name="Report">The row.</param>
    /// <param name="Kind">Of the text.</param>
    public sealed record Line(ModerationReport Report, string Kind);

    public Task<Paged<Line>> ListAsync(int number)
    {
        var (me, cases) = (user.Id, db.ModerationCases);
        return db.ModerationReports.AsNoTracking().Where(report => report.ReporterId == me).OrderByDescending(report => report.At).ThenBy(report => report.Id)
            .Select(report => new Line(report, cases.Where(one => one.Id == report.CaseId).Select(one => one.Kind).First())).PageAsync(number, PageSize);
    }

    /// <summary>What was decided is no news any more.</summary>
    public Task SeenAsync()
    {
        var (me, now) = (user.Id, (DateTimeOffset?)clock.GetUtcNow());
        return db.ModerationReports.Where(report => report.ReporterId == me && report.ClosedAt != null && report.SeenAt == null).ExecuteUpdateAsync(update => update.SetProperty(report => report.SeenAt, now));
    }

    /// <summary>
    /// The last one to go closes the text’s case, unless the text is held: then somebody still decides. Not theirs: false. Decided
    /// already: <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> TakeBackAsync(Guid id) => db.InOneTransactionOrNothingAsync(async () =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        await audit.WriteAsync(ModerationAudit.TakenBack, me); // first: it holds the log’s lock
        if (await db.ModerationReports.SingleOrDefaultAsync(report => report.Id == id && report.ReporterId == me) is not { } mine) return false;
        mine.TakeBack(now);
        await db.SaveChangesAsync();
        if (await db.ModerationReports.AnyAsync(report => report.CaseId == mine.CaseId && report.ClosedAt == null)) return true;
        var about = await db.ModerationCases.SingleAsync(one => one.Id == mine.CaseId);
        if (about.State != CaseState.Open || (await texts.OfAsync(about.Kind, about.TextId))?.IsHeld == true) return true;
        about.Withdraw(now);
        await db.SaveChangesAsync();
        return true;
    });
}
