namespace ChildProtection.Features.Forums;

/// <summary>Said on the home page: a place came free; something of a forum is late; an adult offers to welcome. Never a name or a title.</summary>
internal sealed class ForumsNews(PortalDb db, CurrentUser user, ForumsAccess access, TerritoryPack territory) : INews
{
    private const string Promoted = "forums.promoted";
    private const string Offered = "forums.offered";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(ForumsAccess.Module)) return null;
        var (id, today, tickets, stops, greeters, forums) = (user.Id, access.Today, db.ForumTickets, db.ForumStops, db.ForumGreeters, access.Visible());
        if (Role.IsYoung(user.Role)) return me.Select(_ => new NewsCount { Name = Promoted, Count = tickets.Count(ticket => ticket.AccountId == id && ticket.PromotedAt != null && ticket.SeenAt == null && stops.Any(stop => stop.Id == ticket.StopId && stop.Day >= today)) });
        return !user.Is(Role.Facilitator) ? null : me.Select(_ => new NewsCount { Name = Offered, Count = greeters.Count(greeter => greeter.AcceptedAt == null && stops.Any(stop => stop.Id == greeter.StopId && stop.Day >= today && forums.Any(forum => forum.Id == stop.ForumId))) });
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts) => Task.FromResult<IReadOnlyList<NewsItem>>(
        counts.Of(Promoted) > 0 ? [new NewsItem("Une place s’est libérée pour toi.", "/comite/forums", "forum")]
        : counts.Of(Offered) > 0 ? [new NewsItem("Un adulte propose d’accueillir à un forum.", "/comite/forums", "forum")] : []);
}
