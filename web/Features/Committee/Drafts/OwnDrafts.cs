using ChildProtection.Features.Surveys;
using ChildProtection.Features.Surveys.Making;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Drafts;

/// <summary>
/// A young person’s own drafts: written in the same editor as every survey, sealed with their key. A member writes; whoever is
/// one no more still reads and erases. No survey is touched from here.
/// </summary>
public sealed class OwnDrafts(PortalDb db, Vault vault, Respondents respondents, CommitteeAccess committee, AuditLog audit, ErasedRows erased, CurrentUser user, TerritoryPack territory, TimeProvider clock) : IMadeQuestions
{
    public const string NoMember = "Tu n’es plus au comité. Tu peux lire tes brouillons, et les effacer.";

    private bool mayChange;

    /// <summary>One of mine.</summary>
    /// <param name="Draft">The row.</param>
    /// <param name="Questions">As written.</param>
    /// <param name="Word">What it came back with.</param>
    /// <param name="Survey">Made of it; null before.</param>
    public sealed record Shown(CommitteeDraft Draft, Questionnaire Questions, string? Word, Survey? Survey)
    {
        public bool IsOpened => Survey is { IsOpened: true };
        public string State => Draft.State.Words(IsOpened, Survey?.ClosedOn is not null, Draft.WordAt is not null);
    }

    public MakingManner Manner { get; } = new("/comite/brouillons", SaysTu: true, HasFile: false, "Tu as donné ce brouillon, ou tu n’es plus au comité. Il ne change plus.",
        ReadersNotice.Fixed("Pour préparer une enquête du comité.", "Toi seul·e. Puis les animateurs, quand tu le donnes. Puis l’équipe des enquêtes.", "N’écris le nom de personne."));

    /// <summary>All of them, the last written first.</summary>
    public Task<IReadOnlyList<Shown>> ListAsync()
    {
        var me = user.Id;
        return OpenedAsync(db.CommitteeDrafts.Where(draft => draft.AuthorId == me));
    }

