using ChildProtection.Features.Forums.Preparing;

namespace ChildProtection.Features.Forums;

/// <summary>
/// Said on the home page: to whoever has a place, that one came free, that the event is off, today or tomorrow; to whoever runs it, that
/// something is late, that hands are missing or that an adult offers to welcome. Never a name or a title.
/// </summary>
internal sealed class ForumsNews(PortalDb db, CurrentUser user, ForumsAccess access, TerritoryPack territory) : INews
{
    private const string Cancelled = "forums.cancelled";
    private const string OnToday = "forums.today";
    private const string OnTomorrow = "forums.tomorrow";
    private const string Promoted = "forums.promoted";
    private const string Offered = "forums.offered";
    private const string ToDo = "forums.to-do";
    private const string Alone = "forums.alone";

    /// <summary>Before an event, in days: a task without hands is said.</summary>
    private const int DaysBefore = 7;
    private const int Most = 50;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(ForumsAccess.Module)) return null;
        return user.Is(Role.Facilitator) ? OfRunner(me) : Role.IsYoung(user.Role) || user.Is(Role.Professional) ? OfHolder(me) : null;
    }

    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        const string address = "/comite/forums";
        var (told, tu) = (new List<NewsItem>(), Role.IsYoung(user.Role));
        if (counts.Of(Cancelled) > 0) told.Add(new(tu ? "Un forum où tu as une place est annulé." : "Un forum où vous avez des places est annulé.", address, "alerte"));
        if (counts.Of(OnToday) > 0) told.Add(new(tu ? "Un forum a lieu aujourd’hui, tu as une place." : "Un forum a lieu aujourd’hui, on vous attend.", address, "forum"));
        else if (counts.Of(OnTomorrow) > 0) told.Add(new(tu ? "Un forum a lieu demain, tu as une place." : "Un forum a lieu demain, on vous attend.", address, "calendrier"));
        if (counts.Of(Promoted) > 0) told.Add(new("Une place s’est libérée pour toi.", address, "forum"));
        if (counts.Of(ToDo) > 0 && await IsLateAsync()) told.Add(new("Une chose à faire pour un forum est en retard.", address, "alerte"));
        if (counts.Of(Alone) > 0) told.Add(new("Une tâche d’un forum manque de volontaires.", address, "main"));
        if (counts.Of(Offered) > 0) told.Add(new("Un adulte propose d’accueillir à un forum.", address, "forum"));
        return told;
    }

    private IQueryable<NewsCount> OfHolder(IQueryable<Account> me)
    {
        var (id, today, tomorrow, forums) = (user.Id, access.Today, access.Today.AddDays(1), db.Forums);
        var (all, open) = (db.ForumStops, db.ForumStops.Where(stop => forums.Any(forum => forum.Id == stop.ForumId && forum.CancelledAt == null)));
        var (mine, welcomes) = (db.ForumTickets.Where(ticket => ticket.AccountId == id), db.ForumGreeters.Where(greeter => greeter.AccountId == id && greeter.AcceptedAt != null));
        var counts = me.Select(_ => new NewsCount { Name = Cancelled, Count = mine.Count(ticket => all.Any(stop => stop.Id == ticket.StopId && stop.Day >= today) && !open.Any(stop => stop.Id == ticket.StopId)) })
            .Concat(me.Select(_ => new NewsCount { Name = OnToday, Count = mine.Count(ticket => !ticket.IsWaiting && open.Any(stop => stop.Id == ticket.StopId && stop.Day == today)) + welcomes.Count(one => open.Any(stop => stop.Id == one.StopId && stop.Day == today)) }))
            .Concat(me.Select(_ => new NewsCount { Name = OnTomorrow, Count = mine.Count(ticket => !ticket.IsWaiting && open.Any(stop => stop.Id == ticket.StopId && stop.Day == tomorrow)) + welcomes.Count(one => open.Any(stop => stop.Id == one.StopId && stop.Day == tomorrow)) }));
        return user.Is(Role.Professional) ? counts : counts.Concat(me.Select(_ => new NewsCount { Name = Promoted, Count = mine.Count(ticket => ticket.PromotedAt != null && ticket.SeenAt == null && open.Any(stop => stop.Id == ticket.StopId && stop.Day >= today)) }));
    }

    private IQueryable<NewsCount> OfRunner(IQueryable<Account> me)
    {
        var (today, near, coming) = (access.Today, access.Today.AddDays(DaysBefore), Coming());
        var (waiting, stops, tasks, greeters, hands) = (Waiting(), db.ForumStops, db.ForumTasks, db.ForumGreeters, TaskDesk.Present(db));
        return me.Select(_ => new NewsCount { Name = Offered, Count = greeters.Count(greeter => greeter.AcceptedAt == null && stops.Any(stop => stop.Id == greeter.StopId && stop.Day >= today && coming.Any(forum => forum.Id == stop.ForumId))) })
            .Concat(me.Select(_ => new NewsCount { Name = ToDo, Count = waiting.Count() }))
            .Concat(me.Select(_ => new NewsCount { Name = Alone, Count = tasks.Count(task => coming.Any(forum => forum.Id == task.ForumId && forum.FirstDay <= near) && hands.Count(one => one.TaskId == task.Id) < task.Places) }));
    }

    /// <summary>What whoever asks runs, and is not over.</summary>
    private IQueryable<Forum> Coming()
    {
        var today = access.Today;
        return access.Visible().Where(forum => forum.LastDay >= today && forum.CancelledAt == null);
    }

    /// <summary>Those of them with something left to do: the lists are JSON, days are read in memory.</summary>
    private IQueryable<Forum> Waiting() => Coming().Where(forum => forum.Prepared.Contains("\"DoneOn\":null"));

    private async Task<bool> IsLateAsync()
    {
        var today = access.Today;
        return (await Waiting().AsNoTracking().OrderBy(forum => forum.Id).Take(Most).ToListAsync()).Exists(forum => forum.Sheet.Checks.Any(check => check.IsLateOn(today)));
    }
}
