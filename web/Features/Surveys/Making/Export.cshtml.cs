using System.Text;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>The questionnaire as a file, as those of the content are written. There is nobody's answer in it.</summary>
[Authorize(SurveysAccess.Keeper)]
public sealed class ExportModel(EditSurvey edit) : MakingPage(edit)
{
    public IActionResult OnGet() => File(Encoding.UTF8.GetBytes(QuestionnaireWriter.Write(Questions)), "application/yaml; charset=utf-8", $"{Questions.Code}.yaml");
}