    /// <summary>One of mine; null for any other.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        var me = user.Id;
        return await OpenedAsync(db.CommitteeDrafts.Where(draft => draft.Id == id && draft.AuthorId == me)) is [var mine] ? mine : null;
    }

    public async Task<Survey?> FindAsync(Guid id)
    {
        if (!territory.Has(SurveysAccess.Module) || await ReadAsync(id) is not { } found) return null;
        mayChange = found.Draft.State == DraftState.Own && await committee.IsMemberAsync();
        return PrepareSurvey.Usual(found.Questions, territory.Today(clock));
    }

    public bool MayChange(Survey survey) => mayChange;

    public Task<IReadOnlyList<Option>> OptionsAsync(Question question, Reader reader) => respondents.OptionsAsync(question, reader);

    /// <summary>The id of a new one. No member, or too many: <see cref="BrokenRuleException"/>.</summary>
    public Task<Guid> BeginAsync(string title, string purpose) => db.InOneTransactionAsync(async () =>
    {
        var (me, id) = (user.Id, SecretCode.NewId());
        await audit.WriteAsync(CommitteeAudit.DraftWritten, me, id); // first: it holds the log’s lock
        if (!await committee.IsMemberAsync()) throw new BrokenRuleException("Il faut être au comité pour écrire une enquête.");
        if (await db.CommitteeDrafts.CountAsync(draft => draft.AuthorId == me && draft.State != DraftState.Taken) >= CommitteeDraft.MostOfOne)
            throw new BrokenRuleException($"{CommitteeDraft.MostOfOne} brouillons au plus. Efface un brouillon d’abord.");
        var questions = QuestionnaireEdits.Empty($"comite-{id.ToString("N")[..8]}") with { Title = title, Purpose = purpose, IsMadeWithYoungPeople = true };
        db.CommitteeDrafts.Add(CommitteeDraft.Begin(id, me, await SealAsync(id, questions.Freeze()), clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return id;
    });

    public Task<bool> RunAsync(Guid id, int revision, Func<Questionnaire, Questionnaire> change) => ActAsync(id, async draft =>
    {
        if (!await committee.IsMemberAsync()) throw new BrokenRuleException(NoMember);
        var survey = PrepareSurvey.Usual(await QuestionsAsync(draft), territory.Today(clock));
        if (!survey.Rewrite(revision, change)) return false;
        draft.Write(await SealAsync(id, survey.Definition), clock.GetUtcNow());
        await audit.WriteAsync(CommitteeAudit.DraftWritten, user.Id, id);
        return true;
    });

    /// <summary>To the facilitators, who read it from then on. Not mine: false. Nothing is asked yet: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> GiveAsync(Guid id) => ActAsync(id, async draft =>
    {
        if (!await committee.IsMemberAsync()) throw new BrokenRuleException(NoMember);
        if (!(await QuestionsAsync(draft)).Questions.Any()) throw new BrokenRuleException("Écris au moins une question avant de donner.");
        draft.Give(clock.GetUtcNow());
        await audit.WriteAsync(CommitteeAudit.DraftGiven, user.Id, id);
        return true;
    });

    /// <summary>Back, while nobody prepares the survey.</summary>
    public Task<bool> KeepAsync(Guid id) => ActAsync(id, async draft =>
    {
        draft.Keep(clock.GetUtcNow());
        await audit.WriteAsync(CommitteeAudit.DraftKept, user.Id, id);
        return true;
    });

    /// <summary>One that nobody else has. Not mine: false. Given: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> EraseAsync(Guid id) => ActAsync(id, async draft =>
    {
        if (draft.State != DraftState.Own) throw new BrokenRuleException("Tu as donné ce brouillon. Reprends-le d’abord.");
        db.CommitteeDrafts.Remove(draft);
        await audit.WriteAsync(CommitteeAudit.DraftErased, user.Id, id);
        await erased.NoteAsync(ErasableDrafts.Code, [id]); // last: from here on it is done, even if the commit fails
        return true;
    });

    private Task<bool> ActAsync(Guid id, Func<CommitteeDraft, Task<bool>> act) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockDraftAsync(id);
        if (await db.CommitteeDrafts.SingleOrDefaultAsync(draft => draft.Id == id && draft.AuthorId == me) is not { } mine || !await act(mine)) return false;
        await db.SaveChangesAsync();
        return true;
    });

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<CommitteeDraft> drafts)
    {
        var surveys = db.Surveys;
        var rows = await drafts.AsNoTracking().OrderByDescending(draft => draft.ChangedAt).Take(100)
            .Select(draft => new { Draft = draft, Survey = surveys.FirstOrDefault(survey => survey.Id == draft.SurveyId) }).ToListAsync();
        var texts = await vault.OpenAllAsync(CommitteeData.Definition, [.. rows.Select(row => (row.Draft.AuthorId, row.Draft.Id, row.Draft.Definition))]);
        var words = await vault.OpenAllAsync(CommitteeData.Word, [.. rows.Where(row => row.Draft.Word is not null).Select(row => (row.Draft.AuthorId, row.Draft.Id, row.Draft.Word!))]);
        return [.. from row in rows
                   where texts[row.Draft.Id] is not null
                   select new Shown(row.Draft, Questionnaire.Thaw(texts[row.Draft.Id]!), words.GetValueOrDefault(row.Draft.Id), row.Survey)];
    }

    private async Task<Questionnaire> QuestionsAsync(CommitteeDraft draft) =>
        Questionnaire.Thaw(await vault.OpenAsync(CommitteeData.Definition, draft.AuthorId, draft.Id, draft.Definition) ?? throw new InvalidOperationException("The author’s key is gone."));

    private Task<byte[]> SealAsync(Guid id, string frozen) => vault.SealAsync(CommitteeData.Definition, user.Id, id, frozen);
}
