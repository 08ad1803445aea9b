namespace ChildProtection.Features.Content;

/// <summary>A part of daily life that a practical sheet (« fiche pratique », key « domaine ») is about: the seven domains of autonomy of the three plans.</summary>
public enum LifeDomain { Relations, Housing, Health, Training, Money, Paperwork, Citizenship }

/// <summary>How a domain is written in files, in addresses (« #sante ») and on pages.</summary>
/// <param name="Domain">Which.</param>
/// <param name="Code">« sante ».</param>
/// <param name="Name">« Santé ».</param>
/// <param name="Icon">A name of the sprite.</param>
/// <param name="Colour">A colour class.</param>
public sealed record LifeDomainWords(LifeDomain Domain, string Code, string Name, string Icon, string Colour)
{
    public static readonly IReadOnlyList<LifeDomainWords> All =
    [
        new(LifeDomain.Relations, "relations", "Les autres et moi", "personnes", "violet"),
        new(LifeDomain.Housing, "logement", "Me loger", "maison", "ocre"),
        new(LifeDomain.Health, "sante", "Ma santé", "sante", "corail"),
        new(LifeDomain.Training, "insertion", "Études et travail", "ecole", "ciel"),
        new(LifeDomain.Money, "argent", "Mon argent", "argent", "feuille"),
        new(LifeDomain.Paperwork, "demarches", "Démarches et droits", "papier", "lagune"),
        new(LifeDomain.Citizenship, "citoyennete", "Citoyenneté", "vote", "violet"),
    ];

    internal static readonly IReadOnlyDictionary<string, LifeDomain> ByCode = All.ToDictionary(words => words.Code, words => words.Domain, StringComparer.Ordinal);
}
