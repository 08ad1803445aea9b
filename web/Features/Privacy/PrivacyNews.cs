namespace ChildProtection.Features.Privacy;

/// <summary>Said on the home page: an answer came, or the space was about to go.</summary>
internal sealed class PrivacyNews(PortalDb db, CurrentUser user) : INews
{
    public async Task<IReadOnlyList<NewsItem>> TellAsync()
    {
        var me = user.Id;
        var (requests, notices) = (db.RightsRequests, db.ErasureNotices);
        var news = await db.Users.Where(account => account.Id == me).Select(account => new
        {
            Answers = requests.Count(request => request.AccountId == me && request.Answer != null && request.AnswerSeenAt == null),
            WasTold = notices.Any(notice => notice.AccountId == me),
        }).SingleOrDefaultAsync();
        var items = new List<NewsItem>();
        if (news?.Answers > 0) items.Add(new(Role.IsYoung(user.Role) ? "Une réponse sur tes données est arrivée." : "Une réponse sur vos données est arrivée.", "/mes-donnees/demandes", "dossier"));
        if (news?.WasTold == true)
            items.Add(new(Role.IsYoung(user.Role) ? "Sans visite, ton espace allait être effacé. Tu es là : il reste." : "Sans visite, votre espace allait être effacé. Vous êtes là : il reste.", "/combien-de-temps", "horloge"));
        return items;
    }
}

/// <summary>For administrators: counts only.</summary>
internal sealed class WaitingRequests(PortalDb db, TerritoryPack territory, TimeProvider clock) : IWaitingWork
{
    public async Task<IReadOnlyList<WaitingItem>> CountAsync()
    {
        var today = territory.Today(clock);
        var waiting = await db.RightsRequests.Where(request => request.State == RightsState.Waiting).GroupBy(request => request.DueOn < today)
            .Select(group => new { IsLate = group.Key, Count = group.Count() }).ToListAsync();
        return
        [
            new("Demandes sur les données, en retard", waiting.Where(one => one.IsLate).Sum(one => one.Count), "/administration/demandes"),
            new("Demandes sur les données", waiting.Where(one => !one.IsLate).Sum(one => one.Count), "/administration/demandes"),
        ];
    }
}
