namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>The scales whose words never change from one survey to another, so that answers compare over time.</summary>
internal static class Scales
{
    /// <summary>A row of tables, and never an answer of the form.</summary>
    public const string Passed = "passe";

    private static readonly Option Unknown = new("jnsp", "Je ne sais pas", "aide", Apart: true);

    private static readonly Option[] YesNo = [new("oui", "Oui", "coche"), new("non", "Non", "croix"), Unknown];

    private static readonly Option[] FourFaces =
    [
        new("tres-bien", "Très bien", "visage-tres-bien"), new("bien", "Bien", "visage-bien"),
        new("pas-bien", "Pas bien", "visage-pas-bien"), new("pas-bien-du-tout", "Pas bien du tout", "visage-mal"), Unknown,
    ];

    private static readonly Option[] ThreeFaces =
        [new("bien", "Bien", "visage-tres-bien"), new("moyen", "Moyen", "visage-moyen"), new("pas-bien", "Pas bien", "visage-pas-bien"), Unknown];

    private static readonly Option[] EveryFace = [FourFaces[0], FourFaces[1], ThreeFaces[1], FourFaces[2], FourFaces[3], Unknown];

    private static readonly Option[] Agreement =
    [
        new("tout-a-fait", "Tout à fait d’accord", "accord-4"), new("plutot", "Plutôt d’accord", "accord-3"),
        new("plutot-pas", "Plutôt pas d’accord", "accord-2"), new("pas-du-tout", "Pas du tout d’accord", "accord-1"), Unknown,
    ];

    private static readonly Option[] Frequency =
    [
        new("toujours", "Toujours", "frequence-4"), new("souvent", "Souvent", "frequence-3"),
        new("parfois", "Parfois", "frequence-2"), new("jamais", "Jamais", "frequence-1"), Unknown,
    ];

    public static IReadOnlyList<Option> Of(Question question, Reader reader) =>
        question.Kind == QuestionKind.Faces && reader.SeesThreeFaces ? ThreeFaces : question.Kind == QuestionKind.Faces ? FourFaces : All(question);

    public static IReadOnlyList<Option> All(Question question) => question.Kind switch
    {
        QuestionKind.YesNo => YesNo,
        QuestionKind.Faces => EveryFace,
        QuestionKind.Agreement => Agreement,
        QuestionKind.Frequency => Frequency,
        _ => question.Choices,
    };

    /// <summary>Whether its answers are codes of a list.</summary>
    public static bool IsListed(QuestionKind kind) => kind is QuestionKind.YesNo or QuestionKind.Faces or QuestionKind.Agreement or QuestionKind.Frequency || HasOwnChoices(kind);

    /// <summary>Whether the file declares that list.</summary>
    public static bool HasOwnChoices(QuestionKind kind) => kind is QuestionKind.Choice or QuestionKind.Several or QuestionKind.Ranking or QuestionKind.Pictures;
}
