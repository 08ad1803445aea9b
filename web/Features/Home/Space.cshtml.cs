namespace ChildProtection.Features.Home;

/// <summary>« Accueil »: hello, and at most five doors.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class SpaceModel(CurrentUser user, IEnumerable<HomeCard> cards, CollectNews news, TerritoryPack territory) : PageModel
{
    public string DisplayName => user.DisplayName;
    public bool IsYoung => Role.IsYoung(user.Role);

    public IReadOnlyList<HomeCard> Cards { get; } =
        [.. cards.Where(card => (card.Module is null || territory.Has(card.Module)) && (card.And is null || territory.Has(card.And))).Where(card => user.Role is { } role && card.Roles.Contains(role)).OrderBy(card => card.Order)];

    public IReadOnlyList<NewsItem> News { get; private set; } = [];

    public async Task OnGetAsync() => News = await news.AllAsync();
}
