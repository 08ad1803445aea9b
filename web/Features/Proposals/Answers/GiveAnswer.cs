using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>Whoever answers for the institution: what is theirs to answer, the oldest promise first; the answer, what is done of it, what is explained.</summary>
public sealed class GiveAnswer(PortalDb db, Vault vault, AnswerDesk desk, AuditLog audit, CurrentUser user)
{
    private const int PageSize = 20;
    private const int MostTold = 5_000;

    /// <summary>One idea that was sent to whoever asks.</summary>
    /// <param name="Proposal">The row.</param>
    /// <param name="Words">What it says.</param>
    /// <param name="Answer">What is answered so far.</param>
    /// <param name="Said">The words of that.</param>
    /// <param name="HasPicture">A drawing is there.</param>
    public sealed record Owed(Proposal Proposal, ProposalWords Words, ProposalAnswer Answer, AnswerWords Said, bool HasPicture)
    {
        public string Title => Words.TitleOr(Proposal.Theme);
    }

    public DateOnly Today => desk.Today;

    /// <summary>
    /// The ideas sent to whoever asks; and those that nobody holds any more, so that none waits for nobody. Nothing for anybody but a pilot.
    /// </summary>
    public IQueryable<Proposal> Mine()
    {
        var (me, isPilot, answers, accounts) = (user.IsSignedIn ? user.Id : Guid.Empty, user.Is(Role.Observer), db.ProposalAnswers, db.Users);
        return db.Proposals.Where(proposal => isPilot && proposal.Rank != null && answers.Any(answer => answer.ProposalId == proposal.Id && answer.SentAt != null
            && (answer.AnswererId == me || !accounts.Any(account => account.Id == answer.AnswererId && account.Role == Role.Observer && account.DisabledAt == null))));
    }

    /// <summary>What is owed, the oldest promise first; then the rest, the last changed first. The look is written down.</summary>
    public async Task<Paged<Owed>> ListAsync(int number)
    {
        await audit.WriteAsync(AnswersAudit.OwedListed);
        var page = await Mine().AsNoTracking().OrderBy(proposal => proposal.DueOn == null ? 1 : 0).ThenBy(proposal => proposal.DueOn).ThenByDescending(proposal => proposal.ChangedAt).ThenBy(proposal => proposal.Id).PageAsync(number, PageSize);
        return page.With(await OpenedAsync(page.Rows));
    }

    /// <summary>One of them, written down before it is shown; null for any other.</summary>
    public async Task<Owed?> ReadAsync(Guid id)
    {
        if (await OpenedAsync(await Mine().AsNoTracking().Where(proposal => proposal.Id == id).ToListAsync()) is not [var found]) return null;
        await audit.WriteAsync(AnswersAudit.OwedRead, found.Proposal);
        return found;
    }

    /// <summary>What an answer says.</summary>
    /// <param name="Decision">Yes, partly, no.</param>
    /// <param name="Why">The reason.</param>
    /// <param name="What">What will be done; of a refusal, what could change the decision.</param>
    /// <param name="Service">Which service; null for a refusal.</param>
    /// <param name="DoBy">By when; null for a refusal.</param>
    public sealed record Given(AnswerDecision Decision, string Why, string What, string? Service, DateOnly? DoBy);

    /// <summary>Read by all readers of the idea at once. Not theirs: false. Answered already: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> AnswerAsync(Guid id, Given given) => desk.ActAsync(Mine(), id, AnswersAudit.Answered, async (idea, answer) =>
        answer.Answer(idea, given.Decision, given.DoBy, await desk.SealAsync(answer, await desk.OpenAsync(answer) with { Why = given.Why, What = given.What, Service = given.Service }), desk.Today, desk.Now));

    /// <summary>« En cours », by this day.</summary>
    public Task<bool> BeginAsync(Guid id, DateOnly doBy) => desk.ActAsync(Mine(), id, AnswersAudit.Begun, (idea, answer) =>
    {
        answer.Begin(idea, doBy, desk.Today, desk.Now);
        return Task.CompletedTask;
    });

    /// <summary>« Faite », with a proof and how it was before and is now. Whoever supports it is told, and says whether it is true at home.</summary>
    public Task<bool> FinishAsync(Guid id, DateOnly on, string proof, string before, string after) => desk.ActAsync(Mine(), id, AnswersAudit.Finished, async (idea, answer) =>
    {
        answer.Finish(idea, on, await desk.SealAsync(answer, await desk.OpenAsync(answer) with { Proof = proof, Before = before, After = after, Explanation = null }), desk.Today, desk.Now);
        await db.ProposalChecks.Where(check => check.ProposalId == id).ExecuteDeleteAsync(); // they spoke of what was done before
        var followers = db.ProposalFollowers;
        var told = await db.ProposalSupports.Where(support => support.ProposalId == id && !followers.Any(one => one.ProposalId == id && one.AccountId == support.AccountId)).Select(support => support.AccountId).Take(MostTold).ToListAsync();
        db.ProposalFollowers.AddRange(told.Select(person => new ProposalFollower { ProposalId = id, AccountId = person, At = desk.Now, SeenAt = desk.Now.AddTicks(-10) })); // before the step that is written now
    });

    /// <summary>To those who contest; with a day, the idea is under way again. What they said of it stays until it is done again.</summary>
    public Task<bool> ExplainAsync(Guid id, string explanation, DateOnly? goesOnUntil) => desk.ActAsync(Mine(), id, AnswersAudit.Explained, async (idea, answer) =>
        answer.Explain(idea, goesOnUntil, await desk.SealAsync(answer, await desk.OpenAsync(answer) with { Explanation = explanation }), desk.Today, desk.Now));

    private async Task<IReadOnlyList<Owed>> OpenedAsync(IReadOnlyList<Proposal> rows)
    {
        var ideas = rows.Where(row => row.Words is not null).ToList();
        if (ideas.Count == 0) return [];
        var (ids, files) = (ideas.Select(idea => idea.Id).ToList(), db.ProposalFiles);
        var answers = await db.ProposalAnswers.AsNoTracking().Where(answer => ids.Contains(answer.ProposalId)).Select(answer => new { Row = answer, HasFile = files.Any(file => file.ProposalId == answer.ProposalId) }).ToListAsync();
        var words = await vault.OpenAllAsync(ProposalsData.Words, [.. ideas.Select(idea => (idea.AuthorId, idea.Id, idea.Words!))]);
        var said = await desk.OpenAllAsync([.. answers.Select(answer => answer.Row)]);
        return [.. from idea in ideas
                   join answer in answers on idea.Id equals answer.Row.ProposalId
                   where words[idea.Id] is not null
                   select new Owed(idea, ProposalWords.Thaw(words[idea.Id]!), answer.Row, said[answer.Row.Id], answer.HasFile && idea.Manner == ProposalManner.Drawing)];
    }
}
