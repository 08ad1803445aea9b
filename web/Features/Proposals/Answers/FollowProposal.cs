namespace ChildProtection.Features.Proposals.Answers;

/// <summary>« Suivre cette idée », and what young people say of one that is said to be done. Nobody sees who.</summary>
public sealed class FollowProposal(PortalDb db, Vault vault, AnswerDesk desk, ProposalAudience audience, AuditLog audit, ErasedRows erased, CurrentUser user)
{
    private const int MostWords = 50;

    /// <summary>Follows it; twice is once. Not there for this person: false.</summary>
    public Task<bool> FollowAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        await db.LockProposalAsync(id); // first: whoever finishes the idea adds followers too, and whoever withdraws it forgets them
        if (!await ReadsAsync(id)) return false;
        if (await db.ProposalFollowers.AnyAsync(follower => follower.ProposalId == id && follower.AccountId == me)) return true;
        db.ProposalFollowers.Add(new ProposalFollower { ProposalId = id, AccountId = me, At = desk.Now, SeenAt = desk.Now });
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Follows it no more. Not there for this person: false.</summary>
    public async Task<bool> StopAsync(Guid id)
    {
        var me = user.Id;
        if (!await ReadsAsync(id)) return false;
        await db.ProposalFollowers.Where(follower => follower.ProposalId == id && follower.AccountId == me).ExecuteDeleteAsync();
        return true;
    }

    /// <summary>What happened so far is no news any more, for a follower and for a co-author.</summary>
    public async Task SeenAsync(Guid id)
    {
        var (me, now) = (user.Id, desk.Now);
        await db.ProposalFollowers.Where(follower => follower.ProposalId == id && follower.AccountId == me).ExecuteUpdateAsync(update => update.SetProperty(follower => follower.SeenAt, now));
    }

    /// <summary>
    /// « Oui, chez moi » or « non, pas chez moi », once per person, as they last said it. Enough « non » contest the idea: an
    /// explanation is owed. Not there for this person: false. It is not done: <see cref="BrokenRuleException"/>.
    /// </summary>
    public Task<bool> CheckAsync(Guid id, bool isDone, string? word) => db.InOneTransactionAsync(async () =>
    {
        var (me, now) = (user.Id, desk.Now);
        if (!audience.IsYoung || !await ReadsAsync(id)) return false;
        await db.LockProposalAsync(id); // those who speak at the same instant are counted one after the other
        if (await db.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == id) is not { IsShown: true } idea) return false;
        if (idea.State is not (ProposalState.Done or ProposalState.Followed)) throw new BrokenRuleException("Cette idée n’est pas encore faite.");
        var check = await db.ProposalChecks.SingleOrDefaultAsync(one => one.ProposalId == id && one.AccountId == me);
        if (check is null) db.ProposalChecks.Add(check = new ProposalCheck { Id = SecretCode.NewId(), ProposalId = id, AccountId = me });
        (check.IsDone, check.At, check.Word) = (isDone, now, word is null ? null : await vault.SealAsync(AnswersData.Word, me, check.Id, word));
        if (!await db.ProposalFollowers.AnyAsync(follower => follower.ProposalId == id && follower.AccountId == me)) db.ProposalFollowers.Add(new ProposalFollower { ProposalId = id, AccountId = me, At = now, SeenAt = now }); // told of the explanation
        await db.SaveChangesAsync();
        if (await db.ProposalChecks.CountAsync(one => one.ProposalId == id && !one.IsDone) >= ProposalCheck.ContestFrom && await db.ProposalAnswers.SingleOrDefaultAsync(one => one.ProposalId == id) is { } answer)
            answer.Contest(idea, desk.WordDue, now);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>Takes back what one said. Not there for this person: false.</summary>
    public Task<bool> UncheckAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (!audience.IsYoung || !await ReadsAsync(id)) return false;
        var mine = await db.ProposalChecks.Where(check => check.ProposalId == id && check.AccountId == me).Select(check => check.Id).ToListAsync();
        if (mine.Count == 0) return true;
        await db.ProposalChecks.Where(check => mine.Contains(check.Id)).ExecuteDeleteAsync();
        await erased.NoteAsync(ErasableChecks.Code, mine); // last: from here on it is done, even if the commit fails
        return true;
    });

    /// <summary>My own word, to write it again; null for none.</summary>
    public async Task<string?> MyWordAsync(ProposalCheck? mine) => mine?.Word is { } kept ? await vault.OpenAsync(AnswersData.Word, user.Id, mine.Id, kept) : null;

    /// <summary>One word of somebody, without a name.</summary>
    public sealed record Said(bool IsDone, string Text);

    /// <summary>For the facilitator who runs the idea: the words, the newest first, without a name; the look is written down.</summary>
    public async Task<IReadOnlyList<Said>> WordsAsync(Proposal idea)
    {
        var id = idea.Id;
        if (!await audience.Run().AnyAsync(proposal => proposal.Id == id)) return [];
        var rows = await db.ProposalChecks.AsNoTracking().Where(check => check.ProposalId == id && check.Word != null).OrderByDescending(check => check.At).ThenBy(check => check.Id).Take(MostWords).ToListAsync();
        if (rows.Count == 0) return [];
        await audit.WriteAsync(AnswersAudit.ChecksRead, objectId: id); // before anything is given
        var words = await vault.OpenAllAsync(AnswersData.Word, [.. rows.Select(row => (row.AccountId, row.Id, row.Word!))]);
        return [.. rows.Where(row => words[row.Id] is not null).Select(row => new Said(row.IsDone, words[row.Id]!))];
    }

    private async Task<bool> ReadsAsync(Guid id) => await (await audience.ReadableAsync()).AnyAsync(proposal => proposal.Id == id);
}

/// <summary>What a young person took back of « C’est fait ? »: a restored backup loses it again.</summary>
internal sealed class ErasableChecks : IErasableRows
{
    public const string Code = "proposal-check";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ProposalChecks.Where(check => ids.Contains(check.Id)).Select(check => check.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => db.ProposalChecks.Where(check => ids.Contains(check.Id)).ExecuteDeleteAsync();
}
