using ChildProtection.Features.Accounts;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>
/// The right to come back: asked between 18 years and the end of the help, answered by the référent. Where nobody follows them
/// any more, the administration sees a number and names somebody; the words wait for that person.
/// </summary>
public sealed class AskToReturn(PortalDb db, Access access, AutonomyAccess autonomy, Vault vault, AuditLog audit, CurrentUser user, TerritoryPack pack, InstanceChoices choices)
{
    private const int Most = 20;

    /// <summary>A request as its author or the référent reads it.</summary>
    public sealed record Shown(ReturnRequest Request, string? Text, string? Answer, string? Answerer)
    {
        public bool IsAnswered => Request.AnsweredAt is not null;
    }

    /// <summary>From 18 on, and before the age at which help ends here.</summary>
    public bool MayAsk(Child self) => self.ComesOfAgeOn is { } majority && majority <= autonomy.Today && autonomy.Today < EndsOn(majority);

    /// <summary>The day the help ends here, by the pack.</summary>
    public DateOnly EndsOn(DateOnly majority) => majority.AddYears(pack.Ages["fin_accompagnement"] - pack.Ages["majorite"]);

    /// <summary>Mine, the last first.</summary>
    public Task<IReadOnlyList<Shown>> MineAsync()
    {
        var me = user.Id;
        return OpenedAsync(db.ReturnRequests.Where(one => one.AuthorId == me));
    }

    /// <summary>Those of a child whom this référent follows.</summary>
    public Task<IReadOnlyList<Shown>> OfChildAsync(Guid childId) => OpenedAsync(ToAnswer.Where(one => one.ChildId == childId));

    /// <summary>The requests that this référent owes an answer to, or gave one.</summary>
    public IQueryable<ReturnRequest> ToAnswer
    {
        get
        {
            var children = access.Children(Purpose.Compose);
            return db.ReturnRequests.Where(one => children.Any(child => child.Id == one.ChildId));
        }
    }

    /// <summary>Asks. One waits already: nothing more is written. No child of their own: false. Not of that age: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> AskAsync(ReturnWish wish, string? text)
    {
        if (await autonomy.SelfAsync() is not { } self) return false;
        if (!MayAsk(self)) throw new BrokenRuleException("Cette demande se fait après 18 ans, et avant la fin de l’aide.");
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.ReturnAsked, user.Id);
            var (me, id) = (user.Id, SecretCode.NewId());
            if (await db.ReturnRequests.AnyAsync(one => one.AuthorId == me && one.AnsweredAt == null)) return;
            db.ReturnRequests.Add(new ReturnRequest
            {
                Id = id, AuthorId = me, ChildId = self.Id, Wish = wish, AskedAt = autonomy.Now, DueOn = autonomy.Today.AddDays(choices.WordDays),
                Text = string.IsNullOrWhiteSpace(text) ? null : await vault.SealAsync(AutonomyData.ReturnText, me, id, text.Trim()),
            });
            await db.SaveChangesAsync();
        });
        return true;
    }

    /// <summary>Answers once. Not for them: false. Answered already: <see cref="BrokenRuleException"/>.</summary>
    public async Task<bool> AnswerAsync(Guid childId, Guid requestId, string text)
    {
        if (await ToAnswer.Where(one => one.Id == requestId && one.ChildId == childId).Select(one => (Guid?)one.AuthorId).SingleOrDefaultAsync() is not { } author) return false;
        await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(AutonomyAudit.ReturnAnswered, author);
            var request = await db.ReturnRequests.SingleAsync(one => one.Id == requestId);
            if (request.AnsweredAt is not null) throw new BrokenRuleException("Une réponse est déjà partie.");
            (request.Answer, request.AnsweredAt, request.AnswererId) = (await vault.SealAsync(AutonomyData.ReturnAnswer, author, requestId, text.Trim()), autonomy.Now, user.Id);
            await db.SaveChangesAsync();
        });
        return true;
    }

    private async Task<IReadOnlyList<Shown>> OpenedAsync(IQueryable<ReturnRequest> requests)
    {
        var accounts = db.Users;
        var found = await requests.AsNoTracking().OrderByDescending(one => one.AskedAt).Take(Most)
            .Select(one => new { Row = one, Answerer = accounts.Where(account => account.Id == one.AnswererId).Select(account => account.DisplayName).FirstOrDefault() }).ToListAsync();
        var texts = await vault.OpenAllAsync(AutonomyData.ReturnText, [.. found.Where(one => one.Row.Text is not null).Select(one => (one.Row.AuthorId, one.Row.Id, one.Row.Text!))]);
        var answers = await vault.OpenAllAsync(AutonomyData.ReturnAnswer, [.. found.Where(one => one.Row.Answer is not null).Select(one => (one.Row.AuthorId, one.Row.Id, one.Row.Answer!))]);
        return [.. found.Select(one => new Shown(one.Row, texts.GetValueOrDefault(one.Row.Id), answers.GetValueOrDefault(one.Row.Id), one.Answerer))];
    }
}

/// <summary>Young adults who ask to come back: until they have an answer, the administration sees their number among those without référent.</summary>
internal sealed class ReturnsThatWait : IWaitsForCaseWorker
{
    public IQueryable<Guid> Children(PortalDb db) => db.ReturnRequests.Where(one => one.AnsweredAt == null && one.ChildId != null).Select(one => one.ChildId!.Value);
}
