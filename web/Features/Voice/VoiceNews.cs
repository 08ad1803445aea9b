namespace ChildProtection.Features.Voice;

/// <summary>Said on the home page: an answer came, or a statement waits.</summary>
internal sealed class VoiceNews(VoiceAccess voices, CurrentUser user) : INews
{
    public async Task<IReadOnlyList<NewsItem>> TellAsync()
    {
        if (Role.IsYoung(user.Role) || user.Is(Role.Parent) || user.Is(Role.Mentor))
        {
            var answers = await voices.Own.CountAsync(s => s.AnsweredAt != null && s.AnswerSeenAt == null);
            return answers == 0 ? [] : [new(answers == 1 ? "Une réponse est arrivée." : $"{answers} réponses sont arrivées.", "/ma-parole", "bulle")];
        }
        if (!user.Is(Role.Professional)) return [];
        var waiting = await voices.ToRead.CountAsync(s => s.AnsweredAt == null);
        return waiting == 0 ? [] : [new(waiting == 1 ? "Une parole attend une réponse." : $"{waiting} paroles attendent une réponse.", "/paroles", "parole")];
    }
}
