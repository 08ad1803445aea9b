using ChildProtection.Features.Accounts;
using ChildProtection.Features.Accounts.Care;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>
/// The end of a measure offers « ma situation à la sortie » to the young person it is about, in the same transaction: once for
/// one exit, and only at the ages of the questionnaire. Taken back, what they did not answer is offered no more.
/// </summary>
public sealed class OfferAtExit(PortalDb db, LeavingWaves waves, QuestionnaireShelf shelf, AuditLog audit, TerritoryPack territory, TimeProvider clock) : IWithEndOfCare
{
    /// <summary>How long before the end of the measure one is asked.</summary>
    public const int DaysBefore = 30;

    /// <param name="AccountId">The young person’s own.</param>
    /// <param name="ComesOfAgeOn">Null when nobody wrote it.</param>
    /// <param name="LeftAt">An exit before this one; null for none.</param>
    private sealed record Person(Guid AccountId, DateOnly? ComesOfAgeOn, DateTimeOffset? LeftAt);

    public async Task EndsAsync(Guid childId, DateTimeOffset endsAt)
    {
        if (await PersonAsync(childId) is not { } person) return; // nobody to ask
        await WithdrawAsync(person.AccountId);
        var (today, end) = (territory.Today(clock), territory.DayOf(endsAt));
        if (AskedFrom(person.ComesOfAgeOn, end) is not { } from)
        {
            await db.LeavingFollowUps.Where(one => one.AccountId == person.AccountId && one.WithdrawnAt == null).ExecuteDeleteAsync(); // no question will come
            return;
        }
        if (!await IsAnsweredAsync(person)) await OfferAsync(person.AccountId, from > today ? from : today, isLater: false);
        await MoveAsync(person.AccountId, end, today);
    }

    /// <summary>« Redemandez-moi » waits for another end, and a refusal stays a refusal.</summary>
    public async Task GoesOnAsync(Guid childId)
    {
        if (await PersonAsync(childId) is { } person) await WithdrawAsync(person.AccountId);
    }

    /// <inheritdoc cref="ExitAges.AskedFrom"/>
    internal DateOnly? AskedFrom(DateOnly? comesOfAgeOn, DateOnly end) => shelf.Find(FollowUp.Questionnaire) is { } template ? ExitAges.AskedFrom(template, comesOfAgeOn, end) : null;

    /// <summary>The survey of that day, unless they have one there. In the transaction of the caller, which holds the audit log’s lock.</summary>
    internal async Task OfferAsync(Guid account, DateOnly day, bool isLater)
    {
        if (await waves.OfAsync(day) is not { } survey) return;
        var id = survey.Id;
        if (await db.SurveyTurns.AnyAsync(turn => turn.SurveyId == id && turn.AccountId == account) || await db.LeavingOffers.AnyAsync(offer => offer.SurveyId == id && offer.AccountId == account)) return;
        db.LeavingOffers.Add(new LeavingOffer { Id = SecretCode.NewId(), AccountId = account, SurveyId = id, From = day, IsLater = isLater });
        await db.SaveChangesAsync();
        await audit.WriteAsync(AutonomyAudit.ExitOffered, account, id);
    }

    /// <summary>What was not answered is offered no more.</summary>
    internal async Task WithdrawAsync(Guid account, bool onlyLater = false)
    {
        var turns = db.SurveyTurns;
        await db.LeavingOffers.Where(offer => offer.AccountId == account && (offer.IsLater || !onlyLater) && !turns.Any(turn => turn.SurveyId == offer.SurveyId && turn.AccountId == account)).ExecuteDeleteAsync();
    }

    /// <summary>The day of « six mois après »: never while the survey of the exit still runs, so that the same one is not asked twice.</summary>
    internal async Task<DateOnly> LaterDayAsync(Guid account, DateOnly end)
    {
        var (surveys, day) = (db.Surveys, end.AddMonths(FollowUp.MonthsAfter));
        var closes = await db.LeavingOffers.Where(offer => offer.AccountId == account).Select(offer => surveys.Where(survey => survey.Id == offer.SurveyId).Select(survey => survey.ClosesOn).First()).ToListAsync();
        return closes.Count > 0 && closes.Max() >= day ? closes.Max().AddDays(1) : day;
    }

    /// <summary>A yes follows the end it is counted from. One that had its question, or its time, was about another exit.</summary>
    private async Task MoveAsync(Guid account, DateOnly end, DateOnly today)
    {
        if (await db.LeavingFollowUps.SingleOrDefaultAsync(one => one.AccountId == account && one.WithdrawnAt == null) is not { } yes) return;
        var (turns, asked) = (db.SurveyTurns, yes.AskOn);
        var isUsed = asked.AddDays(FollowUp.DaysAsked) <= today
            || await db.LeavingOffers.AnyAsync(offer => offer.AccountId == account && offer.IsLater && offer.From == asked && turns.Any(turn => turn.SurveyId == offer.SurveyId && turn.AccountId == account));
        if (isUsed) db.LeavingFollowUps.Remove(yes);
        else yes.AskOn = await LaterDayAsync(account, end);
        await db.SaveChangesAsync();
        if (!isUsed) await OfferAsync(account, yes.AskOn, isLater: true);
    }

    /// <summary>They answered for this exit: another day of the end is no other exit. One after a return into care is.</summary>
    private Task<bool> IsAnsweredAsync(Person person)
    {
        var (account, offers, turns) = (person.AccountId, db.LeavingOffers, db.SurveyTurns);
        var answered = db.Surveys.Where(survey => survey.Code == FollowUp.Questionnaire && turns.Any(turn => turn.SurveyId == survey.Id && turn.AccountId == account));
        if (person.LeftAt is not { } at) return answered.AnyAsync(survey => !offers.Any(offer => offer.SurveyId == survey.Id && offer.AccountId == account && offer.IsLater));
        var left = territory.DayOf(at);
        return answered.AnyAsync(survey => offers.Any(offer => offer.SurveyId == survey.Id && offer.AccountId == account && !offer.IsLater && offer.From > left));
    }

    private Task<Person?> PersonAsync(Guid childId)
    {
        var links = db.Relations.Where(link => link.Kind == RelationKind.Self && link.Until == null);
        return (from child in db.Children
                join link in links on child.Id equals link.ChildId
                where child.Id == childId
                select new Person(link.AccountId, child.ComesOfAgeOn, child.LeftAt)).SingleOrDefaultAsync();
    }
}
