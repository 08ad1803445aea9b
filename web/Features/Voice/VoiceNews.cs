namespace ChildProtection.Features.Voice;

/// <summary>Said on the home page: an answer came, or a statement waits.</summary>
internal sealed class VoiceNews(VoiceAccess voices, CurrentUser user) : INews
{
    private const string Answers = "voice.answers";
    private const string Waiting = "voice.waiting";

    private bool Speaks => Role.IsYoung(user.Role) || user.Is(Role.Parent) || user.Is(Role.Mentor);

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        var (answers, waiting) = (voices.Own.Where(said => said.AnsweredAt != null && said.AnswerSeenAt == null), voices.ToRead.Where(said => said.AnsweredAt == null));
        return Speaks ? me.Select(_ => new NewsCount { Name = Answers, Count = answers.Count() })
            : user.Is(Role.Professional) ? me.Select(_ => new NewsCount { Name = Waiting, Count = waiting.Count() }) : null;
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts) => Task.FromResult<IReadOnlyList<NewsItem>>(
    [
        .. counts.Of(Answers) is var answers and > 0 ? [new NewsItem(answers == 1 ? "Une réponse est arrivée." : $"{answers} réponses sont arrivées.", "/ma-parole", "bulle")] : Array.Empty<NewsItem>(),
        .. counts.Of(Waiting) is var waiting and > 0 ? [new NewsItem(waiting == 1 ? "Une parole attend une réponse." : $"{waiting} paroles attendent une réponse.", "/paroles", "parole")] : Array.Empty<NewsItem>(),
    ]);
}
