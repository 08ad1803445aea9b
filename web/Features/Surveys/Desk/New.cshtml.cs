using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>« Préparer une enquête » from a questionnaire of the content, or from none. Nobody sees it before it is opened.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class NewModel(QuestionnaireShelf shelf, PrepareSurvey prepare, TerritoryPack territory) : PreparedPage
{
    private const string Empty = "vide";

    [BindProperty, Display(Name = "Modèle")]
    [Required(ErrorMessage = "Choisissez un modèle.")]
    public string? Template { get; set; }

    public IReadOnlyList<SelectListItem> Templates { get; } = [.. shelf.All.OrderBy(one => one.Title, StringComparer.CurrentCulture)
        .Select(one => new SelectListItem($"{one.Title} ({one.Minutes} min, {string.Join(", ", one.Publics.Select(code => Public.Words(code).ToLowerInvariant()))})", one.Code)), new SelectListItem("Un questionnaire vide", Empty)];

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(territory.Has(SurveysAccess.Module) ? null : NotFound());

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        var template = Template == Empty ? QuestionnaireEdits.Empty($"enquete-{SecretCode.NewId().ToString("N")[..8]}") : shelf.Find(Template!);
        if (template is null)
        {
            ModelState.AddModelError(nameof(Template), "Choisissez un modèle de la liste.");
            return FormGuard.SameForm();
        }
        var survey = await prepare.RunAsync(template);
        return Template == Empty ? LocalRedirect($"/enquetes/gerer/{survey.Id}/presentation") : RedirectToPage("Settings", new { id = survey.Id });
    }
}
