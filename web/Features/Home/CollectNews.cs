namespace ChildProtection.Features.Home;

/// <summary>The news of every feature, in the order of the features; their numbers come in one command.</summary>
public sealed class CollectNews(PortalDb db, CurrentUser user, IEnumerable<INews> features)
{
    public async Task<IReadOnlyList<NewsItem>> AllAsync()
    {
        var id = user.Id;
        var asked = features.Select(feature => feature.Ask(db.Users.Where(account => account.Id == id))).OfType<IQueryable<NewsCount>>().ToList();
        var counts = new NewsCounts(asked.Count == 0 ? [] : await asked.Aggregate((some, other) => some.Concat(other)).ToListAsync());
        var news = new List<NewsItem>();
        foreach (var feature in features) news.AddRange(await feature.TellAsync(counts));
        return news;
    }
}
