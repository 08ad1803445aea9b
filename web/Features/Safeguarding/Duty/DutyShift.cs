namespace ChildProtection.Features.Safeguarding.Duty;

/// <summary>What somebody is on duty for.</summary>
public enum DutyKind
{
    /// <summary>Told first.</summary>
    [Display(Name = "En premier")]
    First,

    /// <summary>Told too, and alone when the first did not take an alert in time.</summary>
    [Display(Name = "En second")]
    Second,

    /// <summary>« Cadre d’astreinte »: told when neither took it.</summary>
    [Display(Name = "Cadre d’astreinte")]
    Manager,
}

/// <summary>« Astreinte »: somebody answers for alerts from one moment to another.</summary>
public sealed class DutyShift
{
    /// <summary>In hours: nobody watches longer at a stretch.</summary>
    public const int LongestHours = 24;

    /// <summary>How often the same shift may be repeated at once, each week.</summary>
    public const int MostWeeks = 26;

    private DutyShift() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public DutyKind Kind { get; private init; }
    public DateTimeOffset From { get; private init; }

    /// <summary>Not included.</summary>
    public DateTimeOffset Until { get; private init; }

    /// <summary>It ends before it begins, is too long on the wall clock (the night it goes back, 8 to 8 is 25 hours), or is over: <see cref="BrokenRuleException"/>.</summary>
    public static DutyShift Plan(Guid accountId, DutyKind kind, DateTimeOffset from, DateTimeOffset until, DateTimeOffset now)
    {
        if (until <= from) throw new BrokenRuleException("La fin doit venir après le début.");
        if (until.DateTime - from.DateTime > TimeSpan.FromHours(LongestHours)) throw new BrokenRuleException($"Une astreinte dure {LongestHours} heures au plus. Coupez-la en plusieurs.");
        if (until <= now) throw new BrokenRuleException("Cette astreinte est déjà finie.");
        return new DutyShift { Id = SecretCode.NewId(), AccountId = accountId, Kind = kind, From = from.ToUniversalTime(), Until = until.ToUniversalTime() };
    }
}
