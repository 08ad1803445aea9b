using System.Text;
using ChildProtection.Features.Content;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>« Faire entrer un questionnaire »: a file or a pasted text, read strictly; looked at first, then a survey in preparation.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class ImportModel(PrepareSurvey prepare, AnswerPictures pictures, TerritoryPack territory) : PreparedPage
{
    public const string Bring = "entrer";

    /// <summary>In bytes.</summary>
    private const int Most = 64 * 1024;

    private const string Shown = "questionnaire.yaml";

    [BindProperty, Display(Name = "Le questionnaire")]
    public string? Text { get; set; }

    /// <summary>What is wrong, with its line.</summary>
    public IReadOnlyList<FileFinding> Findings { get; private set; } = [];

    /// <summary>What would enter; null while something is wrong.</summary>
    public Questionnaire? Seen { get; private set; }

    protected override Task<IActionResult?> PrepareAsync() => Task.FromResult<IActionResult?>(territory.Has(SurveysAccess.Module) ? null : NotFound());

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(IFormFile? file, string? act)
    {
        if (file is { Length: > Most } || Encoding.UTF8.GetByteCount(Text ?? "") > Most) return Refused("C’est trop gros\u00A0: 64\u00A0Ko au plus.");
        if (file is { Length: > 0 } && act != Bring)
        {
            using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
            Text = await reader.ReadToEndAsync();
            ModelState.Remove(nameof(Text));
            if (Text.Contains('\0', StringComparison.Ordinal)) return Refused("Ce fichier n’est pas du texte.");
        }
        if (string.IsNullOrWhiteSpace(Text)) return Refused("Choisissez un fichier, ou collez le texte.");
        var findings = new List<FileFinding>();
        Seen = QuestionnaireReader.Read(Shown, null, Wording.Typeset(Text), pictures.Names, findings, ReadingRules.Made);
        Findings = findings;
        if (Seen is { Title.Length: > Survey.TitleLength }) return Refused($"Le titre est trop long\u00A0: {Survey.TitleLength} signes au plus.");
        if (Seen is null) return Refused("Rien n’est entré. Corrigez d’abord ce qui est refusé.");
        Seen = (Seen with { IsMadeWithYoungPeople = false }).Checked();
        if (act != Bring) return Page();
        var survey = await prepare.RunAsync(Seen);
        return LocalRedirect($"/enquetes/gerer/{survey.Id}/questions");
    }

    private PageResult Refused(string why)
    {
        Seen = null;
        ModelState.AddModelError(nameof(Text), why);
        return FormGuard.SameForm();
    }
}
