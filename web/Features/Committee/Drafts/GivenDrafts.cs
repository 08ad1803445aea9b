using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>« Brouillons du comité »: what members gave, read, taken up or sent back with a word by a facilitator. What was not given is not there.</summary>
public sealed class GivenDrafts(PortalDb db, Vault vault, PrepareSurvey prepare, CommitteeAccess committee, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Each title is opened from its draft: one page at a time.</summary>
    internal const int PageSize = 20;

    /// <param name="Draft">The row.</param>
    /// <param name="Questions">As its author wrote them.</param>
    /// <param name="Pseudonym">Of its author.</param>
    /// <param name="Survey">Made of it; null before.</param>
    public sealed record Shown(CommitteeDraft Draft, Questionnaire Questions, string Pseudonym, Survey? Survey)
    {
        /// <summary>It may still go back to its author.</summary>
        public bool MayReturn => Survey is null or { IsOpened: false };

        public string State => Draft.State == DraftState.Given ? "Attend" : Survey is null ? "L’enquête n’est plus là" : Survey.ClosedOn is not null ? "Enquête fermée" : Survey.IsOpened ? "Enquête ouverte" : "En préparation";
    }

    /// <summary>How many wait.</summary>
    public Task<int> WaitingAsync() => Given().CountAsync(draft => draft.State == DraftState.Given);

    /// <summary>Those that wait, the oldest first; then what was taken up, the newest first.</summary>
    public async Task<Paged<Shown>> ListAsync(int number)
    {
        var page = await Given().AsNoTracking()
            .OrderBy(draft => draft.State == DraftState.Given ? 0 : 1).ThenBy(draft => draft.State == DraftState.Given ? draft.GivenAt : null).ThenByDescending(draft => draft.ChangedAt).ThenBy(draft => draft.Id)
            .Select(draft => draft.Id).PageAsync(number, PageSize);
        var (ids, order) = (page.Rows, page.Rows.Index().ToDictionary(row => row.Item, row => row.Index));
        return page.With([.. (await OpenedAsync(db.CommitteeDrafts.Where(draft => ids.Contains(draft.Id)))).OrderBy(one => order[one.Draft.Id])]);
    }

    /// <summary>One that was given, written down before it is shown; null for any other.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        if (!territory.Has(SurveysAccess.Module) || await OpenedAsync(Given().Where(draft => draft.Id == id)) is not [var found]) return null;
        await audit.WriteAsync(CommitteeAudit.DraftRead, found.Draft.AuthorId, id);
        return found;
    }

    /// <summary>Prepares the survey of it: dates, people and mode are the facilitator’s. The id of the survey; null when there is no such draft.</summary>
    public Task<Guid?> TakeAsync(Guid id) => db.InOneTransactionAsync<Guid?>(async () =>
    {
        await db.LockDraftAsync(id);
        if (await Everything().SingleOrDefaultAsync(draft => draft.Id == id) is not { } draft) return null;
        if (draft.State == DraftState.Own) throw Gone();
        var text = await vault.OpenAsync(CommitteeData.Definition, draft.AuthorId, id, draft.Definition) ?? throw Gone();
        var survey = await prepare.RunAsync(Questionnaire.Thaw(text) with { IsMadeWithYoungPeople = true });
        draft.Take(survey.Id, clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.DraftTaken, draft.AuthorId, id);
        return survey.Id;
    });

    /// <summary>
    /// Back to its author with a word; a survey that was prepared of it and never opened goes. No such draft: false. Its survey
    /// was opened, or it is back already: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="id">Of the draft.</param>
    /// <param name="word">To its author.</param>
    /// <param name="seen">The survey made of it, as the page showed it: somebody may have begun one since.</param>
    public Task<bool> ReturnAsync(Guid id, string word, Guid? seen) => db.InOneTransactionAsync(async () =>
    {
        await db.LockDraftAsync(id);
        if (await Everything().SingleOrDefaultAsync(draft => draft.Id == id) is not { } draft) return false;
        if (draft.State == DraftState.Own) throw Gone();
        if (draft.SurveyId != seen) throw new BrokenRuleException("Quelqu’un prépare cette enquête depuis. Ouvrez encore la page avant de rendre.");
        if (draft.SurveyId is { } surveyId)
        {
            await db.LockSurveyAsync(surveyId);
            var survey = await db.Surveys.SingleAsync(one => one.Id == surveyId);
            if (survey.IsOpened) throw new BrokenRuleException("L’enquête est ouverte. Le brouillon ne revient plus.");
            db.Surveys.Remove(survey);
        }
        draft.Return(await vault.SealAsync(CommitteeData.Word, draft.AuthorId, id, word.Trim()), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(CommitteeAudit.DraftReturned, draft.AuthorId, id);
        return true;
    });

    /// <summary>All that was given, to whoever may read it.</summary>
    internal IQueryable<CommitteeDraft> Given() => Everything().Where(draft => draft.State != DraftState.Own);

    /// <summary>Those whose author sits, or sat, on a young people’s body that whoever asks runs: nobody else’s, and none for parents’ groups.</summary>
    private IQueryable<CommitteeDraft> Everything()
    {
        var (run, seats) = (committee.Visible().Where(body => body.Public != BodyPublic.Families), db.CommitteeMembers);
        return db.CommitteeDrafts.Where(draft => seats.Any(seat => seat.AccountId == draft.AuthorId && run.Any(body => body.Id == seat.BodyId)));
    }

    private static BrokenRuleException Gone() => new("Le jeune a repris ce brouillon. Il n’est plus ici.");

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<CommitteeDraft> drafts)
    {
        var (accounts, surveys) = (db.Users, db.Surveys);
        var rows = await drafts.AsNoTracking().Select(draft => new
        {
            Draft = draft, Survey = surveys.FirstOrDefault(survey => survey.Id == draft.SurveyId),
            Pseudonym = accounts.Where(account => account.Id == draft.AuthorId).Select(account => account.DisplayName).First(),
        }).ToListAsync();
        var texts = await vault.OpenAllAsync(CommitteeData.Definition, [.. rows.Select(row => (row.Draft.AuthorId, row.Draft.Id, row.Draft.Definition))]);
        return [.. rows.Where(row => texts[row.Draft.Id] is not null).Select(row => new Shown(row.Draft, Questionnaire.Thaw(texts[row.Draft.Id]!), row.Pseudonym, row.Survey))];
    }
}
