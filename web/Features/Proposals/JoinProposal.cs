namespace ChildProtection.Features.Proposals;

/// <summary>Writing with others: the first author gives a short code, whoever types it is a co-author. No directory, no list of young people.</summary>
public sealed class JoinProposal(PortalDb db, BlindIndex blind, OwnProposals own, AuditLog audit, CurrentUser user, TimeProvider clock)
{
    private const string Useless = "Ce code n’ouvre rien. Il a peut-être servi, ou il est trop ancien.";

    /// <summary>Who writes with me: how many, and the names that show.</summary>
    public sealed record Others(int Count, IReadOnlyList<string> Names);

    public async Task<Others> OthersAsync(Guid id)
    {
        var rows = await db.ProposalAuthors.Where(author => author.ProposalId == id).Join(db.Users, author => author.AccountId, account => account.Id, (author, account) => new { author.IsNamed, account.DisplayName }).ToListAsync();
        return new Others(rows.Count, [.. rows.Where(row => row.IsNamed).Select(row => row.DisplayName)]);
    }

    /// <summary>A code for one co-author, good once and for a week; for one look. Not mine: null. Given, or enough already: <see cref="BrokenRuleException"/>.</summary>
    public Task<string?> NewCodeAsync(Guid id) => own.ActAsync<string>(id, async proposal =>
    {
        if (!proposal.IsOwn) throw new BrokenRuleException("Ton idée est déposée. Reprends-la pour inviter quelqu’un.");
        if (await db.ProposalAuthors.CountAsync(author => author.ProposalId == id) >= ProposalAuthor.Most) throw new BrokenRuleException($"{ProposalAuthor.Most} personnes au plus écrivent avec toi.");
        var code = SecretCode.NewCode(ProposalAuthor.CodeLength);
        proposal.Share(IndexOf(code), clock.GetUtcNow().AddDays(Proposal.CoCodeDays));
        return code;
    });

    /// <summary>The id of the idea that this code opens. None, too old, mine already, or full: <see cref="BrokenRuleException"/>.</summary>
    public Task<Guid> JoinAsync(string? typed, bool isNamed) => db.InOneTransactionAsync(async () =>
    {
        var (me, now) = (user.Id, clock.GetUtcNow());
        await audit.WriteAsync(ProposalsAudit.Joined, me); // first: it holds the log’s lock, so one code serves once
        var hidden = SecretCode.Read(typed, ProposalAuthor.CodeLength) is { } code ? IndexOf(code) : null;
        var found = hidden is null ? null : await db.Proposals.SingleOrDefaultAsync(proposal => proposal.CoCodeIndex == hidden);
        if (found is null || !found.IsOwn || found.CoCodeUntil is not { } until || until <= now) throw new BrokenRuleException(Useless);
        if (found.AuthorId == me || await db.ProposalAuthors.AnyAsync(author => author.ProposalId == found.Id && author.AccountId == me)) throw new BrokenRuleException("Tu écris déjà cette idée.");
        found.EndCode();
        db.ProposalAuthors.Add(new ProposalAuthor { ProposalId = found.Id, AccountId = me, IsNamed = isNamed, At = now, SeenAt = now });
        await db.SaveChangesAsync();
        return found.Id;
    });

    /// <summary>By oneself, at once. Whoever is no co-author: false.</summary>
    public Task<bool> LeaveAsync(Guid id) => db.InOneTransactionAsync(async () =>
    {
        var me = user.Id;
        if (await db.ProposalAuthors.Where(author => author.ProposalId == id && author.AccountId == me).ExecuteDeleteAsync() == 0) return false;
        await audit.WriteAsync(ProposalsAudit.Left, me);
        return true;
    });

    private string IndexOf(string code) => blind.Of($"idea-author:{code}");
}
