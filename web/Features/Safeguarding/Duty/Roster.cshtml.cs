using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Safeguarding.Duty;

/// <summary>« L’astreinte »: who answers for alerts, and the hours without anybody.</summary>
[Authorize(SafeguardingAccess.Planner)]
public sealed class RosterModel(PlanDuty plan, TerritoryPack territory) : PreparedPage
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    [Display(Name = "Qui\u00A0?")]
    public Guid? Who { get; private set; }

    [Display(Name = "Pour quoi\u00A0?")]
    public DutyKind? Kind { get; private set; }

    [Display(Name = "Le jour")]
    public DateOnly? Day { get; private set; }

    [Display(Name = "De")]
    public TimeOnly? From { get; private set; }

    [Display(Name = "À")]
    public TimeOnly? Until { get; private set; }

    [Display(Name = "Combien de semaines")]
    public int? Weeks { get; private set; }

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];
    public Paged<PlanDuty.Line> Lines { get; private set; } = new([], 1, 1);
    public IReadOnlyList<PlanDuty.Gap> Gaps { get; private set; } = [];

    /// <summary>How many gaps are said one by one.</summary>
    public const int GapsShown = 8;

    public static readonly ReadersNotice Readers = ReadersNotice.Fixed("Pour prévenir les bonnes personnes.", "L’équipe de protection et les administrateurs.", "Les jeunes ne voient pas ce tableau.");

    /// <summary>« lundi 23 novembre 2026 à 21 heures », there.</summary>
    public string When(DateTimeOffset at) => FrenchDates.DayAndHour(TimeZoneInfo.ConvertTime(at, territory.TimeZone));

    protected override async Task<IActionResult?> PrepareAsync()
    {
        People = [.. (await plan.PeopleAsync()).Select(person => new SelectListItem(person.Name, person.Id.ToString()))];
        (Lines, Gaps) = (await plan.AheadAsync(Number), await plan.GapsAsync());
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostPlanAsync(
        [Required(ErrorMessage = "Choisissez une personne.")] Guid? who,
        [Required(ErrorMessage = "Choisissez pour quoi."), EnumDataType(typeof(DutyKind), ErrorMessage = "Ce choix n’existe pas.")] DutyKind? kind,
        [Required(ErrorMessage = "Écrivez le jour.")] DateOnly? day,
        [Required(ErrorMessage = "Écrivez l’heure du début.")] TimeOnly? from,
        [Required(ErrorMessage = "Écrivez l’heure de la fin.")] TimeOnly? until,
        [Range(1, DutyShift.MostWeeks, ErrorMessage = "De {1} à {2} semaines.")] int? weeks)
    {
        (Who, Kind, Day, From, Until, Weeks) = (who, kind, day, from, until, weeks);
        await plan.PlanAsync(who!.Value, kind!.Value, day!.Value, from!.Value, until!.Value, weeks ?? 1);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        await plan.RemoveAsync(id);
        return RedirectToPage();
    }
}
