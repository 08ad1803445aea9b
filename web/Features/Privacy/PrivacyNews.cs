using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy;

/// <summary>Said on the home page: an answer came, the space will go or was about to; to a référent, that a young person's space will.</summary>
internal sealed class PrivacyNews(PortalDb db, RetentionDays days, CurrentUser user, TerritoryPack territory, TimeProvider clock) : INews
{
    private const int MostApart = 2;

    private const string Answers = "privacy.answers";
    private const string Erasures = "privacy.erasures";
    private const string Told = "privacy.told";

    public IQueryable<NewsCount> Ask(IQueryable<Account> me)
    {
        var (requests, notices) = (db.RightsRequests, db.ErasureNotices);
        return me.Select(account => new NewsCount { Name = Answers, Count = requests.Count(request => request.AccountId == account.Id && request.Answer != null && request.AnswerSeenAt == null) })
            .Concat(me.Select(account => new NewsCount { Name = Erasures, Count = requests.Count(request => request.AccountId == account.Id && request.State == RightsState.Granted && request.EraseAt != null) }))
            .Concat(me.Select(account => new NewsCount { Name = Told, Count = notices.Count(notice => notice.AccountId == account.Id) }));
    }

    public async Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts)
    {
        var (me, isYoung, items) = (user.Id, Role.IsYoung(user.Role), new List<NewsItem>());
        if (counts.Of(Answers) > 0) items.Add(new(isYoung ? "Une réponse sur tes données est arrivée." : "Une réponse sur vos données est arrivée.", "/mes-donnees/demandes", "dossier"));
        if (counts.Of(Erasures) > 0) // the day is asked for only then
        {
            var end = await db.RightsRequests.Where(request => request.AccountId == me && request.State == RightsState.Granted && request.EraseAt != null).MinAsync(request => request.EraseAt!.Value);
            items.Add(new(isYoung ? $"Ton espace sera effacé le {Day(end)}. Tu peux changer d’avis." : $"Votre espace sera effacé le {Day(end)}. Vous pouvez changer d’avis.", "/mes-donnees/demandes", "corbeille"));
        }
        if (counts.Of(Told) > 0)
            items.Add(new(isYoung ? "Sans visite, ton espace allait être effacé. Tu es là\u00A0: il reste." : "Sans visite, votre espace allait être effacé. Vous êtes là\u00A0: il reste.", "/combien-de-temps", "horloge"));
        if (user.Is(Role.Professional)) items.AddRange(await YoungAsync());
        return items;
    }

    /// <summary>The young people whom this référent follows today, who were told through them and have not come back. No name here.</summary>
    private async Task<IReadOnlyList<NewsItem>> YoungAsync()
    {
        var me = user.Id;
        var (links, accounts) = (db.Relations.HoldingAt(clock.GetUtcNow()), db.Users);
        var going = await (
            from notice in db.ErasureNotices
            join account in accounts on notice.AccountId equals account.Id
            join self in links on account.Id equals self.AccountId
            where self.Kind == RelationKind.Self && links.Any(link => link.AccountId == me && link.Kind == RelationKind.CaseWorker && link.ChildId == self.ChildId)
                && (account.LastContactAt ?? account.CreatedAt) <= notice.ToldAt
            orderby notice.ToldAt
            select new { self.ChildId, Last = account.LastContactAt ?? account.CreatedAt, notice.ToldAt }).Take(100).ToListAsync();
        if (going.Count == 0) return [];
        if (going.Count > MostApart) return [new($"Les espaces de {going.Count} jeunes vont être effacés s’ils ne reviennent pas.", "/equipe", "horloge")];
        var kept = await days.OfAsync(PrivacyRetention.AccountsCode);
        return [.. going.Select(one => new NewsItem($"L’espace d’un jeune va être effacé le {Day(PrivacyRetention.EndOf(one.Last, one.ToldAt, kept))} s’il ne revient pas.", $"/equipe/jeunes/{one.ChildId}", "horloge"))];
    }

    private string Day(DateTimeOffset moment) => territory.DayOf(moment).InWords();
}

/// <summary>For administrators: counts only.</summary>
internal sealed class WaitingRequests(PortalDb db, TerritoryPack territory, TimeProvider clock) : IWaitingWork
{
    public IReadOnlyList<WaitingRows> Rows
    {
        get
        {
            var (today, waiting) = (territory.Today(clock), db.RightsRequests.Where(request => request.State == RightsState.Waiting));
            return
            [
                new("Demandes sur les données, en retard", "/administration/demandes", waiting.Where(request => request.DueOn < today).Select(request => request.Id)),
                new("Demandes sur les données", "/administration/demandes", waiting.Where(request => request.DueOn >= today).Select(request => request.Id)),
            ];
        }
    }
}
