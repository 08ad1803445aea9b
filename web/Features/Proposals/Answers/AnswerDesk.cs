namespace ChildProtection.Features.Proposals.Answers;

/// <summary>What every act on an answer has: the idea’s row held, the words opened and sealed, a step of the road written.</summary>
public sealed class AnswerDesk(PortalDb db, Vault vault, ProposalRoad road, AuditLog audit, TerritoryPack territory, InstanceChoices choices, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();
    public DateOnly Today => territory.Today(clock);

    /// <summary>The day of a first answer: the pack’s delay.</summary>
    public DateOnly AnswerDue => Today.AddDays(territory.Answer.Days);

    /// <summary>The day of a second answer, or of an explanation: as for any word that waits.</summary>
    public DateOnly WordDue => Today.AddDays(choices.WordDays);

    /// <summary>
    /// Does something with one of these ideas, alone in its row, and writes the step when its state or day changed. Not among them:
    /// false, and nothing is kept.
    /// </summary>
    /// <param name="among">Those that whoever asks may act on.</param>
    /// <param name="id">Of the idea.</param>
    /// <param name="action">For the audit log.</param>
    /// <param name="act">Changes the idea and its answer; null words are kept as they are.</param>
    public Task<bool> ActAsync(IQueryable<Proposal> among, Guid id, AuditAction action, Func<Proposal, ProposalAnswer, Task> act) => db.InOneTransactionOrNothingAsync(async () =>
    {
        if (await among.Where(proposal => proposal.Id == id && proposal.Rank != null).Select(proposal => new { proposal.IsNamed, proposal.AuthorId }).SingleOrDefaultAsync() is not { } head) return false;
        await audit.WriteAsync(action, head.IsNamed ? head.AuthorId : null, id); // first: it holds the log’s lock
        await db.LockProposalAsync(id);
        if (await db.Proposals.SingleOrDefaultAsync(proposal => proposal.Id == id) is not { IsShown: true } idea) return false; // withdrawn meanwhile
        if (await db.ProposalAnswers.SingleOrDefaultAsync(one => one.ProposalId == id) is not { } answer) db.ProposalAnswers.Add(answer = ProposalAnswer.Begin(SecretCode.NewId(), id));
        var before = (idea.State, idea.DueOn, idea.Revision);
        await act(idea, answer);
        if (before != (idea.State, idea.DueOn, idea.Revision)) await road.StepAsync(idea, idea.DueOn);
        await db.SaveChangesAsync();
        return true;
    });

    /// <summary>What is said so far.</summary>
    public async Task<AnswerWords> OpenAsync(ProposalAnswer answer) =>
        answer.Words is { } kept && await vault.OpenAsync(AnswersData.Words, Vault.Nobody, answer.Id, kept) is { } text ? AnswerWords.Thaw(text) : AnswerWords.None;

    /// <summary>The same of several, by their own ids.</summary>
    public async Task<IReadOnlyDictionary<Guid, AnswerWords>> OpenAllAsync(IReadOnlyCollection<ProposalAnswer> answers)
    {
        var opened = await vault.OpenAllAsync(AnswersData.Words, [.. answers.Where(answer => answer.Words is not null).Select(answer => (Vault.Nobody, answer.Id, answer.Words!))]);
        return answers.ToDictionary(answer => answer.Id, answer => opened.GetValueOrDefault(answer.Id) is { } text ? AnswerWords.Thaw(text) : AnswerWords.None);
    }

    public Task<byte[]> SealAsync(ProposalAnswer answer, AnswerWords words) => vault.SealAsync(AnswersData.Words, Vault.Nobody, answer.Id, words.Freeze());
}
