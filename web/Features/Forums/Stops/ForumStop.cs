using System.Globalization;
using System.Text.Json;

namespace ChildProtection.Features.Forums.Stops;

/// <summary>What kind of place a stop is in.</summary>
public enum StopKind
{
    [Display(Name = "Place publique ou salle")]
    PublicPlace,

    [Display(Name = "Maison des solidarités (MDM, MDS)")]
    Centre,

    [Display(Name = "Foyer", Description = "Se montre à celles et ceux qui y vivent.")]
    Home,

    [Display(Name = "Maison d’enfants (MECS)", Description = "Se montre à celles et ceux qui y vivent.")]
    ChildrensHome,
}

/// <summary>One line of the programme of a stop.</summary>
/// <param name="From">When it begins.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Title">What it is.</param>
/// <param name="Where">The room or the corner.</param>
/// <param name="Who">Who animates it: a function or a group, never a person.</param>
/// <param name="IsChanged">Its hour or its place changed after publication.</param>
public sealed record Slot(TimeOnly From, TimeOnly Until, string Title, string Where, string Who, bool IsChanged = false);

/// <summary>What a facilitator writes of a stop.</summary>
public sealed record StopPlan(StopKind Kind, string Name, string? Address, Guid? PlaceId, string Zone, DateOnly Day, TimeOnly From, TimeOnly Until, int Capacity, IReadOnlyList<Slot> Programme);

/// <summary>
/// Where the event stops, on one day. A stop in a place of life is shown to those who live there only, and has no address here
/// (reference lyon.md §5).
/// </summary>
public sealed class ForumStop
{
    public const int NameLength = 80;
    public const int AddressLength = 160;
    public const int MostPlaces = 500;

    /// <summary>Of one event.</summary>
    public const int Most = 12;
    public const int MostSlots = 20;
    public const int SlotLength = 80;

    private ForumStop() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid ForumId { get; private init; }
    public StopKind Kind { get; private set; }
    public string Name { get; private set; } = "";

    /// <summary>Public; null in a place of life.</summary>
    public string? Address { get; private set; }

    /// <summary>The place of life it is in; null elsewhere.</summary>
    public Guid? PlaceId { get; private set; }

    /// <summary>A code of the territory pack.</summary>
    public string Zone { get; private set; } = "";
    public DateOnly Day { get; private set; }

    /// <summary>In the territory’s own hours.</summary>
    public TimeOnly From { get; private set; }

    /// <inheritdoc cref="From"/>
    public TimeOnly Until { get; private set; }

    /// <summary>How many may come.</summary>
    public int Capacity { get; private set; }

    /// <summary>As JSON, by hour.</summary>
    public string Slots { get; private set; } = "[]";

    /// <summary>The number of the last one who asked: the order of the waiting list.</summary>
    public int LastNumber { get; private set; }

    public IReadOnlyList<Slot> Programme => JsonSerializer.Deserialize<List<Slot>>(Slots)!;

    /// <summary>A plan that makes no stop: <see cref="BrokenRuleException"/>.</summary>
    public static ForumStop Plan(Forum forum, StopPlan plan)
    {
        var stop = new ForumStop { Id = SecretCode.NewId(), ForumId = forum.Id };
        stop.Set(forum, plan, 0, plan.Programme);
        return stop;
    }

    /// <inheritdoc cref="Plan"/>
    /// <param name="forum">Its event.</param>
    /// <param name="plan">All of it, each time.</param>
    /// <param name="held">How many places are given: no fewer stay.</param>
    /// <param name="isAsked">Somebody has a ticket, or waits: it does not move into a place of life, where they may not know of it.</param>
    public void Change(Forum forum, StopPlan plan, int held, bool isAsked)
    {
        if (isAsked && plan.Kind is StopKind.Home or StopKind.ChildrensHome && plan.PlaceId != PlaceId) throw new BrokenRuleException("Des personnes ont un billet. L’étape n’entre pas dans un lieu de vie.");
        var before = Programme;
        Set(forum, plan, held, forum.PublishedAt is null ? plan.Programme : [.. plan.Programme.Select(slot => Marked(slot, before))]);
    }

    /// <summary>The number of one more who asks.</summary>
    public int Next() => ++LastNumber;

