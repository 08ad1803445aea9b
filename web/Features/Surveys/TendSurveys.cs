using ChildProtection.Platform.Jobs;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// Closes what is over, reminds of what soon will be, and shakes the urns in which enough sheets wait. Safe to run twice, and in two
/// processes. Each survey stands for itself: one that fails is written down by its id and tried again, and the others go on.
/// </summary>
public sealed partial class TendSurveys(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TendSurveys> logger) : PeriodicJob(TimeSpan.FromMinutes(10), scopes, clock, logger)
{
    private const int DaysAhead = 7;

    /// <summary>How many surveys failed.</summary>
    public static async Task<int> TendAsync(IServiceProvider services)
    {
        var (db, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>().Today(services.GetRequiredService<TimeProvider>()));
        var soon = today.AddDays(DaysAhead);
        var over = await db.Surveys.Where(survey => survey.IsOpened && survey.ClosedOn == null && survey.ClosesOn < today).Select(survey => survey.Id).ToListAsync();
        var near = await db.Surveys.Where(survey => survey.IsOpened && survey.ClosedOn == null && survey.ClosesOn >= today && survey.ClosesOn <= soon).Select(survey => survey.Id).ToListAsync();
        var failed = await EachAsync(services, over, (one, id) => one.GetRequiredService<CloseSurvey>().CloseAsync(id)) + await EachAsync(services, near, RemindAsync);
        var waiting = await db.AnswerBuffer.GroupBy(answer => answer.SurveyId).Where(group => group.Count() >= AnswerUrn.SmallestBatch).Select(group => group.Key).ToListAsync();
        return failed + await EachAsync(services, waiting, ShakeAsync);
    }

    /// <summary>A failure is the job's too, once all were tried: the administration sees it.</summary>
    protected override async Task RunAsync(IServiceProvider services, CancellationToken stop)
    {
        if (await TendAsync(services) is > 0 and var failed) throw new InvalidOperationException($"{failed} surveys could not be tended.");
    }

    /// <summary>Fresh services for each: what one left half done is not the next one's.</summary>
    private static async Task<int> EachAsync(IServiceProvider services, List<Guid> surveys, Func<IServiceProvider, Guid, Task> tend)
    {
        var failed = 0;
        foreach (var id in surveys)
        {
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            try
            {
                await tend(scope.ServiceProvider, id);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed++;
                LogFailure(services.GetRequiredService<ILogger<TendSurveys>>(), id, failure.GetType().Name); // the message may hold words of a sheet
            }
        }
        return failed;
    }

    private static async Task RemindAsync(IServiceProvider services, Guid id)
    {
        var (db, today) = (services.GetRequiredService<PortalDb>(), services.GetRequiredService<TerritoryPack>().Today(services.GetRequiredService<TimeProvider>()));
        if (!(await db.Surveys.AsNoTracking().SingleAsync(one => one.Id == id)).RemindsItselfOn(today)) return;
        await db.InOneTransactionAsync(async () =>
        {
            await db.LockSurveyAsync(id);
            var survey = await db.Surveys.SingleAsync(one => one.Id == id);
            if (!survey.RemindsItselfOn(today)) return;
            survey.Remind(today);
            await db.SaveChangesAsync();
            await services.GetRequiredService<AuditLog>().WriteAsync(SurveysAudit.Reminded, objectId: id);
        });
    }

    private static async Task ShakeAsync(IServiceProvider services, Guid id)
    {
        var survey = await services.GetRequiredService<PortalDb>().Surveys.AsNoTracking().SingleAsync(one => one.Id == id);
        await services.GetRequiredService<AnswerUrn>().ShakeAsync(id, survey.Questions, isClosing: false);
    }

    [LoggerMessage(LogLevel.Error, "Survey {SurveyId} could not be tended ({Failure}); the others were, and it will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid surveyId, string failure);
}
