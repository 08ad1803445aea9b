namespace ChildProtection.Features.Home;

/// <summary>« Accueil »: hello, and at most five doors.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SpaceModel(CurrentUser user, IEnumerable<HomeCard> cards, IEnumerable<INews> features) : PageModel
{
    public string DisplayName => user.DisplayName;
    public bool IsYoung => Role.IsYoung(user.Role);

    public IReadOnlyList<HomeCard> Cards { get; } =
        [.. cards.Where(card => user.Role is { } role && card.Roles.Contains(role)).OrderBy(card => card.Order)];

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var news = new List<NewsItem>();
        foreach (var feature in features) news.AddRange(await feature.TellAsync());
        News = news;
    }
}
