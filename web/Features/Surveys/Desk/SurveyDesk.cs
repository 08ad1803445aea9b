using ChildProtection.Features.Surveys.Paper;

namespace ChildProtection.Features.Surveys.Desk;

/// <summary>The surveys of this installation, for those who run them or read their results. Nothing is there when the territory has no surveys.</summary>
public sealed class SurveyDesk(PortalDb db, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    private const int MostSurveys = 200;

    /// <summary>All of them, the newest first, without their questions.</summary>
    public async Task<IReadOnlyList<Survey>> ListAsync() =>
        await db.Surveys.OrderByDescending(survey => survey.OpensOn).ThenBy(survey => survey.Id).Take(MostSurveys).Select(Survey.InLists).ToListAsync();

    /// <summary>One of them, prepared, open or closed; null when there is none.</summary>
    public async Task<Survey?> FindAsync(Guid id) => territory.Has(SurveysAccess.Module) ? await db.Surveys.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id) : null;

    /// <summary>One whose answers have ended.</summary>
    public async Task<Survey?> FindClosedAsync(Guid id) => await FindAsync(id) is { ClosedOn: not null } survey ? survey : null;

    /// <summary>Answers by survey, up to <see cref="AnswerCount.Most"/>.</summary>
    public Task<IReadOnlyDictionary<Guid, int>> CountsAsync(params IReadOnlyCollection<Guid> surveys) => AnswerCount.OfAsync(db, surveys);

    /// <summary>Somebody has answered, or a sheet of paper says the promise: it is fixed from then on. Anonymous sheets count too: a restored database has no « a répondu ».</summary>
    public async Task<bool> IsPromisedAsync(Guid id) =>
        await db.SurveyTurns.AnyAsync(turn => turn.SurveyId == id) || await db.SurveyResponses.AnyAsync(response => response.SurveyId == id)
        || await db.AnswerBuffer.AnyAsync(answer => answer.SurveyId == id) || await db.AnonymousAnswers.AnyAsync(answer => answer.SurveyId == id)
        || await db.PaperSheets.AnyAsync(sheet => sheet.SurveyId == id);

    /// <summary>Other settings. What the answers were promised does not change after the first: <see cref="BrokenRuleException"/>.</summary>
    public Task ChangeAsync(Guid id, SurveySettings settings) => WithLockAsync(id, SurveysAudit.Changed, async survey => survey.Change(settings, await IsPromisedAsync(id), territory.Today(clock)));

    /// <summary>Takes answers from its first day on.</summary>
    public Task OpenAsync(Guid id) => WithLockAsync(id, SurveysAudit.Opened, async survey =>
    {
        survey.Open(territory.Today(clock));
        if (survey.IsTooLongForTheYoung) await audit.WriteAsync(SurveysAudit.Lengthened, objectId: id);
    });

    /// <summary>Tells the whole group alike, whoever has answered. Too soon, or too often: <see cref="BrokenRuleException"/>.</summary>
    public Task RemindAsync(Guid id) => WithLockAsync(id, SurveysAudit.Reminded, survey =>
    {
        survey.Remind(territory.Today(clock));
        return Task.CompletedTask;
    });

    /// <summary>What was said, what is decided, what changed: shown to everybody who was asked.</summary>
    public Task GiveBackAsync(Guid id, string said, string decided, string? changed) => WithLockAsync(id, SurveysAudit.GaveBack, survey =>
    {
        survey.GiveBack(said, decided, changed, territory.Today(clock));
        return Task.CompletedTask;
    });

    private Task WithLockAsync(Guid id, AuditAction action, Func<Survey, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await db.LockSurveyAsync(id);
        await act(await db.Surveys.SingleAsync(survey => survey.Id == id));
        await db.SaveChangesAsync();
        await audit.WriteAsync(action, objectId: id);
    });
}
