using ChildProtection.Features.Moderation.Cases;

namespace ChildProtection.Features.Moderation;

/// <summary>Said on the home page: a report has its outcome, a text comes back, something waits. Never a word, never who.</summary>
internal sealed class ModerationNews(PortalDb db, MayModerate may, CurrentUser user, TimeProvider clock) : INews
{
    private const string Outcome = "moderation.outcome";
    private const string Returned = "moderation.returned";
    private const string Waiting = "moderation.waiting";
    private const string Late = "moderation.late";
    private const string Appeals = "moderation.appeals";

    public IQueryable<NewsCount>? Ask(IQueryable<Account> me)
    {
        var (id, now, reports, decisions, appeals, pauses) = (user.Id, clock.GetUtcNow(), db.ModerationReports, db.ModerationDecisions, db.ModerationAppeals, db.ModerationSilences);
        var asked = me.Select(_ => new NewsCount { Name = Outcome, Count = reports.Count(report => report.ReporterId == id && report.ClosedAt != null && report.SeenAt == null) })
            .Concat(me.Select(_ => new NewsCount
            {
                Name = Returned,
                Count = decisions.Count(one => one.AuthorId == id && one.IsTold && one.ReplacedAt == null && one.SeenAt == null)
                    + appeals.Count(one => one.AuthorId == id && one.DecidedAt != null && one.SeenAt == null)
                    + pauses.Count(one => one.AccountId == id && one.SeenAt == null && (one.Length != Moderation.Pauses.SilenceLength.Month || one.ConfirmedAt != null)),
            }));
        if (!user.Is(Role.Moderator)) return asked;
        var mine = WaitingTexts.Waiting(may.Cases());
        return asked.Concat(me.Select(_ => new NewsCount { Name = Waiting, Count = mine.Count() }))
            .Concat(me.Select(_ => new NewsCount { Name = Late, Count = mine.Count(one => one.DueAt < now) }))
            .Concat(me.Select(_ => new NewsCount { Name = Appeals, Count = appeals.Count(one => one.DecidedAt == null && one.AuthorId != id) }));
    }

    public Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var (told, young) = (new List<NewsItem>(), Role.IsYoung(user.Role));
        if (counts.Of(Late) is var late and > 0) told.Add(new(late == 1 ? "Un texte à relire est en retard." : $"{late} textes à relire sont en retard.", "/moderation", "alerte"));
        else if (counts.Of(Waiting) is var waiting and > 0) told.Add(new(waiting == 1 ? "Un texte attend d’être relu." : $"{waiting} textes attendent d’être relus.", "/moderation", "bouclier"));
        if (counts.Of(Appeals) > 0) told.Add(new("Quelqu’un demande une autre lecture.", "/moderation/recours", "balance"));
        if (counts.Of(Outcome) > 0) told.Add(new(young ? "Ton signalement a une réponse." : "Votre signalement a une réponse.", "/mes-signalements", "bouclier"));
        if (counts.Of(Returned) > 0) told.Add(new(young ? "Il y a du nouveau dans tes textes rendus." : "Il y a du nouveau dans vos textes rendus.", "/mes-textes-rendus", "bulle"));
        return Task.FromResult<IReadOnlyList<NewsItem>>(told);
    }
}
