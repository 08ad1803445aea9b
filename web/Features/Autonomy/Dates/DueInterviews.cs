using ChildProtection.Features.Accounts;
using ChildProtection.Features.Autonomy.Leaving;
using ChildProtection.Features.Surveys;

namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>How near an interview is that nobody wrote about yet.</summary>
public enum InterviewDue { Later, Soon, Now, Late }

/// <summary>What the dates of young people ask of their référent, and of themselves: computed from the pack's rules at each look, stored nowhere.</summary>
public sealed class DueInterviews(PortalDb db, Access access, TerritoryPack pack)
{
    private const int MonthsBefore = 3;
    private const int MonthsLate = 1;

    /// <summary>« Six mois après » is proposed so long; later it is no « six months after » any more.</summary>
    public const int MonthsProposed = 6;
    private const int Most = 500;

    /// <summary>What waits for the référent of one young person.</summary>
    /// <param name="ChildId">The child.</param>
    /// <param name="FirstName">As the team calls them.</param>
    /// <param name="Interview">The day of the interview; null without a birthday.</param>
    /// <param name="Due">How near it is; « later » too once something is written about it, or after 18.</param>
    /// <param name="Objected">A date whose record they say is not right.</param>
    /// <param name="ReplyBy">The day by which an answer to that is owed.</param>
    /// <param name="ReturnBy">The day by which an answer to « je voudrais revenir » is owed; null for none.</param>
    /// <param name="After">The day of « six mois après »; null when they never left.</param>
    /// <param name="AfterDue">How near that is; « later » too once something is written about it.</param>
    public sealed record Row(Guid ChildId, string FirstName, DateOnly? Interview, InterviewDue Due, MilestoneKind? Objected, DateOnly? ReplyBy, DateOnly? ReturnBy, DateOnly? After, InterviewDue AfterDue)
    {
        public bool Waits => Due != InterviewDue.Later || AfterDue != InterviewDue.Later || Objected is not null || ReturnBy is not null;

        /// <summary>The more urgent of the two meetings.</summary>
        public InterviewDue Most => (InterviewDue)Math.Max((int)Due, (int)AfterDue);
    }

    /// <summary>What waits for a young person.</summary>
    public sealed record Mine(bool StepIsDue, bool InterviewIsSoon, bool AfterIsSoon, bool RecordWaits, DateTimeOffset? AnsweredAt, bool IsAskedAgain);

