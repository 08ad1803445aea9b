using System.Collections.Concurrent;

namespace ChildProtection.Platform.Ui;

/// <summary>What each role finds in this territory, put in order once: every page asks.</summary>
public sealed class Menus(IEnumerable<NavigationItem> items, TerritoryPack territory)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<NavigationItem>> known = new(StringComparer.Ordinal);

    /// <summary>In the order of the menu; empty for a role nobody has.</summary>
    public IReadOnlyList<NavigationItem> Of(string role) => known.GetOrAdd(role, one =>
        [.. items.Where(item => (item.Module is null || territory.Has(item.Module)) && (item.And is null || territory.Has(item.And)) && item.Roles.Contains(one)).OrderBy(item => item.Order)]);
}

/// <summary>The menu of whoever asks: what the features contribute for their role, and where they are in it.</summary>
public sealed class Navigation(Menus menus, CurrentUser user)
{
    /// <summary>More than five choices are hard to hold in mind (COGA).</summary>
    public const int Shown = 5;

    private readonly IReadOnlyList<NavigationItem> mine = menus.Of(user.Role ?? NavigationItem.Visitor);

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
