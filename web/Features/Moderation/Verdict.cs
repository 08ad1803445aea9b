using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation;

/// <summary>What a moderator decides of a text.</summary>
public enum Verdict
{
    /// <summary>Everybody it was for reads it.</summary>
    Show,

    /// <summary>Back to its author, who may write it again.</summary>
    Return,

    /// <summary>Nobody reads it until somebody decides.</summary>
    Hold,

    /// <summary>It does not come back. Two people decide (R49).</summary>
    Remove,
}

/// <summary>The words of a decision.</summary>
public static class Verdicts
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new(nameof(Verdict.Show), "Le texte reste", "coche", "Il suit les règles.", "feuille"),
        new(nameof(Verdict.Return), "Rendre à son auteur", "crayon", "Il peut le réécrire.", "ocre"),
        new(nameof(Verdict.Hold), "Garder de côté", "pause", "Personne ne lit, le temps de voir.", "ciel"),
        new(nameof(Verdict.Remove), "Retirer", "corbeille", "Un autre modérateur doit être d’accord.", "corail"),
    ];

    public static string Words(this Verdict verdict) => verdict switch { Verdict.Show => "Le texte reste", Verdict.Return => "Rendu à son auteur", Verdict.Hold => "Gardé de côté", _ => "Retiré" };

    /// <summary>To whoever reported it: never about a person.</summary>
    public static Said ToReporter(this Verdict? verdict) => verdict switch
    {
        Verdict.Show => new("Nous avons lu avec attention. Le texte suit les règles\u00A0: il reste. Tu as bien fait de le dire.", "Nous avons lu avec attention. Le texte suit les règles\u00A0: il reste. Merci de l’avoir dit."),
        null => new("Tu as retiré ton signalement.", "Vous avez retiré votre signalement."),
        _ => new("Tu avais raison de le dire. Le texte n’est plus affiché. Merci.", "Vous aviez raison de le dire. Le texte n’est plus affiché. Merci."),
    };

    /// <summary>To its author, first of all.</summary>
    /// <param name="verdict">What was decided.</param>
    /// <param name="isFinal">A removal that the second person confirmed; true for all others.</param>
    public static Said ToAuthor(this Verdict verdict, bool isFinal) => verdict switch
    {
        Verdict.Show => new("Ton texte est de nouveau affiché.", "Votre texte est de nouveau affiché."),
        Verdict.Return => new("Ton texte te revient. Toi seul le lis.", "Votre texte vous revient. Vous seul le lisez."),
        Verdict.Remove when isFinal => new("Ton texte n’est plus affiché. 2 personnes l’ont décidé.", "Votre texte n’est plus affiché. 2 personnes l’ont décidé."),
        _ => new("Ton texte est gardé de côté. On le relit, puis on te répond.", "Votre texte est gardé de côté. Nous le relisons, puis nous vous répondons."),
    };
}