    /// <summary>The children whom this référent follows and for whom something waits; the most urgent first.</summary>
    public async Task<IReadOnlyList<Row>> OfMineAsync()
    {
        var (now, today, places, stays, records, requests) = (access.Now, access.Today, db.Places, db.Stays, db.MilestoneRecords, db.ReturnRequests);
        var rows = await access.Children(Purpose.Compose).OrderBy(child => child.CreatedAt).Select(child => new
        {
            child.Id, child.FirstName, child.ComesOfAgeOn, LeftAt = child.CareEndsAt ?? child.LeftAt,
            IsAfterWritten = records.Any(record => record.ChildId == child.Id && record.Milestone == MilestoneKind.AfterLeaving),
            Kind = stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).OrderByDescending(stay => stay.From)
                .Select(stay => places.Where(place => place.Id == stay.PlaceId).Select(place => (PlaceKind?)place.Kind).FirstOrDefault()).FirstOrDefault(),
            IsWritten = records.Any(record => record.ChildId == child.Id && record.Milestone == MilestoneKind.Interview),
            Objected = records.Where(record => record.ChildId == child.Id && record.ObjectedAt != null && record.RepliedAt == null).OrderBy(record => record.ReplyDueOn)
                .Select(record => new { record.Milestone, record.ReplyDueOn }).FirstOrDefault(),
            ReturnBy = requests.Where(request => request.ChildId == child.Id && request.AnsweredAt == null).OrderBy(request => request.DueOn).Select(request => (DateOnly?)request.DueOn).FirstOrDefault(),
        }).Take(Most).ToListAsync();
        return
        [
            .. rows.Select(row =>
            {
                DateOnly? on = row.ComesOfAgeOn is { } majority ? Milestone.InterviewOn(majority, row.Kind == PlaceKind.FosterFamily, pack) : null;
                var due = row.IsWritten || row.ComesOfAgeOn <= today ? InterviewDue.Later : Of(on, today);
                DateOnly? after = row.LeftAt is { } left ? Milestone.AfterLeavingOn(left, pack) : null;
                return new Row(row.Id, row.FirstName, on, due, row.Objected?.Milestone, row.Objected?.ReplyDueOn, row.ReturnBy, after, row.IsAfterWritten ? InterviewDue.Later : AfterDue(after, row.ComesOfAgeOn, today));
            }).Where(row => row.Waits).OrderByDescending(row => row.ReturnBy is not null || row.Objected is not null).ThenByDescending(row => row.Most).ThenBy(row => row.Interview),
        ];
    }

    /// <summary>Of whoever asks, in one look; null when they are nobody's child here.</summary>
    public async Task<Mine?> OfMeAsync()
    {
        var (me, now, today, places, stays, records, sheets, requests, followUps, steps) =
            (access.UserId, access.Now, access.Today, db.Places, db.Stays, db.MilestoneRecords, db.MilestonePreparations, db.ReturnRequests, db.LeavingFollowUps, db.SmallSteps);
        var (offers, surveys, turns, oldest) = (db.LeavingOffers, db.Surveys, db.SurveyTurns, today.AddDays(-FollowUp.DaysAsked));
        var row = await access.Children(Purpose.Own).OrderBy(child => child.CreatedAt).Select(child => new
        {
            child.ComesOfAgeOn, LeftAt = child.CareEndsAt ?? child.LeftAt,
            IsAfterDone = records.Any(record => record.YoungId == me && record.Milestone == MilestoneKind.AfterLeaving) || sheets.Any(sheet => sheet.AuthorId == me && sheet.Milestone == MilestoneKind.AfterLeaving),
            Kind = stays.Where(stay => stay.ChildId == child.Id && stay.From <= now && (stay.Until == null || stay.Until > now)).OrderByDescending(stay => stay.From)
                .Select(stay => places.Where(place => place.Id == stay.PlaceId).Select(place => (PlaceKind?)place.Kind).FirstOrDefault()).FirstOrDefault(),
            IsDone = records.Any(record => record.YoungId == me && record.Milestone == MilestoneKind.Interview) || sheets.Any(sheet => sheet.AuthorId == me && sheet.Milestone == MilestoneKind.Interview),
            Waits = records.Any(record => record.YoungId == me && record.ValidatedAt == null && record.ObjectedAt == null
                && !records.Any(later => later.YoungId == me && later.Milestone == record.Milestone && later.Number > record.Number)),
            AnsweredAt = requests.Where(request => request.AuthorId == me && request.AnsweredAt != null).OrderByDescending(request => request.AnsweredAt).Select(request => request.AnsweredAt).FirstOrDefault(),
            StepIsDue = steps.Any(step => step.AuthorId == me && step.Slot != null && step.DueOn <= today),
            IsAskedAgain = followUps.Any(one => one.AccountId == me && one.WithdrawnAt == null && one.AskOn <= today && one.AskOn > oldest) // and there is something to answer
                && surveys.Any(survey => survey.Code == FollowUp.Questionnaire && survey.IsOpened && survey.ClosedOn == null && survey.OpensOn <= today && survey.ClosesOn >= today
                    && offers.Any(offer => offer.AccountId == me && offer.SurveyId == survey.Id && offer.IsLater && offer.From <= today)
                    && !turns.Any(turn => turn.SurveyId == survey.Id && turn.AccountId == me)),
        }).FirstOrDefaultAsync();
        if (row is null) return null;
        var isSoon = !row.IsDone && row.ComesOfAgeOn is { } majority && majority > today && Of(Milestone.InterviewOn(majority, row.Kind == PlaceKind.FosterFamily, pack), today) != InterviewDue.Later;
        var isAfterSoon = !row.IsAfterDone && row.LeftAt is { } left && AfterDue(Milestone.AfterLeavingOn(left, pack), row.ComesOfAgeOn, today) != InterviewDue.Later;
        return new Mine(row.StepIsDue, isSoon, isAfterSoon, row.Waits, row.AnsweredAt, row.IsAskedAgain);
    }

    /// <summary>Of « six mois après », for whoever is of age that day; no more once it is no longer proposed.</summary>
    public static InterviewDue AfterDue(DateOnly? on, DateOnly? comesOfAgeOn, DateOnly today) =>
        on is not { } day || !(comesOfAgeOn <= day) || today >= day.AddMonths(MonthsProposed) ? InterviewDue.Later : Of(day, today);

    /// <summary>By the day alone.</summary>
    public static InterviewDue Of(DateOnly? on, DateOnly today) =>
        on is not { } day || today < day.AddMonths(-MonthsBefore) ? InterviewDue.Later : today < day ? InterviewDue.Soon : today <= day.AddMonths(MonthsLate) ? InterviewDue.Now : InterviewDue.Late;
}

