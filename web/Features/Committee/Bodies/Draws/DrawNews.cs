namespace ChildProtection.Features.Committee.Bodies.Draws;

/// <summary>Said on the home page: a seat is offered, a draw was made, a call was cancelled; and to facilitators, a call waits for its draw.</summary>
internal sealed class DrawNews(PortalDb db, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Offered = "draws.offered";
    private const string Told = "draws.told";
    private const string Cancelled = "draws.cancelled";
    private const string ToDraw = "draws.to-draw";
    private const int FreshDays = 14;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(CommitteeAccess.Module)) return null;
        var (id, today, since, calls, rows) = (user.Id, territory.Today(clock), clock.GetUtcNow().AddDays(-FreshDays), db.SeatCalls, db.CallVolunteers);
        if (user.Is(Role.Facilitator))
        {
            var mine = committee.Visible();
            return me.Select(_ => new NewsCount { Name = ToDraw, Count = calls.Count(call => call.DrawnAt == null && call.CancelledAt == null && call.ClosesOn < today && mine.Any(body => body.Id == call.BodyId)) });
        }
        if (!Role.IsYoung(user.Role) && !user.Is(Role.Parent)) return null;
        return me.Select(_ => new NewsCount { Name = Offered, Count = rows.Count(row => row.AccountId == id && row.State == VolunteerState.Asked && row.AnswerBy >= today) })
            .Concat(me.Select(_ => new NewsCount
            {
                Name = Told,
                Count = rows.Count(row => row.AccountId == id && row.ChangedAt > since
                    && (row.State == VolunteerState.NotDrawn || row.State == VolunteerState.NotFit || row.State == VolunteerState.Substitute || row.State == VolunteerState.Silent)),
            }))
            .Concat(me.Select(_ => new NewsCount { Name = Cancelled, Count = rows.Count(row => row.AccountId == id && calls.Any(call => call.Id == row.CallId && call.CancelledAt > since)) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var tu = Role.IsYoung(user.Role);
        return Task.FromResult<IReadOnlyList<NewsItem>>(
        [
            .. counts.Of(Offered) > 0 ? [new NewsItem(tu ? "Tu as été tiré·e au sort." : "Vous avez été tiré·e au sort.", "/comite", "etoile")] : Array.Empty<NewsItem>(),
            .. counts.Of(Told) > 0 ? [new NewsItem(tu ? "Le tirage au sort est fait. Lis ta réponse." : "Le tirage au sort est fait. Lisez votre réponse.", "/comite", "cercle")] : Array.Empty<NewsItem>(),
            .. counts.Of(Cancelled) > 0 ? [new NewsItem(tu ? "Un appel est annulé. Ton nom n’est plus dessus." : "Un appel est annulé. Votre nom n’est plus dessus.", "/comite", "cercle")] : Array.Empty<NewsItem>(),
            .. counts.Of(ToDraw) > 0 ? [new NewsItem("Un appel est fini. Il reste à tirer au sort.", "/comite", "cercle")] : Array.Empty<NewsItem>(),
        ]);
    }
}
