namespace ChildProtection.Platform.Contributions;

/// <summary>What one feature has new for whoever is signed in, said on « /accueil »: never a word that somebody wrote.</summary>
public interface INews
{
    /// <summary>At most two or three lines; none most of the time.</summary>
    Task<IReadOnlyList<NewsItem>> TellAsync();
}

/// <param name="Words">« Une réponse est arrivée. »: no name, no subject.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record NewsItem(string Words, string Address, string Icon);
