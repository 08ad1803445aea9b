using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>What the institution owes the bodies: the late ones first, then each answered once, with what is added later.</summary>
public sealed class AnswerQuestions(PortalDb db, Vault vault, PlanLibrary library, ReadAction read, AuditLog audit, TerritoryPack territory, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>One published question in the pilot's list.</summary>
    public sealed record Owed(Guid Id, QuestionKind Kind, string Body, PlanAction? Action, DateOnly DueOn, bool IsLate, DateTimeOffset? AnsweredAt);

    /// <summary>One published question, opened.</summary>
    public sealed record Shown(ReadAction.Asked Asked, PlanAction? Action);

    /// <summary>How many wait, and how many of them are late.</summary>
    public async Task<(int Waiting, int Late)> CountAsync()
    {
        var today = territory.Today(clock);
        var found = await db.PlanQuestions.Where(question => question.State == QuestionState.Published && question.AnsweredAt == null).GroupBy(_ => 1)
            .Select(group => new { Waiting = group.Count(), Late = group.Count(question => question.DueOn < today) }).SingleOrDefaultAsync();
        return (found?.Waiting ?? 0, found?.Late ?? 0);
    }

    /// <summary>What is owed by its day, the latest first; then what is answered, the newest first.</summary>
    public async Task<Paged<Owed>> ListAsync(int number)
    {
        var (today, bodies) = (territory.Today(clock), db.Bodies);
        var rows = await db.PlanQuestions.AsNoTracking().Where(question => question.State == QuestionState.Published)
            .OrderBy(question => question.AnsweredAt == null ? 0 : 1).ThenBy(question => question.AnsweredAt == null ? question.DueOn : null).ThenByDescending(question => question.AnsweredAt).ThenBy(question => question.Id)
            .Select(question => new { Row = question, Body = bodies.Where(body => body.Id == question.BodyId).Select(body => body.Name).First() }).PageAsync(number, PageSize);
        return rows.With<Owed>([.. rows.Rows.Select(row => new Owed(row.Row.Id, row.Row.Kind, row.Body, library.Current.Find(row.Row.Action), row.Row.DueOn!.Value, row.Row.IsLateOn(today), row.Row.AnsweredAt))]);
    }

    /// <summary>Null for what is not published.</summary>
    public async Task<Shown?> ReadAsync(Guid id)
    {
        return await read.OpenAsync(db.PlanQuestions.Where(question => question.Id == id && question.State == QuestionState.Published)) is [var asked] ? new Shown(asked, library.Current.Find(asked.Row.Action)) : null;
    }

    /// <summary>Published at once, with its reason, and for good. Not published, no such question: false. Answered already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AnswerAsync(Guid id, string answer, string why) => ActAsync(id, async question =>
    {
        question.AnswerWith(await vault.SealAsync(PlanData.Answer, Vault.Nobody, id, $"{answer.Trim()}\n\nPourquoi\u00A0: {why.Trim()}"), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.Answered, objectId: id);
    });

    /// <summary>« Suite », dated. Before the answer, or too many: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public Task<bool> AddAsync(Guid id, string text, Guid submissionKey) => ActAsync(id, async question =>
    {
        if (question.AnsweredAt is null) throw new BrokenRuleException("Répondez d’abord. Une suite vient après la réponse.");
        var (addition, key) = (SecretCode.NewId(), submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey);
        if (await db.PlanAdditions.AnyAsync(one => one.SubmissionKey == key)) return;
        if (await db.PlanAdditions.CountAsync(one => one.QuestionId == id) >= AnswerAddition.Most) throw new BrokenRuleException($"{AnswerAddition.Most} suites au plus.");
        db.PlanAdditions.Add(new AnswerAddition { Id = addition, QuestionId = id, Text = await vault.SealAsync(PlanData.Addition, Vault.Nobody, addition, text.Trim()), At = clock.GetUtcNow(), SubmissionKey = key });
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.Added, objectId: id);
    });

    private Task<bool> ActAsync(Guid id, Func<PlanQuestion, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await db.LockPlanQuestionAsync(id);
        if (await db.PlanQuestions.SingleOrDefaultAsync(question => question.Id == id && question.State == QuestionState.Published) is not { } found) return false;
        await act(found);
        return true;
    });
}
