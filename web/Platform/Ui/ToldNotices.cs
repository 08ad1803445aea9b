using Microsoft.AspNetCore.Diagnostics;

namespace ChildProtection.Platform.Ui;

/// <summary>What the signed-in reader must be told about their access, on whatever page they are.</summary>
public sealed class ToldNotices(PortalDb db, IHttpContextAccessor http, CurrentUser user, TimeProvider clock)
{
    private const int Most = 3;

    /// <param name="Id">Of the notice.</param>
    /// <param name="Kind">One of <see cref="AccessNotice"/>’s.</param>
    /// <param name="Words">In plain words.</param>
    /// <param name="At">When it happened.</param>
    /// <param name="By">Who did it, when somebody else did.</param>
    public sealed record Line(Guid Id, string Kind, string Words, DateTimeOffset At, string? By);

    /// <summary>None for most requests, without asking the database; never on error pages, which need none.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync()
    {
        if (http.HttpContext is not { } context || LiveSession.Of(context) is not { HasNotices: true }) return [];
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) return [];
        var now = clock.GetUtcNow();
        var users = db.Users;
        var rows = await db.AccessNotices
            .Where(notice => notice.AccountId == user.Id && notice.SeenAt == null && (notice.Until == null || notice.Until > now))
            .OrderByDescending(notice => notice.Until != null).ThenByDescending(notice => notice.At).Take(Most)
            .Select(notice => new { Notice = notice, By = users.Where(account => account.Id == notice.ById).Select(account => account.DisplayName).FirstOrDefault() })
            .AsNoTracking().ToListAsync();
        return [.. rows.Select(row => new Line(row.Notice.Id, row.Notice.Kind, row.Notice.Sentence(context.User.SaysVous()), row.Notice.At, row.By))];
    }
}
