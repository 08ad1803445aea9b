using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Platform.Territory;

/// <summary>
/// What one authority calls things and how it counts: words, zones, ages, help lines, modules
/// (« content/territories/*.yaml »). An instance runs exactly one, chosen by « Territory:Pack ».
/// </summary>
public sealed record TerritoryPack
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>True for the demonstration territory: its people and numbers are invented.</summary>
    public bool IsFictional { get; init; }

    /// <summary>The portal's name in the top bar.</summary>
    public required string PortalName { get; init; }
    public required TimeZoneInfo TimeZone { get; init; }

    /// <summary>Checked when the pack is read, and not used yet: every page is in French.</summary>
    public required IReadOnlyList<string> Languages { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveUntil { get; init; }
    public required IReadOnlyDictionary<string, FrenchTerm> Terms { get; init; }
    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>How the zones are called, from the largest (« niveaux »). Checked when the pack is read, and shown nowhere yet.</summary>
    public IReadOnlyList<ZoneLevel> Levels { get; init; } = [];

    /// <summary>In years. Only the content writes them (« {{age entretien}} »): no rule of the portal counts with them yet.</summary>
    public required IReadOnlyDictionary<string, int> Ages { get; init; }

    /// <summary>Checked when the pack is read, and not used yet: the portal reminds nobody of anything.</summary>
    public required IReadOnlyList<ReminderRule> Reminders { get; init; }

    /// <summary>In the order they are shown; those still to be confirmed are for administrators only.</summary>
    public required IReadOnlyList<HelpLine> HelpLines { get; init; }
    public required Listening Listening { get; init; }
    public required IReadOnlySet<string> Modules { get; init; }

    /// <summary>When minors are left in peace (« calme »).</summary>
    public QuietHours Quiet { get; init; } = new();

    /// <summary>Where « Quitter vite » leads; null for the portal's own blank page.</summary>
    public Uri? ExitAddress { get; init; }

    /// <summary>Checked when the pack is read, and not used yet: there are no proposals to answer.</summary>
    public required AnswerRule Answer { get; init; }

    /// <summary>The bodies that the first start makes (« instances »), in their order; afterwards they are data.</summary>
    public IReadOnlyList<BodyPlan> Bodies { get; init; } = [];

    /// <summary>
    /// From how many people on the results of surveys are shown (« enquetes »). What the pack does not write is the portal's own number,
    /// and nothing may be lower than it.
    /// </summary>
    public DisclosureRules SurveyRules { get; init; } = DisclosureRules.Inside;

    /// <summary>How mentoring and « parrainage » go here (« mentorat »); what the pack does not write is the portal's own number.</summary>
    public MentoringRules Mentoring { get; init; } = new();

    /// <summary>Checked when the pack is read, and shown nowhere yet: « /mentions-legales » has words of its own.</summary>
    public required LegalNotice Legal { get; init; }

    /// <summary>The lines people see.</summary>
    public IEnumerable<HelpLine> ShownHelpLines => HelpLines.Where(line => !line.ToConfirm);

    /// <summary>A key that every pack must have; a missing one stops the start, so here it is a fault.</summary>
    public FrenchTerm Term(string key) => Terms[key];

    public bool Has(string module) => Modules.Contains(module);

    /// <summary>The day it is there.</summary>
    public DateOnly Today(TimeProvider clock) => DayOf(clock.GetUtcNow());

    /// <summary>The day it is there at this instant.</summary>
    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZone).DateTime);

    /// <summary>The instant this day ends there.</summary>
    public DateTimeOffset EndOf(DateOnly day)
    {
        var midnight = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, TimeZone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    public string ZoneName(string code) => Zones.FirstOrDefault(zone => zone.Code == code)?.Name ?? code;
}

/// <summary>A part of the territory; data, because no two authorities cut theirs alike.</summary>
public sealed record Zone(string Code, string Name);

/// <summary>A kind of zone: « direction de territoire ».</summary>
public sealed record ZoneLevel(string Code, string Name);

/// <summary>When somebody must be reminded of a step (« rappels »); the source is the plan's line or the article.</summary>
public sealed record ReminderRule(string Code, string About, int? EveryMonths, int? AfterMonths, int? AtAge, int DaysBefore, string Source);

/// <summary>How soon one should call.</summary>
public enum HelpLevel { Now, Soon, Whenever }

/// <summary>A number to call, verified on a date.</summary>
public sealed record HelpLine
{
    public required string Code { get; init; }
    public required string Name { get; init; }

    /// <summary>As dialled: digits only.</summary>
    public required string Number { get; init; }

    /// <summary>As shown: by pairs.</summary>
    public required string Shown { get; init; }

    /// <summary>« danger », « urgence », « ecran », « mal-etre », « parler » or « droits ».</summary>
    public required string Kind { get; init; }
    public required HelpLevel Level { get; init; }
    public required string ForTheYoung { get; init; }
    public required string ForAdults { get; init; }
    public required string Hours { get; init; }
    public bool IsFree { get; init; }
    public bool BySms { get; init; }
    public Uri? Site { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public bool ToConfirm { get; init; }

    public string Link => BySms ? $"sms:{Number}" : $"tel:{Number}";
}

/// <summary>« Je veux parler à quelqu’un »: who answers inside the authority, when, and how fast. Honest hours only.</summary>
public sealed record Listening(string Name, string Hours, string Delay, string? Phone, string? Email);

/// <summary>Who owes an answer to a proposal, and within how many days; and within how many to what one person says to their team.</summary>
public sealed record AnswerRule(int Days, string Who, int WordDays = 15);

public sealed record LegalNotice(string? Publisher, string? Address, string? Contact, string? DataProtectionOfficer);
