using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Proposals;

/// <summary>How an idea was told: each has the same rights and the same place (N23).</summary>
public enum ProposalManner
{
    [Display(Name = "J’écris")]
    Written,

    [Display(Name = "Je choisis des images")]
    Pictures,

    [Display(Name = "Je parle")]
    Voice,

    [Display(Name = "Je dessine")]
    Drawing,
}

/// <summary>What an idea is about.</summary>
public enum ProposalTheme
{
    Meals,
    Outings,
    Screens,
    Home,
    School,
    Family,
    Respect,
    Other,
}

/// <summary>« Ce que je veux ».</summary>
public enum ProposalWish
{
    More,
    Less,
    Change,
    Choose,
    Try,
    Keep,
}

/// <summary>One picture: its code, its word, its drawing in our sprite.</summary>
/// <param name="Code">As kept, sealed with the idea.</param>
/// <param name="Word">Always beside the drawing.</param>
/// <param name="Icon">A name of the icon sprite.</param>
public sealed record ProposalThing(string Code, string Word, string Icon);

/// <summary>The closed set of pictures: an idea without a written word.</summary>
public static class ProposalPictures
{
    /// <summary>How many things one idea may show.</summary>
    public const int MostThings = 3;

    public static readonly IReadOnlyList<ProposalThing> Things =
    [
        new("repas", "Les repas", "repas"), new("sport", "Le sport", "sport"), new("musique", "La musique", "musique"), new("telephone", "Le téléphone", "telephone"), new("ordinateur", "L’ordinateur", "ordinateur"),
        new("chambre", "Ma chambre", "lit"), new("trajet", "Les trajets", "bus"), new("argent", "L’argent de poche", "argent"), new("famille", "Ma famille", "famille"), new("amis", "Mes amis", "personnes"),
        new("nature", "La nature", "arbre"), new("fete", "Les fêtes", "anniversaire"), new("ecole", "L’école", "ecole"), new("calme", "Le calme", "vague"), new("adultes", "Parler aux adultes", "bulle"), new("regles", "Les règles", "balance"),
    ];

    public static string Words(this ProposalTheme theme) => theme switch
    {
        ProposalTheme.Meals => "Les repas",
        ProposalTheme.Outings => "Sorties et loisirs",
        ProposalTheme.Screens => "Téléphone et écrans",
        ProposalTheme.Home => "La maison",
        ProposalTheme.School => "École et avenir",
        ProposalTheme.Family => "Famille et amis",
        ProposalTheme.Respect => "Respect et droits",
        _ => "Autre chose",
    };

    public static string Icon(this ProposalTheme theme) => theme switch
    {
        ProposalTheme.Meals => "repas",
        ProposalTheme.Outings => "soleil",
        ProposalTheme.Screens => "telephone",
        ProposalTheme.Home => "maison",
        ProposalTheme.School => "ecole",
        ProposalTheme.Family => "famille",
        ProposalTheme.Respect => "droits",
        _ => "etoile",
    };

    public static string Words(this ProposalWish wish) => wish switch
    {
        ProposalWish.More => "Plus de",
        ProposalWish.Less => "Moins de",
        ProposalWish.Change => "Changer",
        ProposalWish.Choose => "Choisir",
        ProposalWish.Try => "Essayer",
        _ => "Garder",
    };

    public static string Icon(this ProposalWish wish) => wish switch
    {
        ProposalWish.More => "plus",
        ProposalWish.Less => "moins",
        ProposalWish.Change => "crayon",
        ProposalWish.Choose => "main",
        ProposalWish.Try => "etoile",
        _ => "coeur",
    };

    public static string Icon(this ProposalManner manner) => manner switch { ProposalManner.Written => "crayon", ProposalManner.Pictures => "photo", ProposalManner.Voice => "micro", _ => "dessin" };

    public static IEnumerable<Choice> ThemeChoices => Enum.GetValues<ProposalTheme>().Select(theme => new Choice(theme.ToString(), theme.Words(), theme.Icon()));

    public static IEnumerable<Choice> WishChoices => Enum.GetValues<ProposalWish>().Select(wish => new Choice(wish.ToString(), wish.Words(), wish.Icon()));

    public static IEnumerable<Choice> ThingChoices => Things.Select(thing => new Choice(thing.Code, thing.Word, thing.Icon));

    /// <summary>Null for a code that is none of ours.</summary>
    public static ProposalThing? Find(string code) => Things.FirstOrDefault(thing => thing.Code == code);

    /// <summary>« Plus de : le sport, la musique ».</summary>
    public static string Title(ProposalWish wish, IEnumerable<ProposalThing> things) =>
        $"{wish.Words()}\u00A0: {string.Join(", ", things.Select(thing => char.ToLowerInvariant(thing.Word[0]) + thing.Word[1..]))}";

    /// <summary>« Une idée sur : les repas », for one that has neither word nor picture yet.</summary>
    public static string Title(ProposalTheme theme) => $"Une idée\u00A0: {char.ToLowerInvariant(theme.Words()[0]) + theme.Words()[1..]}";
}
