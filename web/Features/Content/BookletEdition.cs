namespace ChildProtection.Features.Content;

/// <summary>For whom one edition of the booklet is made (key « editions » of a chapter): chapters may be in several.</summary>
/// <param name="Code">« 11-14 », as in files and in « /livret?pour=11-14 ».</param>
/// <param name="Name">« 11 à 14 ans ».</param>
/// <param name="Icon">A name of the sprite.</param>
/// <param name="Audience">« tu » or « vous ».</param>
public sealed record BookletEdition(string Code, string Name, string Icon, Audience Audience)
{
    public static readonly IReadOnlyList<BookletEdition> All =
    [
        new("6-10", "6 à 10 ans", "soleil", Audience.Young),
        new("11-14", "11 à 14 ans", "arbre", Audience.Young),
        new("15-18", "15 à 18 ans", "chemin", Audience.Young),
        new("18-21", "18 à 21 ans", "cle", Audience.Young),
        new("parents", "Pour les parents", "parent", Audience.Parents),
    ];

    /// <summary>What one reads who has chosen nothing.</summary>
    public static readonly BookletEdition Usual = All[2];

    /// <summary>Where a chapter goes that names no edition.</summary>
    internal static IReadOnlyList<string> UsualFor(Audience audience) => audience == Audience.Parents ? ["parents"] : ["11-14", "15-18", "18-21"];

    public static BookletEdition? Find(string? code) => All.FirstOrDefault(edition => edition.Code == code);
}
