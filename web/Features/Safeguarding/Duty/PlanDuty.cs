using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Safeguarding.Duty;

/// <summary>The roster: who, when, and the hours without anybody.</summary>
public sealed class PlanDuty(PortalDb db, TerritoryPack territory, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    /// <summary>How far ahead gaps are said, in days.</summary>
    public const int GapDays = 14;

    private const int PageSize = 20;
    private const int MostAhead = 2_000;

    /// <summary>One shift, with a name.</summary>
    public sealed record Line(Guid Id, string Name, DutyKind Kind, DateTimeOffset From, DateTimeOffset Until);

    /// <summary>Hours without anybody « en premier ».</summary>
    public sealed record Gap(DateTimeOffset From, DateTimeOffset Until);

    /// <summary>Those who may be on duty: moderators whose account is open, by name.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> PeopleAsync() =>
        [.. (await db.Users.AsNoTracking().Where(account => account.Role == Role.Moderator && account.DisabledAt == null).Take(100).ToListAsync())
            .OrderBy(account => account.DisplayName, StringComparer.CurrentCulture).Select(account => (account.Id, account.DisplayName))];

    /// <summary>What is not over, the soonest first.</summary>
    public async Task<Paged<Line>> AheadAsync(int number)
    {
        var now = clock.GetUtcNow();
        var page = await db.DutyShifts.AsNoTracking().Where(shift => shift.Until > now).OrderBy(shift => shift.From).ThenBy(shift => shift.Kind).ThenBy(shift => shift.Id).PageAsync(number, PageSize);
        var names = await db.NamesAsync(page.Rows.Select(shift => (Guid?)shift.AccountId));
        return page.With<Line>([.. page.Rows.Select(shift => new Line(shift.Id, names.GetValueOrDefault(shift.AccountId, "?"), shift.Kind, shift.From, shift.Until))]);
    }

    /// <summary>The hours of the next <see cref="GapDays"/> days without anybody « en premier ».</summary>
    public async Task<IReadOnlyList<Gap>> GapsAsync()
    {
        var now = clock.GetUtcNow();
        var end = now.AddDays(GapDays);
        var shifts = await db.DutyShifts.AsNoTracking().Where(shift => shift.Kind == DutyKind.First && shift.Until > now && shift.From < end).OrderBy(shift => shift.From).Select(shift => new Gap(shift.From, shift.Until)).Take(1_000).ToListAsync();
        return Between(shifts, now, end);
    }

    /// <summary>What these do not cover, between two moments.</summary>
    internal static IReadOnlyList<Gap> Between(IEnumerable<Gap> covered, DateTimeOffset from, DateTimeOffset until)
    {
        var gaps = new List<Gap>();
        var at = from;
        foreach (var one in covered)
        {
            if (one.From > at) gaps.Add(new Gap(at, one.From));
            if (one.Until > at) at = one.Until;
        }
        if (at < until) gaps.Add(new Gap(at, until));
        return gaps;
    }

    /// <summary>Plans a shift, and the same each week for as many weeks as asked, at the same hour of the wall clock. Not a moderator, the same twice: <see cref="BrokenRuleException"/>.</summary>
    /// <param name="who">The account.</param>
    /// <param name="kind">For what.</param>
    /// <param name="day">The day it begins, there.</param>
    /// <param name="from">Of the wall clock.</param>
    /// <param name="until">Of the wall clock; before <paramref name="from"/>: the next day.</param>
    /// <param name="weeks">1 for once.</param>
    public Task PlanAsync(Guid who, DutyKind kind, DateOnly day, TimeOnly from, TimeOnly until, int weeks) => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await audit.WriteAsync(SafeguardingAudit.DutyPlanned, who); // first: it holds the log’s lock, so two planners come one after the other
        if (!await db.Users.AnyAsync(account => account.Id == who && account.Role == Role.Moderator && account.DisabledAt == null)) throw new BrokenRuleException("Choisissez une personne de l’équipe de protection.");
        if (weeks is < 1 or > DutyShift.MostWeeks) throw new BrokenRuleException($"De 1 à {DutyShift.MostWeeks} semaines.");
        if (await db.DutyShifts.CountAsync(shift => shift.Until > now) + weeks > MostAhead) throw new BrokenRuleException("Trop d’astreintes sont déjà prévues.");
        for (var week = 0; week < weeks; week++)
        {
            var (begins, ends) = (day.AddDays(7 * week), day.AddDays(7 * week + (until <= from ? 1 : 0)));
            var shift = DutyShift.Plan(who, kind, At(begins, from), At(ends, until), now);
            if (await db.DutyShifts.AnyAsync(other => other.AccountId == who && other.From < shift.Until && other.Until > shift.From))
                throw new BrokenRuleException($"Cette personne est déjà d’astreinte le {FrenchDates.Day(begins)}.");
            db.DutyShifts.Add(shift);
        }
        await db.SaveChangesAsync();
    });

    /// <summary>Takes one off the roster; false when it is not there any more.</summary>
    public Task<bool> RemoveAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        if (await db.DutyShifts.SingleOrDefaultAsync(shift => shift.Id == id) is not { } shift) return false;
        db.DutyShifts.Remove(shift);
        await db.SaveChangesAsync();
        await audit.WriteAsync(SafeguardingAudit.DutyRemoved, shift.AccountId, id);
        return true;
    });

    /// <summary>An hour that does not exist (the night summer time begins) is an hour later.</summary>
    internal DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (territory.TimeZone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local, territory.TimeZone.GetUtcOffset(local));
    }

    /// <summary>Whoever looks may be told that they are on duty themselves, and who else is.</summary>
    public async Task<IReadOnlyList<Line>> NowAsync()
    {
        var now = clock.GetUtcNow();
        var shifts = db.DutyShifts.AsNoTracking().Where(shift => shift.From <= now && shift.Until > now);
        var named = await shifts.Join(db.Users, shift => shift.AccountId, account => account.Id, (shift, account) => new { Shift = shift, account.DisplayName }).OrderBy(one => one.Shift.From).ThenBy(one => one.Shift.Id).Take(20).ToListAsync();
        return [.. named.OrderBy(one => one.Shift.Kind).Select(one => new Line(one.Shift.Id, one.Shift.AccountId == user.Id ? "vous" : one.DisplayName, one.Shift.Kind, one.Shift.From, one.Shift.Until))];
    }
}
