namespace ChildProtection.Features.Content;

/// <summary>What the foot of a page says about its words: reread by whom, changed when, from which sources.</summary>
public sealed record PageOrigin(RereadStatus Status, DateOnly Date, int Version, IReadOnlyList<string> Sources)
{
    public static PageOrigin Of(ContentPage page, DateOnly today) =>
        new(page.StatusOn(today), page.Date, page.Version, page.Sources);

    /// <summary>Green only when somebody concerned has reread it, and not too long ago.</summary>
    public string Colour => Status.State == RereadState.Reread ? "feuille" : "ocre";
}
