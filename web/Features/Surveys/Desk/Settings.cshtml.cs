using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>Who is asked, how, when, and what is owed. After the first answer only the dates of opening and end change.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class SettingsModel(SurveyDesk desk, Respondents respondents, TerritoryPack territory) : LoadedPage<Survey>
{
    private const int MostPlaces = 40;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Display(Name = "Mode")]
    [Required(ErrorMessage = "Choisissez un mode.")]
    public SurveyMode? Mode { get; set; }

    [BindProperty, Display(Name = "Qui répond\u00A0?")]
    public IList<string> Publics { get; set; } = [];

    [BindProperty, Display(Name = "Premier âge"), Range(0, 25, ErrorMessage = "Un âge de 0 à 25.")]
    public int? AgeFrom { get; set; }

    [BindProperty, Display(Name = "Dernier âge"), Range(0, 25, ErrorMessage = "Un âge de 0 à 25.")]
    public int? AgeTo { get; set; }

    [BindProperty, Display(Name = "Où\u00A0?")]
    public IList<string> Zones { get; set; } = [];

    [BindProperty, Display(Name = "Lieux de vie")]
    public IList<string> Places { get; set; } = [];

    [BindProperty, Display(Name = "S’ouvre le"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le jour d’ouverture.")]
    public DateOnly? OpensOn { get; set; }

    [BindProperty, Display(Name = "Se ferme le"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez le dernier jour.")]
    public DateOnly? ClosesOn { get; set; }

    [BindProperty, Display(Name = "Retour avant le"), DataType(DataType.Date)]
    [Required(ErrorMessage = "Choisissez la date du retour.")]
    public DateOnly? ReturnOn { get; set; }

    [BindProperty, Display(Name = "Qui doit le retour\u00A0?")]
    [Required(ErrorMessage = "Choisissez qui doit le retour.")]
    public string? ReturnWho { get; set; }

    public Questionnaire Template { get; private set; } = null!;
    public bool IsAnswered { get; private set; }
    public IReadOnlyList<Choice> PlaceChoices { get; private set; } = [];
    public TerritoryPack Territory => territory;

    public IReadOnlyList<SelectListItem> Owers { get; } = [.. new[] { "direction_enfance", "collectivite", "observatoire", "equipe_ase", "instance_jeunes" }
        .Select(term => new SelectListItem(FrenchTerm.Capital(territory.Term(term).The), term))];

    protected override async Task<Survey?> LoadAsync()
    {
        if (await desk.FindAsync(Id) is not { } survey) return null;
        Template = survey.Questions;
        IsAnswered = await desk.IsPromisedAsync(Id);
        var places = await respondents.PlacesAsync(MostPlaces + 1);
        if (places.Count <= MostPlaces) PlaceChoices = [.. places.Select(place => new Choice(place.Code, place.Words))];
        return survey;
    }

    /// <summary>Somebody has answered, or holds a sheet of paper that says it.</summary>
    public void OnGet() => (Mode, Publics, AgeFrom, AgeTo, Zones, Places, OpensOn, ClosesOn, ReturnOn, ReturnWho) =
        (Subject.Mode, [.. Subject.PublicCodes], Subject.AgeFrom, Subject.AgeTo, [.. Subject.ZoneCodes], [.. Subject.PlaceIds], Subject.OpensOn, Subject.ClosesOn, Subject.ReturnOn, Subject.ReturnWho);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Enum.IsDefined(Mode!.Value)) ModelState.AddModelError(nameof(Mode), "Choisissez un mode.");
        if (Owers.All(ower => ower.Value != ReturnWho) && ReturnWho != Template.ReturnWho) ModelState.AddModelError(nameof(ReturnWho), "Choisissez qui doit le retour.");
        if (!ModelState.IsValid) return FormGuard.SameForm();
        await desk.ChangeAsync(Id, new SurveySettings(Mode!.Value, [.. Template.Publics.Where(Publics.Contains)], OpensOn!.Value, ClosesOn!.Value, ReturnOn!.Value, ReturnWho!)
        {
            AgeFrom = AgeFrom, AgeTo = AgeTo,
            Zones = [.. territory.Zones.Select(zone => zone.Code).Where(Zones.Contains)], Places = [.. PlaceChoices.Select(place => place.Value).Where(Places.Contains)],
        });
        return RedirectToPage("Show", new { id = Id });
    }
}
