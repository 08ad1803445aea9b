namespace ChildProtection.Features.Surveys;

/// <summary>
/// Keeps a draft where there may be one, and sends a sheet, once: what is sent twice (a double click, a second tab, the back
/// button, again after a crash) counts once, and the first one counts.
/// </summary>
public sealed class SendAnswers(PortalDb db, Vault vault, AnswerUrn urn, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    public const string TooLate = "L’enquête est terminée. On ne peut plus répondre.";

    /// <summary>Whether this person's sheet is gone already.</summary>
    public Task<bool> IsSentAsync(Survey survey) => IsSentAsync(survey, user.Id);

    /// <summary>The same for another person, of whom a sheet of paper is copied.</summary>
    internal Task<bool> IsSentAsync(Survey survey, Guid person) => survey.IsAnonymous
        ? db.SurveyTurns.AnyAsync(turn => turn.SurveyId == survey.Id && turn.AccountId == person)
        : db.SurveyResponses.AnyAsync(response => response.SurveyId == survey.Id && response.AccountId == person && response.SentAt != null);

    /// <summary>A whole sheet that was filled in on paper, in place of a draft; in the transaction of the caller, which has looked whether one was sent.</summary>
    internal async Task WriteSentAsync(Survey survey, Guid person, Sheet sheet) =>
        await WriteAsync(survey, await Of(survey.Id, person).SingleOrDefaultAsync(), sheet, clock.GetUtcNow(), person);

    /// <summary>What this person answered so far, or sent; empty in an anonymous survey, of which nothing is here.</summary>
    public async Task<Sheet> OwnAsync(Survey survey) =>
        survey.IsAnonymous || await Mine(survey.Id).AsNoTracking().SingleOrDefaultAsync() is not { } row ? Sheet.Empty : Sheet.Read((await OpenAsync(row)) ?? "{}");

    /// <summary>Keeps one more answer. Never in an anonymous survey: <see cref="InvalidOperationException"/>.</summary>
    public async Task KeepAsync(Survey survey, string question, params string[] answers)
    {
        if (survey.IsAnonymous) throw new InvalidOperationException("An anonymous survey keeps no draft.");
        await OnceMoreAsync(() => db.InOneTransactionAsync(async () =>
        {
            await TakesAnswersAsync(survey.Id);
            var row = await Mine(survey.Id).SingleOrDefaultAsync();
            if (row?.SentAt is not null) return;
            var sheet = row is null ? Sheet.Empty : Sheet.Read((await OpenAsync(row)) ?? "{}");
            sheet.Answer(question, answers);
            await WriteAsync(survey, row, sheet, sentAt: null);
        }));
    }

    /// <summary>False when it had been sent before, and nothing changed. Too late: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> SendAsync(Survey survey, SurveyWalk walk) => survey.IsAnonymous
        ? await DropAsync(survey, walk)
        : await OnceMoreAsync(() => db.InOneTransactionAsync(async () =>
        {
            await TakesAnswersAsync(survey.Id);
            var row = await Mine(survey.Id).SingleOrDefaultAsync();
            if (row?.SentAt is not null) return false;
            await WriteAsync(survey, row, walk.ToSend, clock.GetUtcNow());
            await audit.WriteAsync(SurveysAudit.Answered, user.Id, survey.Id);
            return true;
        }));

    /// <summary>
    /// No line in the audit log, no hour: « a répondu » and an encrypted sheet of one size, which stand or fall together, each
    /// written again with others of its kind (<see cref="UnorderedRows"/>). One at a time in a survey: the lock is taken first.
    /// </summary>
    private async Task<bool> DropAsync(Survey survey, SurveyWalk walk)
    {
        var questions = survey.Questions;
        try
        {
            return await db.InOneTransactionAsync(async () =>
            {
                await db.LockSurveyAsync(survey.Id);
                if (await IsSentAsync(survey)) return false;
                await TakesAnswersAsync(survey.Id);
                await db.AddTurnAsync(survey.Id, user.Id);
                await db.AddWaitingAsync(await urn.BufferAsync(survey, questions, walk.Reader, walk.ToSend));
                await db.SaveChangesAsync();
                return true;
            });
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // the same sheet from two tabs at one instant
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Held until the end of the transaction: nobody closes it meanwhile.</summary>
    internal async Task TakesAnswersAsync(Guid surveyId)
    {
        await db.ShareSurveyAsync(surveyId);
        var survey = await db.Surveys.AsNoTracking().SingleAsync(one => one.Id == surveyId);
        if (!survey.TakesAnswersOn(territory.Today(clock))) throw new BrokenRuleException(TooLate);
    }

    private IQueryable<SurveyResponse> Mine(Guid surveyId) => Of(surveyId, user.Id);

    private IQueryable<SurveyResponse> Of(Guid surveyId, Guid person) => db.SurveyResponses.Where(response => response.SurveyId == surveyId && response.AccountId == person);

    private Task<string?> OpenAsync(SurveyResponse row) => vault.OpenAsync(SurveysData.Answers, row.AccountId, row.Id, row.Answers);

    private async Task WriteAsync(Survey survey, SurveyResponse? row, Sheet sheet, DateTimeOffset? sentAt, Guid? person = null)
    {
        var (id, now, author) = (row?.Id ?? SecretCode.NewId(), clock.GetUtcNow(), person ?? user.Id);
        var answers = await vault.SealAsync(SurveysData.Answers, author, id, sheet.Write());
        if (row is null) db.SurveyResponses.Add(new SurveyResponse { Id = id, SurveyId = survey.Id, AccountId = author, Answers = answers, UpdatedAt = now, SentAt = sentAt });
        else (row.Answers, row.UpdatedAt, row.SentAt) = (answers, now, sentAt);
        await db.SaveChangesAsync();
    }

    /// <summary>Two tabs that make the first draft at one instant: the second finds the first's.</summary>
    private static async Task<T> OnceMoreAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate())
        {
            return await act();
        }
    }

    private static Task<bool> OnceMoreAsync(Func<Task> act) => OnceMoreAsync(async () =>
    {
        await act();
        return true;
    });
}
