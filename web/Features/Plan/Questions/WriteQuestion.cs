using ChildProtection.Features.Committee;
using ChildProtection.Features.Plan.Actions;

namespace ChildProtection.Features.Plan.Questions;

/// <summary>What a member of a body writes of an action, and their own texts until they are published.</summary>
public sealed class WriteQuestion(PortalDb db, Vault vault, PlanLibrary library, CommitteeAccess committee, AuditLog audit, ErasedRows erased, CurrentUser user, TimeProvider clock)
{
    public const string NoMember = "Il faut être au comité pour écrire ici.";

    /// <summary>The bodies where whoever asks sits today: they may write for each.</summary>
    public async Task<IReadOnlyList<CommitteeAccess.BodyLine>> BodiesAsync() => [.. (await committee.MineAsync()).Where(body => body.Sits)];

    /// <summary>One of mine, opened.</summary>
    /// <param name="Row">Its state and dates.</param>
    /// <param name="Action">Null when the plan has it no more.</param>
    /// <param name="Text">As I wrote it.</param>
    /// <param name="Word">What it came back with.</param>
    public sealed record Own(PlanQuestion Row, PlanAction? Action, string Text, string? Word);

    /// <summary>Kept for a facilitator to read. No such action: false. No member, or too many: <see cref="BrokenRuleException"/>. The same form twice: once.</summary>
    public Task<bool> WriteAsync(string code, Guid bodyId, QuestionKind kind, string text, Guid submissionKey) => db.InOneTransactionAsync(async () =>
    {
        if (library.Current.Find(code) is null) return false;
        if (!await committee.SitsInAsync(bodyId)) throw new BrokenRuleException(NoMember);
        var (me, now, id, key) = (user.Id, clock.GetUtcNow(), SecretCode.NewId(), submissionKey == Guid.Empty ? SecretCode.NewId() : submissionKey);
        if (await db.PlanQuestions.AnyAsync(question => question.SubmissionKey == key)) return true;
        await audit.WriteAsync(PlanAudit.QuestionWritten, me, id); // first: it holds the log’s lock
        if (await db.PlanQuestions.AnyAsync(question => question.SubmissionKey == key)) throw new BrokenRuleException("C’est déjà envoyé, et c’est ici une seule fois.");
        if (await db.PlanQuestions.CountAsync(question => question.AuthorId == me) >= PlanQuestion.MostOfOne) throw new BrokenRuleException($"{PlanQuestion.MostOfOne} textes au plus. Il faut attendre, ou effacer un texte.");
        db.PlanQuestions.Add(PlanQuestion.Write(id, code, bodyId, kind, me, await vault.SealAsync(PlanData.Text, me, id, text.Trim()), key, now));
        if (!await db.PlanFollowers.AnyAsync(follower => follower.AccountId == me && follower.Action == code))
            db.PlanFollowers.Add(new PlanFollower { Id = SecretCode.NewId(), Action = code, AccountId = me, Since = now, SeenAt = now.AddSeconds(-1) }); // what comes of it is told to them; they may stop
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Mine that are not published, the last changed first: <see cref="PlanQuestion.MostOfOne"/> at most.</summary>
    public async Task<IReadOnlyList<Own>> MineAsync()
    {
        var me = user.Id;
        var rows = await db.PlanQuestions.AsNoTracking().Where(question => question.AuthorId == me).OrderByDescending(question => question.ChangedAt).ThenBy(question => question.Id).Take(PlanQuestion.MostOfOne).ToListAsync();
        var texts = await vault.OpenAllAsync(PlanData.Text, [.. rows.Select(row => (me, row.Id, row.Text))]);
        var words = await vault.OpenAllAsync(PlanData.Word, [.. rows.Where(row => row.Word is not null).Select(row => (me, row.Id, row.Word!))]);
        return [.. rows.Select(row => new Own(row, library.Current.Find(row.Action), texts[row.Id] ?? "", words.GetValueOrDefault(row.Id)))];
    }

    /// <summary>How many of mine are not published.</summary>
    public Task<int> CountMineAsync()
    {
        var me = user.Id;
        return db.PlanQuestions.CountAsync(question => question.AuthorId == me);
    }

    /// <summary>Again, after it came back. Not mine: false. A facilitator has it: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> RewriteAsync(Guid id, string text) => ActAsync(id, async question =>
    {
        if (!await committee.SitsInAsync(question.BodyId)) throw new BrokenRuleException(NoMember);
        question.Rewrite(await vault.SealAsync(PlanData.Text, user.Id, id, text.Trim()), clock.GetUtcNow());
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.QuestionWritten, user.Id, id);
    });

    /// <summary>At once, as long as it is not published. Not mine: false.</summary>
    public Task<bool> EraseAsync(Guid id) => ActAsync(id, async question =>
    {
        db.PlanQuestions.Remove(question);
        await db.SaveChangesAsync();
        await audit.WriteAsync(PlanAudit.QuestionErased, user.Id, id);
        await erased.NoteAsync(ErasableQuestions.Code, [id]); // last: from here on it is done, even if the commit fails
    });

    private Task<bool> ActAsync(Guid id, Func<PlanQuestion, Task> act) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockPlanQuestionAsync(id);
        if (await db.PlanQuestions.SingleOrDefaultAsync(question => question.Id == id && question.AuthorId == me) is not { } mine) return false;
        await act(mine);
        return true;
    });
}

/// <summary>Texts that their author erased: a restored backup loses them again.</summary>
internal sealed class ErasableQuestions : IErasableRows
{
    public const string Code = "plan-question";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.PlanQuestions.Where(question => ids.Contains(question.Id)).Select(question => question.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.PlanQuestions.Where(question => ids.Contains(question.Id)).ExecuteDeleteAsync();
}
