namespace ChildProtection.Platform.Contributions;

/// <summary>
/// One entry of the menu, given by the feature that owns the address. Five at most are shown, in the order of
/// <paramref name="Order"/>; the others are on « /plan-du-site ».
/// </summary>
/// <param name="Address">A stable French address: « /livret ».</param>
/// <param name="Word">One or two words, always shown with the icon.</param>
/// <param name="Icon">A name of the icon sprite: « maison ».</param>
/// <param name="Order">Lower first: home 0, own word 10, booklet 20, messages 30, help 90.</param>
/// <param name="Roles">The roles that see it (<see cref="Role"/>, or <see cref="Visitor"/> for people without account).</param>
public sealed record NavigationItem(string Address, string Word, string Icon, int Order, params IReadOnlyList<string> Roles)
{
    /// <summary>Whoever is not signed in.</summary>
    public const string Visitor = "visiteur";

    /// <summary>Only where the territory opens this module; null for everywhere.</summary>
    public string? Module { get; init; }

    /// <summary>And where it opens this one too; null for no other.</summary>
    public string? And { get; init; }

    /// <summary>Every role, and visitors.</summary>
    public static readonly IReadOnlyList<string> Everybody = [Visitor, .. Role.All];
}
