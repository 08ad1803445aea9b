namespace ChildProtection.Platform.Contributions;

/// <summary>
/// A card a feature puts on the home page of the people it is for. Its icon is a name of the sprite; its colour
/// (« lagune », « violet », « feuille », « ocre », « corail » or « ciel ») is never the only sign.
/// </summary>
public sealed record HomeCard(
    IReadOnlyList<string> Roles, string Address, string Title, string Sentence, string Icon, string Colour, int Order)
{
    /// <summary>Only where the territory opens this module; null for everywhere.</summary>
    public string? Module { get; init; }

    /// <summary>And where it opens this one too; null for no other.</summary>
    public string? And { get; init; }
}
