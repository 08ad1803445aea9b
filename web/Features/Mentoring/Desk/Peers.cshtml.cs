using ChildProtection.Features.Mentoring.Peers;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Mentoring.Desk;

/// <summary>The groups of mutual help: opened, closed, and who comes in.</summary>
[Authorize(RolePolicies.Professional), OfModule(MentoringAccess.Module)]
public sealed class PeersModel(HelpEachOther peers, TerritoryPack territory) : PreparedPage
{
    [Display(Name = "Le sujet")]
    public PeerTheme? Theme { get; private set; }

    [Display(Name = "Le secteur")]
    public string? Zone { get; private set; }

    [Display(Name = "Le jour")]
    public DayOfWeek? Day { get; private set; }

    [Display(Name = "De")]
    public TimeOnly? From { get; private set; }

    [Display(Name = "À")]
    public TimeOnly? To { get; private set; }

    /// <summary>Null for a professional who coordinates nothing.</summary>
    public IReadOnlyList<(PeerGroup Group, string Zone, IReadOnlyList<HelpEachOther.Person> People)>? Groups { get; private set; }

    public DateOnly Today => peers.Today;
    public IEnumerable<SelectListItem> Zones => territory.Zones.Select(zone => new SelectListItem(zone.Name, zone.Code));
    public static IEnumerable<SelectListItem> Days { get; } = [.. Enumerable.Range(1, 6).Select(day => new SelectListItem(new System.Globalization.CultureInfo("fr-FR").DateTimeFormat.GetDayName((DayOfWeek)day), ((DayOfWeek)day).ToString()))];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Groups = await peers.AllAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostOpenAsync([Required(ErrorMessage = "Choisissez un sujet.")] PeerTheme? theme, [Required(ErrorMessage = "Choisissez un secteur.")] string zone, [Required(ErrorMessage = "Choisissez un jour.")] DayOfWeek? day,
        [Required(ErrorMessage = "Écrivez l’heure de début.")] TimeOnly? from, [Required(ErrorMessage = "Écrivez l’heure de fin.")] TimeOnly? to)
    {
        (Theme, Zone, Day, From, To) = (theme, zone, day, from, to);
        if (!Enum.IsDefined(theme!.Value)) ModelState.AddModelError(nameof(Theme), "Choisissez un sujet.");
        if (!Enum.IsDefined(day!.Value)) ModelState.AddModelError(nameof(Day), "Choisissez un jour.");
        return !ModelState.IsValid ? FormGuard.SameForm() : await peers.OpenAsync(theme.Value, zone, day.Value, from!.Value, to!.Value) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid groupe) => await peers.CloseAsync(groupe) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAcceptAsync(Guid place) => await peers.AcceptAsync(place) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostElderAsync(Guid place, [Required(ErrorMessage = "Écrivez le jour de la formation.")] DateOnly? trained, [Required(ErrorMessage = "Écrivez le dernier jour de l’attestation.")] DateOnly? vetted, IReadOnlyList<string>? scope, [Required(ErrorMessage = "Écrivez les heures par mois.")] int? hours) =>
        await peers.AcceptElderAsync(place, new ElderChecks(trained!.Value, vetted!.Value, WishWords.Sum<PeerScope>(scope), hours!.Value)) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostEndAsync(Guid place) => await peers.EndAsync(place) ? RedirectToPage() : NotFound();
}
