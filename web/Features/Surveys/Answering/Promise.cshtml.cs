namespace ChildProtection.Features.Surveys.Answering;

/// <summary>« Ce que nous ne pouvons pas savoir » (N10), from the survey's real settings.</summary>
[Authorize(SurveysAccess.Respondent)]
public sealed class PromiseModel(Respondents respondents, SendAnswers answers, CarriedSheet carried, TerritoryPack territory, TimeProvider clock)
    : AnsweringPage(respondents, answers, carried, territory, clock)
{
    protected override bool IsReading => true;
}
