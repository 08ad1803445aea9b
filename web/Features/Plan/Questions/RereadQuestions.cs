using ChildProtection.Features.Committee;
using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Plan.Actions;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>What members wrote and nobody else may read yet: a facilitator of their body publishes it under the body's name, or sends it back with a word.</summary>
public sealed class RereadQuestions(PortalDb db, Vault vault, PlanLibrary library, CommitteeAccess committee, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>One that waits, without its words.</summary>
    public sealed record Waiting(Guid Id, QuestionKind Kind, PlanAction? Action, string Body, DateTimeOffset At);

    /// <summary>One that waits, opened.</summary>
    public sealed record Shown(PlanQuestion Row, PlanAction? Action, string Body, string Text, string Pseudonym);

    /// <summary>What waits in the bodies that whoever asks runs today.</summary>
    private IQueryable<PlanQuestion> Mine => InMyBodies.Where(question => question.State == QuestionState.Held);

    private IQueryable<PlanQuestion> InMyBodies
    {
        get
        {
            var (me, running, bodies) = (user.Id, db.BodyFacilitators, db.Bodies);
            return db.PlanQuestions.Where(question => running.Any(one => one.BodyId == question.BodyId && one.AccountId == me && one.Until == null) && bodies.Any(body => body.Id == question.BodyId && body.ClosedAt == null));
        }
    }

    public Task<int> CountAsync() => Mine.CountAsync();

    /// <summary>The oldest first.</summary>
    public async Task<Paged<Waiting>> ListAsync(int number)
    {
        var bodies = db.Bodies;
        var rows = await Mine.AsNoTracking().OrderBy(question => question.ChangedAt).ThenBy(question => question.Id)
            .Select(question => new { question.Id, question.Kind, question.Action, question.ChangedAt, Body = bodies.Where(body => body.Id == question.BodyId).Select(body => body.Name).First() }).PageAsync(number, PageSize);
        return rows.With<Waiting>([.. rows.Rows.Select(row => new Waiting(row.Id, row.Kind, library.Current.Find(row.Action), row.Body, row.ChangedAt))]);
    }

    /// <summary>One that waits, written down before it is shown; null for any other.</summary>
    /// <param name="id">Of the text.</param>
    /// <param name="evenDone">Also one that somebody dealt with meanwhile: what was typed about it is not lost.</param>
    public async Task<Shown?> ReadAsync(Guid id, bool evenDone)
    {
        var (accounts, bodies) = (db.Users, db.Bodies);
        var found = await (evenDone ? InMyBodies : Mine).AsNoTracking().Where(question => question.Id == id)
            .Select(question => new { Row = question, Body = bodies.Where(body => body.Id == question.BodyId).Select(body => body.Name).First(), Pseudonym = accounts.Where(account => account.Id == question.AuthorId).Select(account => account.DisplayName).FirstOrDefault() }).SingleOrDefaultAsync();
        if (found is null || await vault.OpenAsync(PlanData.Text, found.Row.Sealer, id, found.Row.Text) is not { } text) return null;
        await audit.WriteAsync(PlanAudit.QuestionRead, found.Row.AuthorId, id);
        return new Shown(found.Row, library.Current.Find(found.Row.Action), found.Body, text, found.Pseudonym ?? "");
    }

    /// <summary>The day an answer is owed for what is published today.</summary>
    public DateOnly DueOn => territory.Today(clock).AddDays(territory.Answer.Days);

    /// <summary>
    /// Under the body's name: sealed again with nobody's key, its author nowhere. They follow the action since they wrote, unless they stopped.
    /// Nothing waits under this id: false. Somebody dealt with it, or it was written again since it was read: <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> PublishAsync(Guid id, long seen) => ActAsync(id, seen, async question =>
    {
        var (author, now) = (question.AuthorId ?? throw Gone(), clock.GetUtcNow());
        var text = await vault.OpenAsync(PlanData.Text, author, id, question.Text) ?? throw Gone();
        question.Publish(await vault.SealAsync(PlanData.Text, Vault.Nobody, id, text), DueOn, territory.Answer.Who, now);
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.QuestionPublished, author, id);
    });

    /// <summary>Back to its author, with a word.</summary>
    public Task<bool> ReturnAsync(Guid id, string word, long seen) => ActAsync(id, seen, async question =>
    {
        var author = question.AuthorId ?? throw Gone();
        question.Return(await vault.SealAsync(PlanData.Word, author, id, word.Trim()), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.QuestionReturned, author, id);
    });

    private static BrokenRuleException Gone() => new("Ce texte n’est plus là. Son auteur l’a peut-être effacé.");

    private Task<bool> ActAsync(Guid id, long seen, Func<PlanQuestion, Task> act) => db.InOneTransactionAsync(async () =>
    {
        await db.LockPlanQuestionAsync(id);
        if (await db.PlanQuestions.SingleOrDefaultAsync(question => question.Id == id) is not { } found || !await committee.RunsAsync(found.BodyId)) return false;
        if (found.ChangedAt.UtcTicks != seen) throw new BrokenRuleException("Ce texte a changé depuis. Lisez-le encore avant de décider.");
        await act(found);
        return true;
    });
}