/// <summary>The words of an alert: no number of days, no colour alone.</summary>
public static class InterviewDues
{
    public static string Words(this InterviewDue due) => due switch
    {
        InterviewDue.Soon => "Entretien dans moins de 3 mois",
        InterviewDue.Now => "Entretien à faire maintenant",
        InterviewDue.Late => "Entretien en retard",
        _ => "Entretien plus tard",
    };

    /// <summary>The same, of « six mois après ».</summary>
    public static string AfterWords(this InterviewDue due) => due switch
    {
        InterviewDue.Soon => "Six mois après sa sortie : bientôt",
        InterviewDue.Now => "Six mois après sa sortie : rendez-vous à proposer",
        _ => "Six mois après sa sortie : en retard",
    };

    public static string Colour(this InterviewDue due) => due switch { InterviewDue.Late => "corail", InterviewDue.Now => "ocre", _ => "ciel" };
}

/// <summary>Said on the home page: never a name or a subject.</summary>
internal sealed class DatesNews(DueInterviews due, Access access, CurrentUser user, TerritoryPack pack) : INews
{
    /// <summary>How long « une réponse est arrivée » is said.</summary>
    private const int DaysTold = 14;

    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        if (!pack.Has(AutonomyFeature.Module)) return [];
        if (Role.IsYoung(user.Role)) return await due.OfMeAsync() is { } mine ? [.. ToYoung(mine).Take(3)] : [];
        if (!user.Is(Role.Professional)) return [];
        var rows = await due.OfMineAsync();
        var news = new List<NewsItem>();
        if (rows.Any(row => row.Objected is not null || row.ReturnBy is not null)) news.Add(new("Quelqu’un attend votre réponse.", "/autonomie", "bulle"));
        if (rows.Where(row => row.Most != InterviewDue.Later).Select(row => (InterviewDue?)row.Most).Max() is { } most) news.Add(new(Said(most), "/autonomie", "calendrier"));
        return news;
    }

    private static string Said(InterviewDue due) => due switch
    {
        InterviewDue.Late => "Un entretien est en retard.",
        InterviewDue.Now => "Un entretien est à faire maintenant.",
        _ => "Un entretien arrive dans moins de 3 mois.",
    };

    private IEnumerable<NewsItem> ToYoung(DueInterviews.Mine mine)
    {
        if (mine.RecordWaits) yield return new("Un texte attend ton avis.", "/autonomie/dates", "papier");
        if (mine.AnsweredAt > access.Now.AddDays(-DaysTold)) yield return new("Une réponse est arrivée.", "/autonomie/revenir", "bulle");
        if (mine.StepIsDue) yield return new("Une date est arrivée.", "/autonomie/pas", "calendrier");
        if (mine.InterviewIsSoon) yield return new("Une date à préparer arrive.", "/autonomie/dates", "calendrier");
        if (mine.AfterIsSoon) yield return new("Six mois après ta sortie : un rendez-vous t’est proposé.", "/autonomie/dates", "calendrier");
        if (mine.IsAskedAgain) yield return new("On te redemande comment ça va.", "/autonomie/sortie", "route");
    }
}

/// <summary>
/// Young adults whose « six mois après » comes and whom nobody follows any more: their links ended with the measure. The service
/// that keeps the right of return sees their number among those without référent, from a month before, until somebody is named
/// or its time is over.
/// </summary>
internal sealed class SixMonthsThatWait(TimeProvider clock) : IWaitsForCaseWorker
{
    /// <summary>So that somebody can be named in time.</summary>
    private const int MonthsBefore = 1;

    public IQueryable<Guid> Children(PortalDb db)
    {
        var now = clock.GetUtcNow();
        var (latest, oldest, today) = (now.AddMonths(MonthsBefore - Milestone.MonthsAfterLeaving), now.AddMonths(-Milestone.MonthsAfterLeaving - DueInterviews.MonthsProposed), DateOnly.FromDateTime(now.UtcDateTime));
        var written = db.MilestoneRecords.Where(record => record.Milestone == MilestoneKind.AfterLeaving);
        return db.Children.Where(child => child.CareEndsAt <= latest && child.CareEndsAt > oldest && child.ComesOfAgeOn <= today && !written.Any(record => record.ChildId == child.Id)).Select(child => child.Id);
    }
}
