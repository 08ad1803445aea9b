namespace ChildProtection.Platform.Ui;

/// <summary>The menu of whoever asks: what the features contribute for their role, and where they are in it.</summary>
public sealed class Navigation(IEnumerable<NavigationItem> items, CurrentUser user, TerritoryPack territory)
{
    /// <summary>More than five choices are hard to hold in mind (COGA).</summary>
    public const int Shown = 5;

    private readonly List<NavigationItem> mine =
        [.. items.Where(item => (item.Module is null || territory.Has(item.Module)) && (item.And is null || territory.Has(item.And))).Where(item => item.Roles.Contains(user.Role ?? NavigationItem.Visitor)).OrderBy(item => item.Order)];

    public IEnumerable<NavigationItem> Menu => mine.Take(Shown);

    /// <summary>The whole list, for « /plan-du-site ».</summary>
    public IReadOnlyList<NavigationItem> All => mine;

    /// <summary>What visitors see too, for the public half of « /plan-du-site ».</summary>
    public static bool IsPublic(NavigationItem item) => item.Roles.Contains(NavigationItem.Visitor);

    /// <summary>Where the portal’s mark leads.</summary>
    public string Home => mine.Count > 0 ? mine[0].Address : "/";

    /// <summary>« page » on the entry’s own page, « true » below it, null elsewhere. The longest address wins.</summary>
    public string? Current(NavigationItem item, PathString path)
    {
        if (path == item.Address) return "page";
        var nearest = Menu.Where(other => IsBelow(path, other)).MaxBy(other => other.Address.Length);
        return nearest == item ? "true" : null;
    }

    private static bool IsBelow(PathString path, NavigationItem item) => item.Address != "/" && path.StartsWithSegments(item.Address);
}
