namespace ChildProtection.Platform.Contributions;

/// <summary>What one feature has new for whoever is signed in, said on « /accueil »: never a word that somebody wrote.</summary>
public interface INews
{
    /// <summary>The numbers this feature needs, one row each: those of all features are asked in one command (reference performance.md P2). Null for none.</summary>
    /// <param name="me">The one account that looks: the root of each row.</param>
    IQueryable<NewsCount>? Ask(IQueryable<Account> me) => null;

    /// <summary>At most two or three lines; none most of the time.</summary>
    /// <param name="counts">What <see cref="Ask"/> asked.</param>
    Task<IReadOnlyList<NewsItem>> TellAsync(NewsCounts counts);
}

/// <param name="Words">« Une réponse est arrivée. »: no name, no subject.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record NewsItem(string Words, string Address, string Icon);

/// <summary>One number, by its name.</summary>
public sealed class NewsCount
{
    public required string Name { get; init; }
    public required int Count { get; init; }
}

/// <summary>The numbers of all features for one person.</summary>
public sealed class NewsCounts(IEnumerable<NewsCount> counts)
{
    private readonly Dictionary<string, int> counts = counts.ToDictionary(one => one.Name, one => one.Count, StringComparer.Ordinal);

    /// <summary>0 when it was not asked.</summary>
    public int Of(string name) => counts.GetValueOrDefault(name);
}
