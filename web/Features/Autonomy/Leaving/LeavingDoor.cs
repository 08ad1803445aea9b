using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>
/// Who is asked « ma situation à la sortie »: those it is offered to, and those who left within its own time without any offer,
/// for want of an account then. One survey for one exit: never somebody who said no, and never a later one.
/// </summary>
internal sealed class LeavingDoor(PortalDb db, Access access, QuestionnaireShelf shelf, TerritoryPack territory) : IAskedOnly
{
    /// <summary>One who left so many days before a survey opened still belongs to it.</summary>
    private const int DaysBeforeOpening = 30;

    /// <summary>A survey of exits, as it stands for whoever asks.</summary>
    /// <param name="Id">The survey.</param>
    /// <param name="OpensOn">Its first day.</param>
    /// <param name="ClosesOn">Its last day.</param>
    /// <param name="From">Offered to them from that day; null when it is not.</param>
    /// <param name="IsLater">Offered for « six mois après ».</param>
    /// <param name="IsAnswered">They answered it.</param>
    private sealed record Exit(Guid Id, DateOnly OpensOn, DateOnly ClosesOn, DateOnly? From, bool IsLater, bool IsAnswered);

    public string Questionnaire => FollowUp.Questionnaire;

    public async Task<IReadOnlyCollection<Guid>> MineAsync(IReadOnlyCollection<Guid> surveys, Func<Survey, bool> isOfAudience)
    {
        var (exits, today) = (await ExitsAsync(), access.Today);
        var mine = exits.Where(exit => exit.From <= today).Select(exit => exit.Id).ToList();
        if (!exits.Exists(exit => exit is { From: not null, IsLater: false }) && await OwnAsync(exits, isOfAudience) is { } own) mine.Add(own);
        return [.. mine.Intersect(surveys)];
    }

    private Task<List<Exit>> ExitsAsync()
    {
        var (me, today, turns, responses) = (access.UserId, access.Today, db.SurveyTurns, db.SurveyResponses);
        var offers = db.LeavingOffers.Where(offer => offer.AccountId == me);
        return db.Surveys.Where(survey => survey.Code == FollowUp.Questionnaire && survey.IsOpened && survey.OpensOn <= today).Select(survey => new Exit(survey.Id, survey.OpensOn, survey.ClosesOn,
            offers.Where(offer => offer.SurveyId == survey.Id).Select(offer => (DateOnly?)offer.From).FirstOrDefault(), offers.Any(offer => offer.SurveyId == survey.Id && offer.IsLater),
            turns.Any(turn => turn.SurveyId == survey.Id && turn.AccountId == me) || responses.Any(response => response.SurveyId == survey.Id && response.AccountId == me && response.SentAt != null))).ToListAsync();
    }

    /// <summary>The one survey of their exit, where the end itself offered none; null for none.</summary>
    private async Task<Guid?> OwnAsync(List<Exit> exits, Func<Survey, bool> isOfAudience)
    {
        if (exits.Find(exit => exit is { IsAnswered: true, From: null }) is { } answered) return answered.Id; // never another one
        if (exits.Count == 0 || await LeftOnAsync() is not { } end) return null;
        var near = exits.Where(exit => exit.From is null && exit.OpensOn <= end.AddDays(DaysBeforeOpening) && end <= exit.ClosesOn)
            .OrderBy(exit => exit.ClosesOn < end.AddDays(LeavingWaves.DaysToAnswer)).ThenBy(exit => exit.ClosesOn).ThenBy(exit => exit.Id).Select(exit => exit.Id).ToList();
        if (near.Count == 0) return null;
        var asked = (await db.Surveys.Where(survey => near.Contains(survey.Id)).Select(Survey.InLists).ToListAsync()).Where(isOfAudience).Select(survey => survey.Id).ToHashSet();
        return near.Where(asked.Contains).Select(id => (Guid?)id).FirstOrDefault();
    }

    /// <summary>The last day of their measure, past or near; null while it goes on, at another age, or after a refusal.</summary>
    private async Task<DateOnly?> LeftOnAsync()
    {
        var (me, soon, followUps) = (access.UserId, (DateTimeOffset?)access.Now.AddDays(OfferAtExit.DaysBefore), db.LeavingFollowUps);
        var self = await access.Children(Purpose.Own).Where(child => child.CareEndsAt <= soon && !followUps.Any(one => one.AccountId == me && one.WithdrawnAt != null))
            .OrderBy(child => child.CreatedAt).Select(child => new { child.ComesOfAgeOn, child.CareEndsAt }).FirstOrDefaultAsync();
        if (self?.CareEndsAt is not { } at || shelf.Find(FollowUp.Questionnaire) is not { } template) return null;
        var end = territory.DayOf(at);
        return ExitAges.AskedFrom(template, self.ComesOfAgeOn, end) <= access.Today ? end : null;
    }
}
