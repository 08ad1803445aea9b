using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>The pilot writes what an indicator was on a day.</summary>
[Authorize(PlanAccess.Pilot), OfModule(PlanAccess.Module)]
public sealed class MeasureModel(PilotAction pilot, PlanLibrary library) : LoadedPage<PlanAction>
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [Display(Name = "Quel chiffre\u00A0?")]
    public string Indicator { get; private set; } = "";

    [Display(Name = "Le jour")]
    public DateOnly? Day { get; private set; }

    [Display(Name = "Le nombre")]
    public string Value { get; private set; } = "";

    [Display(Name = "Un mot pour expliquer")]
    public string? Note { get; private set; }

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();
    public IReadOnlyList<SelectListItem> Indicators => [.. Subject.Indicators.Select(one => new SelectListItem($"{one.Name} ({one.Unit})", one.Code))];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour suivre ce qui change avec le temps.", "Toutes les personnes qui ont un compte ici.", "Pas de chiffre sur moins de 11 personnes.");

    protected override Task<PlanAction?> LoadAsync() => Task.FromResult(library.Current.Find(Code) is { Indicators.Count: > 0 } action ? action : null);

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez un chiffre."), StringLength(PlanReader.NumberLength, ErrorMessage = "Ce choix n’existe pas.")] string indicator,
        [Required(ErrorMessage = "Écrivez le jour.")] DateOnly? day,
        [Required(ErrorMessage = "Écrivez le nombre."), StringLength(30, ErrorMessage = "Ce n’est pas un nombre.")] string value,
        [StringLength(IndicatorValue.NoteLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? note, Guid submissionKey)
    {
        (Indicator, Day, Value, Note, SubmissionKey) = (indicator, day, value, note, submissionKey);
        if (Figures.Read(value) is not { } number) ModelState.AddModelError("value", "Écrivez un nombre seul, comme 12 ou 12,5.");
        else if (Subject.Indicators.All(one => one.Code != indicator)) ModelState.AddModelError("indicator", "Ce choix n’existe pas.");
        else return await pilot.MeasureAsync(Code, indicator, day!.Value, number, note, submissionKey) ? Redirect($"/comite/plan/{Code}#chiffres") : NotFound();
        return FormGuard.SameForm();
    }
}
