namespace ChildProtection.Features.Safeguarding;

/// <summary>
/// Said on the home page: alerts that wait, and what became of a wish to talk. Never a word, never of whom. Administrators see no alert, only that one
/// waits too long: they call the team.
/// </summary>
internal sealed class SafeguardingNews(PortalDb db, CurrentUser user, TimeProvider clock) : INews
{
    private const string Late = "safeguarding.late";
    private const string Waiting = "safeguarding.waiting";
    private const string Talks = "safeguarding.talks";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        var (id, now, alerts, talks) = (user.Id, clock.GetUtcNow(), db.Alerts, db.TalkRequests);
        if (user.Is(Role.YoungPerson)) return me.Select(_ => new NewsCount { Name = Talks, Count = talks.Count(talk => talk.AuthorId == id && talk.NewsAt > talk.SeenAt) });
        if (user.Is(Role.Administrator)) return me.Select(_ => new NewsCount { Name = Late, Count = alerts.Count(alert => alert.ClosedAt == null && alert.TakenAt == null && alert.DueAt < now) });
        if (!user.Is(Role.Moderator)) return null;
        var open = alerts.Where(alert => alert.ClosedAt == null && alert.TakenAt == null && (alert.AuthorId == null || alert.AuthorId != id));
        return me.Select(_ => new NewsCount { Name = Late, Count = open.Count(alert => alert.DueAt < now) })
            .Concat(me.Select(_ => new NewsCount { Name = Waiting, Count = open.Count() }))
            .Concat(me.Select(_ => new NewsCount { Name = Talks, Count = talks.Count(talk => talk.ReadAt == null) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var told = new List<NewsItem>();
        if (user.Is(Role.YoungPerson))
        {
            if (counts.Of(Talks) > 0) told.Add(new("Quelqu’un a lu ta demande de parler.", "/parler", "telephone"));
        }
        else if (user.Is(Role.Administrator))
        {
            if (counts.Of(Late) > 0) told.Add(new("Une alerte attend trop longtemps. Prévenez l’astreinte.", "/protection/astreinte", "alerte"));
        }
        else
        {
            if (counts.Of(Late) is var late and > 0) told.Add(new(late == 1 ? "Une alerte est en retard." : $"{late} alertes sont en retard.", "/protection", "alerte"));
            else if (counts.Of(Waiting) > 0) told.Add(new("Une alerte attend d’être prise.", "/protection", "alerte"));
            if (counts.Of(Talks) > 0) told.Add(new("Un jeune veut parler à quelqu’un.", "/protection", "telephone"));
        }
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }
}
