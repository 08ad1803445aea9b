using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>
/// The surveys in which exits are counted: one for each half of the year, shared by all who leave in it, so that nobody is alone
/// in theirs. The first one who needs it opens it. One that a facilitator opened, of other ages or people, never stands in for it.
/// </summary>
public sealed class LeavingWaves(PortalDb db, QuestionnaireShelf shelf, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>At least so many days to answer.</summary>
    public const int DaysToAnswer = 30;

    /// <summary>The one open on this day and for <see cref="DaysToAnswer"/> more, opened if there is none; null where there are no surveys.</summary>
    public async Task<Survey?> OfAsync(DateOnly day)
    {
        if (!territory.Has(AutonomyFeature.Module) || !territory.Has(SurveysAccess.Module) || shelf.Find(FollowUp.Questionnaire) is not { } template) return null;
        var least = day.AddDays(DaysToAnswer);
        var (half, closes) = HalfOf(least);
        var (opens, from, to) = (half.AddDays(-DaysToAnswer), template.AgeFrom, template.AgeTo);
        var own = db.Surveys.AsNoTracking().Where(one => one.Code == FollowUp.Questionnaire && one.IsOpened && one.ClosedOn == null && one.Mode == SurveyMode.Anonymous && one.OpensOn == opens && one.ClosesOn >= least
            && one.Publics == Public.Young && one.AgeFrom == from && one.AgeTo == to && one.Zones == "" && one.Places == "");
        if (await own.OrderBy(one => one.ClosesOn).ThenBy(one => one.Id).FirstOrDefaultAsync() is { } found) return found;

        var survey = Survey.Prepare(template, new SurveySettings(SurveyMode.Anonymous, [Public.Young], opens, closes, closes.AddDays(template.ReturnDays), template.ReturnWho) { AgeFrom = from, AgeTo = to });
        if (survey.Missing().Count > 0) return null; // the end of a measure does not hang on a questionnaire
        survey.Open(territory.Today(clock));
        db.Surveys.Add(survey);
        await db.SaveChangesAsync();
        await audit.WriteAsync(AutonomyAudit.ExitSurveyOpened, objectId: survey.Id);
        return survey;
    }

    /// <summary>From January to June, or from July to December.</summary>
    internal static (DateOnly From, DateOnly Until) HalfOf(DateOnly day)
    {
        var from = new DateOnly(day.Year, day.Month < 7 ? 1 : 7, 1);
        return (from, from.AddMonths(6).AddDays(-1));
    }
}