    /// <summary>What is on at this hour; null for nothing.</summary>
    public Slot? NowAt(TimeOnly hour) => Programme.LastOrDefault(slot => slot.From <= hour && hour < slot.Until);

    /// <summary>What begins next after this hour; null for nothing.</summary>
    public Slot? NextAfter(TimeOnly hour) => Programme.FirstOrDefault(slot => slot.From > hour);

    /// <summary>« 10:00 - 11:00 | Mes droits | La grande salle | Une juriste », one line each; another line: <see cref="BrokenRuleException"/>.</summary>
    public static IReadOnlyList<Slot> Read(string? lines)
    {
        var read = (lines ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ReadLine).OrderBy(slot => slot.From).ToList();
        return read.Count <= MostSlots ? read : throw new BrokenRuleException($"{MostSlots} moments au plus dans une étape.");
    }

    /// <summary>As <see cref="Read"/> reads it again.</summary>
    public static string Write(IEnumerable<Slot> slots) => string.Join('\n', slots.Select(slot => $"{Hour(slot.From)} - {Hour(slot.Until)} | {slot.Title} | {slot.Where} | {slot.Who}"));

    /// <summary>« 14:30 ».</summary>
    public static string Hour(TimeOnly hour) => hour.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static Slot ReadLine(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        var hours = parts[0].Split(['-', '–'], StringSplitOptions.TrimEntries);
        if (parts.Length is < 2 or > 4 || hours.Length != 2 || Hour(hours[0]) is not { } from || Hour(hours[1]) is not { } until || parts[1].Length == 0)
            throw new BrokenRuleException($"Cette ligne du programme ne va pas\u00A0: «\u00A0{(line.Length > 60 ? line[..60] : line)}\u00A0».");
        if (until <= from) throw new BrokenRuleException($"Un moment finit après son début\u00A0: {parts[0]}.");
        if (parts.Any(part => part.Length > SlotLength)) throw new BrokenRuleException($"{SlotLength} signes au plus entre 2 barres du programme.");
        return new Slot(from, until, parts[1], parts.ElementAtOrDefault(2) ?? "", parts.ElementAtOrDefault(3) ?? "");
    }

    private static TimeOnly? Hour(string typed) => TimeOnly.TryParseExact(typed.Replace('h', ':').TrimEnd(':'), ["H:mm", "HH:mm", "%H", "HH"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;

    private static Slot Marked(Slot slot, IReadOnlyList<Slot> before) =>
        before.FirstOrDefault(one => one.Title == slot.Title && one.From == slot.From && one.Where == slot.Where && one.Until == slot.Until) is { } same ? slot with { IsChanged = same.IsChanged } : slot with { IsChanged = true };

    private void Set(Forum forum, StopPlan plan, int held, IReadOnlyList<Slot> programme)
    {
        var isHome = plan.Kind is StopKind.Home or StopKind.ChildrensHome;
        if (forum.CancelledAt is not null || forum.CountedOn is not null) throw new BrokenRuleException("Ce forum est fini ou annulé. Il ne change plus.");
        if (isHome && plan.PlaceId is null) throw new BrokenRuleException("Choisissez le lieu de vie de cette étape.");
        if (!isHome && string.IsNullOrWhiteSpace(plan.Address)) throw new BrokenRuleException("Écrivez l’adresse de cette étape.");
        if (plan.Day < forum.FirstDay || plan.Day > forum.LastDay) throw new BrokenRuleException("Le jour de l’étape est hors des jours du forum.");
        if (plan.Until <= plan.From) throw new BrokenRuleException("L’étape finit après son début.");
        if (plan.Capacity < held) throw new BrokenRuleException($"{held} places sont déjà données. Il en faut au moins autant.");
        if (programme.Any(slot => slot.From < plan.From || slot.Until > plan.Until)) throw new BrokenRuleException("Un moment du programme est hors des heures de l’étape.");
        (Kind, Name, Zone, Day, From, Until, Capacity) = (plan.Kind, plan.Name, plan.Zone, plan.Day, plan.From, plan.Until, plan.Capacity);
        (Address, PlaceId, Slots) = (isHome ? null : plan.Address!.Trim(), isHome ? plan.PlaceId : null, JsonSerializer.Serialize(programme));
    }
}
