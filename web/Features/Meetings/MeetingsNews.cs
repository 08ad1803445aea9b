using ChildProtection.Features.Committee;

namespace ChildProtection.Features.Meetings;

/// <summary>Said on the home page: a meeting tomorrow, one today or new, one that changed, a place that became free, minutes to read again or published, points that wait. Never a word of them.</summary>
internal sealed class MeetingsNews(PortalDb db, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const string Tomorrow = "meetings.tomorrow";
    private const string Moved = "meetings.moved";
    private const string Promoted = "meetings.promoted";
    private const string Returned = "meetings.returned";
    private const string Reread = "meetings.reread";
    private const string Held = "meetings.held";
    private const string Back = "meetings.back";
    private const string Today = "meetings.today";
    private const string Planned = "meetings.planned";
    private const string MinutesThere = "meetings.minutes";
    private const int FreshDays = 30;
    private const int NewDays = 14;

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        if (!territory.Has(CommitteeAccess.Module)) return null;
        var (isMember, id, now, bodies) = (Role.IsYoung(user.Role) || user.Is(Role.Parent), user.Id, clock.GetUtcNow(), committee.Visible());
        if (!isMember && !user.Is(Role.Facilitator)) return null;
        var (meetings, points, seats) = (db.Meetings.Where(meeting => bodies.Any(body => body.Id == meeting.BodyId)), db.MeetingPoints, db.MeetingSeats);
        if (!isMember)
            return me.Select(_ => new NewsCount { Name = Held, Count = points.Count(point => point.State == PointState.Held && meetings.Any(meeting => meeting.Id == point.MeetingId)) })
                .Concat(me.Select(_ => new NewsCount { Name = Back, Count = meetings.Count(meeting => meeting.MinutesState == MinutesState.Returned || meeting.MinutesState == MinutesState.Agreed) }));

        var (from, until, fresh) = (territory.EndOf(territory.Today(clock)), territory.EndOf(territory.Today(clock).AddDays(1)), now.AddDays(-FreshDays));
        var (morning, recent) = (territory.EndOf(territory.Today(clock).AddDays(-1)), now.AddDays(-NewDays));
        var mine = seats.Where(seat => seat.AccountId == id);
        return me.Select(_ => new NewsCount { Name = Tomorrow, Count = mine.Count(seat => !seat.IsWaiting && meetings.Any(meeting => meeting.Id == seat.MeetingId && meeting.CancelledAt == null && meeting.StartsAt >= from && meeting.StartsAt < until)) })
            .Concat(me.Select(_ => new NewsCount { Name = Moved, Count = mine.Count(seat => meetings.Any(meeting => meeting.Id == seat.MeetingId && meeting.StartsAt > now && meeting.ChangedAt > seat.SeenAt)) }))
            .Concat(me.Select(_ => new NewsCount { Name = Promoted, Count = mine.Count(seat => seat.PromotedAt > seat.SeenAt && meetings.Any(meeting => meeting.Id == seat.MeetingId && meeting.CancelledAt == null && meeting.StartsAt > now)) }))
            .Concat(me.Select(_ => new NewsCount { Name = Returned, Count = points.Count(point => point.AuthorId == id && point.State == PointState.Returned && point.ChangedAt > fresh) }))
            .Concat(me.Select(_ => new NewsCount { Name = Reread, Count = mine.Count(seat => seat.WasThere == true && meetings.Any(meeting => meeting.Id == seat.MeetingId && meeting.MinutesState == MinutesState.ToReread && meeting.MinutesAt > fresh)) }))
            .Concat(me.Select(_ => new NewsCount { Name = Today, Count = mine.Count(seat => !seat.IsWaiting && meetings.Any(meeting => meeting.Id == seat.MeetingId && meeting.CancelledAt == null && meeting.StartsAt >= morning && meeting.StartsAt < from && meeting.EndsAt > now)) }))
            .Concat(me.Select(_ => new NewsCount { Name = Planned, Count = meetings.Count(meeting => meeting.CancelledAt == null && meeting.StartsAt > now && meeting.ChangedAt > recent && !mine.Any(seat => seat.MeetingId == meeting.Id)) }))
            .Concat(me.Select(_ => new NewsCount { Name = MinutesThere, Count = meetings.Count(meeting => (meeting.MinutesState == MinutesState.Published || meeting.MinutesState == MinutesState.PublishedUnread) && meeting.MinutesAt > recent && !mine.Any(seat => seat.MeetingId == meeting.Id && seat.SeenAt >= meeting.MinutesAt)) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var told = new List<NewsItem>();
        if (counts.Of(Today) > 0) told.Add(new("Une réunion a lieu aujourd’hui.", "/comite/reunions", "calendrier"));
        if (counts.Of(Tomorrow) > 0) told.Add(new("Une réunion a lieu demain.", "/comite/reunions", "calendrier"));
        if (counts.Of(Moved) > 0) told.Add(new("Une réunion a changé.", "/comite/reunions", "alerte"));
        if (counts.Of(Promoted) > 0) told.Add(new(user.Is(Role.Parent) ? "Une place s’est libérée pour vous." : "Une place s’est libérée pour toi.", "/comite/reunions", "coche"));
        if (counts.Of(Returned) > 0) told.Add(new("Un point pour une réunion revient avec un mot.", "/comite/reunions", "bulle"));
        if (counts.Of(Reread) > 0) told.Add(new("Un compte rendu attend d’être relu.", "/comite/reunions", "livret"));
        if (counts.Of(Planned) > 0) told.Add(new("Une réunion est prévue.", "/comite/reunions", "calendrier"));
        if (counts.Of(MinutesThere) > 0) told.Add(new("Un compte rendu est publié.", "/comite/reunions", "livret"));
        if (counts.Of(Held) > 0) told.Add(new("Un point pour une réunion attend d’être lu.", "/comite/reunions", "crayon"));
        if (counts.Of(Back) > 0) told.Add(new("Un compte rendu a été relu.", "/comite/reunions", "livret"));
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }
}
