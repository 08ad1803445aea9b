using ChildProtection.Platform.Safety;

namespace ChildProtection.Features.Safeguarding.Duty;

/// <summary>Who is on duty now, and whom an alert is told to.</summary>
public sealed class DutyDesk(PortalDb db, TerritoryPack territory, InstanceChoices choices) : IDuty
{
    /// <summary>How many people an alert is told to first (QA-30).</summary>
    public const int Told = 2;

    /// <summary>From this step on, every lead and the service that listens for the whole territory.</summary>
    internal const int Everybody = 3;

    private static readonly string[] Staff = [.. Role.All.Where(Role.IsStaff)];

    /// <summary>Somebody whom a mail reaches.</summary>
    /// <param name="Id">The account; empty for the service that listens.</param>
    /// <param name="Mail">Its address.</param>
    /// <param name="Kind">What they are on duty for; null for a lead who is not.</param>
    internal sealed record Person(Guid Id, string Mail, DutyKind? Kind);

    /// <summary>Somebody who moderates now: first or second, whose account is open.</summary>
    public Task<bool> IsCoveredAsync(DateTimeOffset at)
    {
        var open = db.Users.Where(account => account.Role == Role.Moderator && account.DisabledAt == null);
        return db.DutyShifts.AnyAsync(shift => shift.From <= at && shift.Until > at && shift.Kind != DutyKind.Manager && open.Any(account => account.Id == shift.AccountId));
    }

    /// <summary>The accounts of the « cadre d’astreinte » at that time; none where the roster has nobody.</summary>
    public async Task<IReadOnlyList<Guid>> LeadersAsync(DateTimeOffset at)
    {
        var open = db.Users.Where(account => account.Role == Role.Moderator && account.DisabledAt == null);
        return await db.DutyShifts.Where(shift => shift.From <= at && shift.Until > at && shift.Kind == DutyKind.Manager && open.Any(account => account.Id == shift.AccountId)).Select(shift => shift.AccountId).Distinct().ToListAsync();
    }

    public bool IsQuiet(DateTimeOffset at) => territory.Quiet.IsQuiet(territory.TimeZone, at);

    /// <summary>
    /// Two distinct people on duty, first then second; fewer: every lead. Nobody is told of their own words, and whoever already failed to answer
    /// (<paramref name="level"/>) is not told alone: a second is told with the first, the « cadre d’astreinte » with all who are on duty,
    /// then every lead. Those who talk there, or work in the author’s unit, are told only when nobody else can be (SAFE-25); nobody at all: the service that listens.
    /// </summary>
    internal async Task<IReadOnlyList<Person>> ToTellAsync(DateTimeOffset at, Guid? author, int level, IReadOnlyList<Guid>? parties = null)
    {
        var all = await db.Users.AsNoTracking().Where(account => account.Role == Role.Moderator && account.DisabledAt == null && account.Id != author).OrderBy(account => account.CreatedAt).Take(100).ToListAsync();
        var leads = await AwayFromAsync(all, author, parties ?? []);
        if (level >= Everybody) return Everyone(leads, isListeningToo: true);
        var shifts = await db.DutyShifts.AsNoTracking().Where(shift => shift.From <= at && shift.Until > at).OrderBy(shift => shift.Kind).ThenBy(shift => shift.From).Take(100).ToListAsync();
        var kinds = level == 0 ? [DutyKind.First, DutyKind.Second] : level == 1 ? [DutyKind.Second, DutyKind.First] : Enum.GetValues<DutyKind>();
        var onDuty = (from kind in kinds
                      from shift in shifts
                      where shift.Kind == kind
                      join lead in leads on shift.AccountId equals lead.Id
                      where lead.Email is { Length: > 0 }
                      select new Person(lead.Id, lead.Email!, kind)).DistinctBy(person => person.Id).ToList();
        var hasWhoIsNeeded = level == 0 || onDuty.Exists(person => person.Kind == (level == 1 ? DutyKind.Second : DutyKind.Manager));
        if (onDuty.Count >= Told && hasWhoIsNeeded) return level == 0 ? onDuty[..Told] : onDuty;
        return Everyone(leads, isListeningToo: false);
    }

    private List<Person> Everyone(List<Account> leads, bool isListeningToo)
    {
        var people = leads.Where(lead => lead.Email is { Length: > 0 }).Select(lead => new Person(lead.Id, lead.Email!, null)).ToList();
        if ((isListeningToo || people.Count == 0) && choices.Listening.Email is { Length: > 0 } address && !people.Exists(person => string.Equals(person.Mail, address, StringComparison.OrdinalIgnoreCase))) people.Add(new Person(Guid.Empty, address, null));
        return people;
    }

    /// <summary>Without those who talk there and those of the author’s unit, as long as a mail still reaches somebody.</summary>
    private async Task<List<Account>> AwayFromAsync(List<Account> leads, Guid? author, IReadOnlyList<Guid> parties)
    {
        var unit = await db.Users.Where(account => account.Id == author && Staff.Contains(account.Role)).Select(account => account.Zone).SingleOrDefaultAsync();
        var away = leads.FindAll(lead => !parties.Contains(lead.Id) && (unit is null || lead.Zone != unit));
        return away.Exists(lead => lead.Email is { Length: > 0 }) ? away : leads;
    }
}
