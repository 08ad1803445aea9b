using ChildProtection.Features.Forums.Tickets;

namespace ChildProtection.Features.Forums;

/// <summary>What somebody needs goes the day after; tickets once the figures are made; who helped, a year after. The event itself stays, and nobody is in it.</summary>
internal static class ForumsRetention
{
    public const string NeedsCode = "forum-needs";
    public const string TicketsCode = "forum-tickets";
    public const string VolunteersCode = "forum-volunteers";
    public const string GreetersCode = "forum-greeters";

    private static readonly RetentionRule Needs = new(NeedsCode, "Ce qu’il faut à quelqu’un pour venir à un forum", "après l’étape", "Pour le transport et l’accès. Après, cela ne sert plus.", 1) { Entity = typeof(ForumTicket), Order = 40 };
    private static readonly RetentionRule Tickets = new(TicketsCode, "Les billets des forums", "après l’étape", "Pour compter combien de jeunes sont venus.", 90) { Entity = typeof(ForumTicket), Least = 75, Most = 120 };
    private static readonly RetentionRule Volunteers = new(VolunteersCode, "Les tâches prises pour un forum", "après le forum", "Pour remercier ceux qui ont aidé.", 180) { Entity = typeof(ForumVolunteer), Least = 30, Most = 365 };
    private static readonly RetentionRule Greeters = new(GreetersCode, "Les adultes qui accueillent à un forum", "après l’étape", "Pour savoir qui tenait la porte.", 90) { Entity = typeof(ForumGreeter), Least = 30, Most = 180 };

    public static void AddForumsRetention(this IServiceCollection services)
    {
        services.AddRetention(Needs, (db, limit) =>
        {
            var (day, stops) = (DateOnly.FromDateTime(limit.UtcDateTime), db.ForumStops);
            return db.ForumTickets.Where(ticket => ticket.Needs != null && stops.Any(stop => stop.Id == ticket.StopId && stop.Day <= day)).OrderBy(ticket => ticket.Id);
        }, some => some.ExecuteUpdateAsync(update => update.SetProperty(ticket => ticket.Needs, (byte[]?)null)));
        services.AddRetention(Tickets, (db, limit) =>
        {
            var (day, stops) = (DateOnly.FromDateTime(limit.UtcDateTime), db.ForumStops);
            return db.ForumTickets.Where(ticket => stops.Any(stop => stop.Id == ticket.StopId && stop.Day < day)).OrderBy(ticket => ticket.Id);
        });
        services.AddRetention(Volunteers, (db, limit) =>
        {
            var (day, forums, tasks) = (DateOnly.FromDateTime(limit.UtcDateTime), db.Forums, db.ForumTasks);
            return db.ForumVolunteers.Where(one => tasks.Any(task => task.Id == one.TaskId && forums.Any(forum => forum.Id == task.ForumId && forum.LastDay < day))).OrderBy(one => one.TaskId).ThenBy(one => one.AccountId);
        });
        services.AddRetention(Greeters, (db, limit) =>
        {
            var (day, stops) = (DateOnly.FromDateTime(limit.UtcDateTime), db.ForumStops);
            return db.ForumGreeters.Where(one => stops.Any(stop => stop.Id == one.StopId && stop.Day < day)).OrderBy(one => one.StopId).ThenBy(one => one.AccountId);
        });
    }
}
