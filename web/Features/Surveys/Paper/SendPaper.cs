namespace ChildProtection.Features.Surveys.Paper;

/// <summary>What became of a copied sheet.</summary>
public enum PaperOutcome { Counted, AlreadyUsed, AlreadyAnswered }

/// <summary>
/// Sends what was filled in on paper, once: the code serves once, and whoever has answered already is not counted again. An anonymous
/// sheet goes into the same urn as the others, and nothing tells which it is; that its owner answered is written in the store of its own,
/// in the same transaction, so that the web takes no second answer.
/// </summary>
public sealed class SendPaper(PortalDb db, AnswerUrn urn, SendAnswers answers, AuditLog audit, CurrentUser user)
{
    /// <summary>What this has just counted for another person, in a survey that is not anonymous.</summary>
    public CopiedSheet? Copied { get; private set; }

    /// <param name="survey">Of the sheet.</param>
    /// <param name="sheet">Found by its code.</param>
    /// <param name="walk">What it says.</param>
    /// <param name="use">Who filled it in.</param>
    /// <param name="author">Whose it is; null when nobody here knows, in an anonymous survey.</param>
    /// <exception cref="BrokenRuleException">Too late.</exception>
    public async Task<PaperOutcome> SendAsync(Survey survey, PaperSheet sheet, SurveyWalk walk, PaperUse use, Guid? author)
    {
        if (!survey.IsAnonymous && author is null) throw new ArgumentException("Only an anonymous sheet is nobody's.", nameof(author));
        try
        {
            return await db.InOneTransactionAsync(() => CountAsync(survey, sheet, walk, use, author));
        }
        catch (DbUpdateException failure) when (failure.IsDuplicate()) // the same person sends from the screen at that instant
        {
            db.ChangeTracker.Clear();
            return await db.InOneTransactionAsync(() => CountAsync(survey, sheet, walk, use, author));
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<PaperOutcome> CountAsync(Survey survey, PaperSheet sheet, SurveyWalk walk, PaperUse use, Guid? author)
    {
        await db.LockSurveyAsync(survey.Id);
        await answers.TakesAnswersAsync(survey.Id);
        var (id, isMine, isSent) = (sheet.Id, author is { } owner && owner == user.Id, author is { } person && await answers.IsSentAsync(survey, person));
        if (isSent && !isMine && !survey.IsAnonymous) return PaperOutcome.AlreadyAnswered; // perhaps the wrong person was chosen: the sheet still serves
        if (await db.PaperSheets.Where(one => one.Id == id && one.Use == PaperUse.None).ExecuteUpdateAsync(update => update.SetProperty(one => one.Use, isSent && isMine ? PaperUse.Void : use)) == 0)
            return PaperOutcome.AlreadyUsed;
        if (isSent && isMine) return PaperOutcome.AlreadyAnswered;
        if (isSent) return PaperOutcome.Counted; // the first answer counts, and nobody who copies a sheet learns who answered before

        if (survey.IsAnonymous)
        {
            if (author is { } mine) await db.AddTurnAsync(survey.Id, mine);
            await db.AddWaitingAsync(await urn.BufferAsync(survey, survey.Questions, walk.Reader, walk.ToSend));
            await db.WriteAgainPaperAsync(survey.Id);
            await db.SaveChangesAsync();
            return PaperOutcome.Counted;
        }
        var theirs = db.SurveyResponses.AsNoTracking().Where(one => one.SurveyId == survey.Id && one.AccountId == author);
        var draft = await theirs.SingleOrDefaultAsync();
        await answers.WriteSentAsync(survey, author!.Value, walk.ToSend);
        await audit.WriteAsync(isMine ? SurveysAudit.Answered : SurveysAudit.Copied, author, survey.Id);
        if (!isMine && await theirs.SingleAsync() is { SentAt: { } sent } row) Copied = new CopiedSheet(survey.Id, id, row.AccountId, row.Id, sent, draft?.Answers, draft?.UpdatedAt);
        return PaperOutcome.Counted;
    }
}
