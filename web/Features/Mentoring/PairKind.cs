namespace ChildProtection.Features.Mentoring;

/// <summary>The two bonds of CASF L221-2-6, which do not ask for the same agreements. Stored by name.</summary>
public enum PairKind
{
    /// <summary>« Mentorat »: learn, find one's way, with a project.</summary>
    [Display(Name = "Un mentor ou une mentore", Description = "Pour un projet, l’école, un métier")]
    Mentoring,

    /// <summary>« Parrainage »: share time and a family's life, for long.</summary>
    [Display(Name = "Un parrain ou une marraine", Description = "Pour partager du temps, longtemps")]
    Sponsorship,
}

/// <summary>What one would like to do together. Stored as a number: never change the values.</summary>
[Flags]
public enum Topics
{
    None = 0,
    School = 1,
    Sport = 2,
    Talk = 4,
    GoOut = 8,
    Work = 16,
    Make = 32,
}

/// <summary>« Quelqu’un qui… ».</summary>
[Flags]
public enum Manners
{
    None = 0,
    Calm = 1,
    Funny = 2,
    Patient = 4,
    Woman = 8,
    Man = 16,
    Near = 32,
}

/// <summary>The words and pictures of wishes.</summary>
public static class WishWords
{
    private static readonly (Topics Topic, string Words, string Icon)[] Kinds =
    [
        (Topics.School, "L’école, les devoirs", "ecole"), (Topics.Sport, "Le sport", "sport"), (Topics.Talk, "Parler", "bulle"),
        (Topics.GoOut, "Sortir, découvrir", "soleil"), (Topics.Work, "Un métier, un stage", "sac"), (Topics.Make, "Créer, cuisiner, jouer", "dessin"),
    ];

    private static readonly (Manners Manner, string Words, string Icon)[] Ways =
    [
        (Manners.Calm, "Calme", "feuille"), (Manners.Funny, "Drôle", "visage-tres-bien"), (Manners.Patient, "Patient", "horloge"),
        (Manners.Woman, "Une femme", "personnes"), (Manners.Man, "Un homme", "personnes"), (Manners.Near, "Près de chez moi", "lieu"),
    ];

    /// <summary>Tiles of the form.</summary>
    public static IEnumerable<Platform.Ui.Choice> TopicChoices { get; } = [.. Kinds.Select(one => new Platform.Ui.Choice(one.Topic.ToString(), one.Words, one.Icon))];

    /// <inheritdoc cref="TopicChoices"/>
    public static IEnumerable<Platform.Ui.Choice> MannerChoices { get; } = [.. Ways.Select(one => new Platform.Ui.Choice(one.Manner.ToString(), one.Words, one.Icon))];

    public static string Words(this Topics topics) => Join(Kinds.Where(one => topics.HasFlag(one.Topic)).Select(one => one.Words));

    public static string Words(this Manners manners) => Join(Ways.Where(one => manners.HasFlag(one.Manner)).Select(one => one.Words));

    /// <summary>Of one.</summary>
    public static string Icon(this Topics topic) => Kinds.Where(one => one.Topic == topic).Select(one => one.Icon).FirstOrDefault("etoile");

    /// <summary>Those ticked, as one number; what is no known tile is left out.</summary>
    public static T Sum<T>(IEnumerable<string>? ticked) where T : struct, Enum =>
        (T)Enum.ToObject(typeof(T), (ticked ?? []).Where(one => Enum.TryParse<T>(one, out var value) && Enum.IsDefined(value)).Sum(one => Convert.ToInt32(Enum.Parse<T>(one), System.Globalization.CultureInfo.InvariantCulture)));

    public static string Words(this PairKind kind) => kind == PairKind.Mentoring ? "Mentorat" : "Parrainage";

    /// <summary>« ton mentor », « ton parrain ou ta marraine ».</summary>
    public static string Yours(this PairKind kind) => kind == PairKind.Mentoring ? "ton mentor" : "ton parrain ou ta marraine";

    private static string Join(IEnumerable<string> words) => string.Join(", ", words);
}
