using ChildProtection.Features.Accounts;
using ChildProtection.Features.Committee;
using ChildProtection.Features.Forums.Stops;

namespace ChildProtection.Features.Forums;

/// <summary>
/// Who may do what around forums: facilitators run those of their bodies; members prepare with them; young people and professionals see what is
/// published. Families never meet the young here: a parent sees the public programme and nothing else.
/// </summary>
public sealed class ForumsAccess(PortalDb db, CommitteeAccess committee, CurrentUser user, TerritoryPack territory, TimeProvider clock)
{
    /// <summary>Of the territory pack: off, the pages are not there.</summary>
    public const string Module = CommitteeAccess.Module;

    /// <summary>Read about forums.</summary>
    public const string Around = "forums.around";

    /// <summary>Run one.</summary>
    public const string Runner = "forums.runner";

    /// <summary>Prepare one: members and facilitators. Which body is asked each time.</summary>
    public const string Preparer = "forums.preparer";

    /// <summary>Take a place for oneself.</summary>
    public const string Young = "forums.young";

    /// <summary>Keep places for a house.</summary>
    public const string Professional = "forums.professional";

    /// <summary>Show tickets of one’s own.</summary>
    public const string Holder = "forums.holder";

    /// <summary>Welcome at the door. Which stop is asked each time.</summary>
    public const string Greeter = "forums.greeter";

    /// <summary>Read who was reached, as figures.</summary>
    public const string Watches = "forums.watches";

    public DateOnly Today => territory.Today(clock);

    /// <summary>Now, in the territory’s own hours.</summary>
    public TimeOnly Hour => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), territory.TimeZone).DateTime);

    /// <summary>The events that are there for whoever asks: facilitators those of their bodies, others what is published; members also what their body prepares.</summary>
    internal IQueryable<Forum> Visible()
    {
        var (mine, forums) = (committee.Visible().Where(body => body.Public != BodyPublic.Families), db.Forums);
        if (user.Is(Role.Facilitator)) return forums.Where(forum => mine.Any(body => body.Id == forum.BodyId));
        if (Role.IsYoung(user.Role)) return forums.Where(forum => forum.PublishedAt != null || mine.Any(body => body.Id == forum.BodyId));
        return user.Is(Role.Professional) || user.Is(Role.Observer) ? forums.Where(forum => forum.PublishedAt != null) : forums.Where(_ => false);
    }

    /// <summary>The bodies of the young where whoever asks sits, or which they run.</summary>
    internal IQueryable<Committee.Bodies.Body> Bodies() => committee.Visible().Where(body => body.Public != BodyPublic.Families);

    /// <summary>
    /// The stops that are there for whoever asks: one in a place of life for those who live there, for the educators and the référents of
    /// those who do, and for who runs the event.
    /// </summary>
    internal IQueryable<ForumStop> Stops()
    {
        if (user.Is(Role.Facilitator)) return db.ForumStops;
        var (isYoung, isProfessional) = (Role.IsYoung(user.Role), user.Is(Role.Professional));
        if (!isYoung && !isProfessional) return db.ForumStops.Where(stop => stop.PlaceId == null);
        var (me, now, stays) = (user.Id, clock.GetUtcNow(), db.Stays);
        var mine = db.Relations.Where(one => one.AccountId == me && one.From <= now && (one.Until == null || one.Until > now)
            && (isYoung ? one.Kind == RelationKind.Self : one.Kind == RelationKind.Educator || one.Kind == RelationKind.CaseWorker));
        return db.ForumStops.Where(stop => stop.PlaceId == null
            || mine.Any(one => stays.Any(stay => stay.ChildId == one.ChildId && stay.PlaceId == stop.PlaceId && stay.From <= now && (stay.Until == null || stay.Until > now))));
    }

    /// <summary>Whoever asks may welcome at this stop: they run the event, or said yes to it and were accepted.</summary>
    internal async Task<bool> GreetsAsync(Forum forum, Guid stopId)
    {
        var me = user.Id;
        if (user.Is(Role.Facilitator)) return await Bodies().AnyAsync(body => body.Id == forum.BodyId);
        return user.Is(Role.Professional) && await db.ForumGreeters.AnyAsync(greeter => greeter.StopId == stopId && greeter.AccountId == me && greeter.AcceptedAt != null);
    }
}

internal static class ForumsPolicies
{
    public static AuthorizationBuilder AddForumsPolicies(this AuthorizationBuilder policies) => policies
        .AddPolicy(ForumsAccess.Around, policy => policy.RequireRole(Role.YoungPerson, Role.Professional, Role.Facilitator, Role.Observer))
        .AddPolicy(ForumsAccess.Runner, policy => policy.RequireRole(Role.Facilitator))
        .AddPolicy(ForumsAccess.Preparer, policy => policy.RequireRole(Role.YoungPerson, Role.Facilitator))
        .AddPolicy(ForumsAccess.Young, policy => policy.RequireRole(Role.YoungPerson))
        .AddPolicy(ForumsAccess.Professional, policy => policy.RequireRole(Role.Professional))
        .AddPolicy(ForumsAccess.Holder, policy => policy.RequireRole(Role.YoungPerson, Role.Professional))
        .AddPolicy(ForumsAccess.Greeter, policy => policy.RequireRole(Role.Professional, Role.Facilitator))
        .AddPolicy(ForumsAccess.Watches, policy => policy.RequireRole(Role.Facilitator, Role.Observer));
}
