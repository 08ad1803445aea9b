using ChildProtection.Features.Committee.Bodies;
using ChildProtection.Features.Votes;

namespace ChildProtection.Features.Proposals.Answers;

/// <summary>The facilitator moves an idea on: discussed, voted, sent to whoever decides, sent back once, followed; and chooses how it is told.</summary>
public sealed class MoveProposal(PortalDb db, AnswerDesk desk, ProposalAudience audience, TerritoryPack territory, CurrentUser user)
{
    private const int MostElections = 50;
    private const int MostAnswerers = 100;
    private const double Names = 0.6;

    /// <summary>A vote that chose.</summary>
    /// <param name="Id">Of the election.</param>
    /// <param name="Title">As its voters read it.</param>
    /// <param name="On">The day it was counted.</param>
    /// <param name="IsAdopted">The idea was chosen.</param>
    public sealed record CountedVote(Guid Id, string Title, DateOnly On, bool IsAdopted);

    /// <summary>Somebody who may answer.</summary>
    public sealed record Answerer(Guid Id, string Name);

    /// <summary>Counted secret votes of the idea’s body that name it, in their title, question or choices; the newest first.</summary>
    public async Task<IReadOnlyList<CountedVote>> VotesAsync(Proposal idea, string title)
    {
        var (me, body, running) = (user.Id, idea.BodyId, db.BodyFacilitators);
        var counted = await db.Elections.AsNoTracking().Where(election => election.CountedOn != null && (body == null || election.BodyId == body) && running.Any(one => one.BodyId == election.BodyId && one.AccountId == me && one.Until == null))
            .OrderByDescending(election => election.CountedOn).ThenBy(election => election.Id).Take(MostElections).ToListAsync();
        return [.. counted.Select(election => Read(election, title)).OfType<CountedVote>()];
    }

    /// <summary>The people who may hold an answer: the pilots, by name.</summary>
    public async Task<IReadOnlyList<Answerer>> AnswerersAsync() =>
        [.. (await AnswererRows().Select(account => new Answerer(account.Id, account.DisplayName)).Take(MostAnswerers).ToListAsync()).OrderBy(one => one.Name, StringComparer.CurrentCulture)];

    /// <summary>« En discussion ». Not run by whoever asks: false. It is no more only published: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> DiscussAsync(Guid id) => desk.ActAsync(audience.Run(), id, AnswersAudit.Discussed, (idea, _) =>
    {
        if (idea.State != ProposalState.Published) throw new BrokenRuleException("La discussion est déjà ouverte.");
        idea.MoveOn(ProposalState.Discussed, null, desk.Now);
        return Task.CompletedTask;
    });

    /// <summary>Hands counted in a room.</summary>
    public Task<bool> VoteByHandsAsync(Guid id, int inFavour, int against, int aside, DateOnly on) => desk.ActAsync(audience.Run(), id, AnswersAudit.Voted, (idea, answer) =>
    {
        answer.VoteByHands(idea, inFavour, against, aside, on, desk.Today, desk.Now);
        return Task.CompletedTask;
    });

    /// <summary>A secret vote of the same body that was counted and names the idea; any other: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> VoteInSecretAsync(Guid id, string title, Guid electionId) => desk.ActAsync(audience.Run(), id, AnswersAudit.Voted, async (idea, answer) =>
    {
        if ((await VotesAsync(idea, title)).FirstOrDefault(one => one.Id == electionId) is not { } vote) throw new BrokenRuleException("Choisissez un vote compté de cette instance.");
        answer.VoteInSecret(idea, vote.Id, vote.IsAdopted, vote.On, desk.Now);
    });

    /// <summary>To the function that decides, held by this account. Somebody who may not answer: <see cref="BrokenRuleException"/>.</summary>
    public Task<bool> SendAsync(Guid id, Guid answererId) => desk.ActAsync(audience.Run(), id, AnswersAudit.Sent, async (idea, answer) =>
    {
        var address = await AddressAsync(answererId);
        answer.Send(idea, territory.Answer.Who, answererId, desk.AnswerDue, desk.Now);
        if (address is { Length: > 0 }) Outbox.Add(db, address, MailTemplate.News, desk.Now); // the delay is theirs from today
    });

    /// <summary>Somebody else holds the answer for the same function.</summary>
    public Task<bool> PassAsync(Guid id, Guid answererId) => desk.ActAsync(audience.Run(), id, AnswersAudit.Passed, async (_, answer) =>
    {
        var address = await AddressAsync(answererId);
        answer.PassTo(answererId);
        if (address is { Length: > 0 }) Outbox.Add(db, address, MailTemplate.News, desk.Now);
    });

    /// <summary>« La réponse ne répond pas », once, with a word to whoever answers.</summary>
    public Task<bool> AskAgainAsync(Guid id, string word) => desk.ActAsync(audience.Run(), id, AnswersAudit.AskedAgain, async (idea, answer) =>
    {
        var words = await desk.OpenAsync(answer);
        var first = $"{answer.Decision?.Words()}. {words.Why} {words.What}".Trim();
        answer.AskAgain(idea, await desk.SealAsync(answer, words with { Again = word, First = first }), desk.WordDue, desk.Now);
    });

    /// <summary>« Suivie »: what became of it.</summary>
    public Task<bool> FollowAsync(Guid id, FollowUp followUp) => desk.ActAsync(audience.Run(), id, AnswersAudit.Followed, (idea, answer) =>
    {
        answer.Follow(idea, followUp, desk.Now);
        return Task.CompletedTask;
    });

    /// <summary>Two sentences for « Ce qui a changé grâce à vous »: its author rereads them first.</summary>
    public Task<bool> TellAsync(Guid id, string before, string after) => desk.ActAsync(audience.Run(), id, AnswersAudit.Told, async (idea, answer) =>
        answer.Tell(idea, await desk.SealAsync(answer, await desk.OpenAsync(answer) with { StoryBefore = before, StoryAfter = after })));

    private async Task<string?> AddressAsync(Guid answererId) =>
        (await AnswererRows().Where(account => account.Id == answererId).Select(account => new { account.Email }).SingleOrDefaultAsync() ?? throw new BrokenRuleException("Choisissez quelqu’un de la liste.")).Email;

    private static double ShareOf(string title, string words) => ProposalIndex.Share(ProposalIndex.Sounds(title), ProposalIndex.Sounds(words));

    private IQueryable<Account> AnswererRows() => db.Users.Where(account => account.Role == Role.Observer && account.DisabledAt == null);

    /// <summary>Null when it names another thing, or when too few voted for a result.</summary>
    private static CountedVote? Read(Election election, string title)
    {
        if (election.Published is not { } result || election.WebBallots + election.PaperBallots < Votes.Counting.PublishedResult.FewestBallots) return null;
        if (election.Method == VoteMethod.Proposal) return ShareOf(title, $"{election.Title} {election.Question}") >= Names ? new CountedVote(election.Id, election.Title, election.CountedOn!.Value, result.Winners.Contains(0)) : null;
        var named = election.Options.Index().Select(option => (option.Index, Share: ShareOf(title, option.Item.Words))).Where(option => option.Share >= Names).OrderByDescending(option => option.Share).Take(2).ToList();
        if (named.Count == 0 || (named.Count == 2 && named[0].Share == named[1].Share)) return null; // two choices that say as much of it: nobody knows which
        return new CountedVote(election.Id, election.Title, election.CountedOn!.Value, result.Winners.Contains(named[0].Index));
    }
}
