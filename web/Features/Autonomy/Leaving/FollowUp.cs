using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>
/// « Ma situation à la sortie »: a survey of the portal, whose answers are only counted together. Here only when to ask:
/// around the end of the measure, and once more six months after for whoever said yes.
/// </summary>
public sealed class FollowUp(PortalDb db, AutonomyAccess autonomy, Respondents respondents, SendAnswers answers, OfferAtExit exit, QuestionnaireShelf shelf, AuditLog audit, CurrentUser user, TerritoryPack territory)
{
    /// <summary>The questionnaire of content/fr/enquetes.</summary>
    public const string Questionnaire = "ma-situation-a-la-sortie";

    /// <summary>How long one is asked again; then it is over.</summary>
    public const int DaysAsked = 90;

    /// <summary>« Six mois après ».</summary>
    internal const int MonthsAfter = 6;

    /// <summary>The ages that the questionnaire names, which are those of whoever is asked.</summary>
    public (int From, int To) Ages => shelf.Find(Questionnaire) is { } template ? (template.AgeFrom ?? 0, template.AgeTo ?? 25) : (0, 0);

    /// <summary>Of an age, at their exit or today, at which one is asked.</summary>
    public bool IsForThem(Child self) => exit.AskedFrom(self.ComesOfAgeOn, self.CareEndsAt is { } end ? territory.DayOf(end) : autonomy.Today) is not null;

    /// <summary>Whether the measure ends soon, or has ended, at an age at which one is asked.</summary>
    public bool IsLeaving(Child self) => self.CareEndsAt is { } end && exit.AskedFrom(self.ComesOfAgeOn, territory.DayOf(end)) <= autonomy.Today;

    /// <summary>The survey open for whoever asks; null when none is, or they sent it.</summary>
    public async Task<Survey?> SurveyAsync()
    {
        var today = autonomy.Today;
        if ((await respondents.MineAsync()).FirstOrDefault(survey => survey.Code == Questionnaire && survey.IsAnonymous && survey.TakesAnswersOn(today)) is not { } survey) return null;
        return await answers.IsSentAsync(survey) ? null : survey;
    }

    /// <summary>What I said about being asked again; null before.</summary>
    public Task<LeavingFollowUp?> MineAsync()
    {
        var me = user.Id;
        return db.LeavingFollowUps.AsNoTracking().SingleOrDefaultAsync(one => one.AccountId == me);
    }

    /// <summary>Where « on te redemande » stands.</summary>
    /// <param name="self">Who I am here; null when that link has ended.</param>
    /// <param name="one">What I said; null before.</param>
    /// <param name="open">The survey that waits for me; null for none.</param>
    public FollowUpState StateOf(Child? self, LeavingFollowUp? one, Survey? open) => one is not { WithdrawnAt: null } ? FollowUpState.NotWanted
        : autonomy.Today >= one.AskOn.AddDays(DaysAsked) ? FollowUpState.Over
        : autonomy.Today >= one.AskOn && open is not null ? FollowUpState.Now
        : self?.CareEndsAt is null ? FollowUpState.Waiting
        : autonomy.Today < one.AskOn ? FollowUpState.Later : FollowUpState.Over;

    /// <summary>There is still a « six months after » to come.</summary>
    public bool MayChoose(Child self) => IsLeaving(self) && autonomy.Today < territory.DayOf(self.CareEndsAt!.Value).AddMonths(MonthsAfter).AddDays(DaysAsked);

    /// <summary>Yes, or not any more, which one may always say. A yes while the measure goes on, or no child of their own: false.</summary>
    public async Task<bool> ChooseAsync(bool wants)
    {
        if (await autonomy.SelfAsync() is not { } self || (wants && !MayChoose(self))) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(wants ? AutonomyAudit.FollowUpWanted : AutonomyAudit.FollowUpStopped, user.Id); // first: it holds the log's lock
            var (me, now) = (user.Id, autonomy.Now);
            await exit.WithdrawAsync(me, onlyLater: true);
            var day = await exit.LaterDayAsync(me, territory.DayOf(self.CareEndsAt ?? now));
            var row = await db.LeavingFollowUps.SingleOrDefaultAsync(one => one.AccountId == me);
            if (row is null && !wants) return;
            if (row is null) db.LeavingFollowUps.Add(new LeavingFollowUp { Id = SecretCode.NewId(), AccountId = me, ConsentedAt = now, AskOn = day });
            else if (wants) (row.ConsentedAt, row.AskOn, row.WithdrawnAt) = (now, day, null);
            else row.WithdrawnAt ??= now;
            await db.SaveChangesAsync();
            if (wants) await exit.OfferAsync(me, day, isLater: true);
        });
        return true;
    }
}

/// <summary>« On te redemande »: said only while it is true.</summary>
public enum FollowUpState
{
    /// <summary>Not chosen, or taken back.</summary>
    NotWanted,

    /// <summary>Wanted; the end it is counted from was taken back, and no other is written yet.</summary>
    Waiting,

    /// <summary>Wanted; the day has not come.</summary>
    Later,

    /// <summary>The survey waits for an answer.</summary>
    Now,

    /// <summary>Answered, or its time is over.</summary>
    Over,
}
