using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Surveys;

/// <summary>
/// What people are told of a survey: made from its real settings and from nothing else, so that no page can promise more than
/// the database keeps (STAT-01, N10).
/// </summary>
/// <param name="survey">With its mode and dates.</param>
/// <param name="vous">To an adult.</param>
/// <param name="territory">For who owes the return.</param>
public sealed class SurveyPromise(Survey survey, bool vous, TerritoryPack territory)
{
    private readonly Questionnaire questions = survey.Questions;

    /// <summary>« Anonyme ».</summary>
    public string ModeName => NameOf(survey.Mode);

    public string Icon => survey.Mode switch { SurveyMode.Anonymous => "bouclier", SurveyMode.Confidential => "cadenas", _ => "carte" };

    /// <summary>The mode, in three or four short sentences.</summary>
    public IReadOnlyList<string> Sentences => survey.Mode switch
    {
        SurveyMode.Anonymous =>
        [
            "Cette enquête est anonyme.",
            Say("Personne ne peut savoir ce que tu as répondu. Nous non plus.", "Personne ne peut savoir ce que vous avez répondu. Nous non plus."),
            Say("Donc personne ne peut venir t’aider à partir d’ici.", "Donc personne ne peut venir vous aider à partir d’ici."),
        ],
        SurveyMode.Confidential =>
        [
            "Cette enquête est confidentielle.",
            Say("Tes réponses sont gardées avec ton compte.", "Vos réponses sont gardées avec votre compte."),
            Say("Elles sont lues sans ton nom.", "Elles sont lues sans votre nom."),
            Say("Ni tes parents, ni ton référent, ni tes éducateurs ne les lisent.", "Ni les familles, ni les référents ne les lisent."),
        ],
        _ =>
        [
            "Cette enquête porte les noms.",
            Say("Tes réponses sont lues avec ton nom.", "Vos réponses sont lues avec votre nom."),
            Say("Tes parents ne les lisent pas.", "Les autres familles ne les lisent pas."),
        ],
    };

    /// <summary>Who reads, in one sentence.</summary>
    public string Readers => survey.IsAnonymous ? Say("Personne ne lit ta feuille. On lit des totaux, et des phrases sans nom.", "Personne ne lit votre feuille. On lit des totaux, et des phrases sans nom.")
        : survey.Mode == SurveyMode.Confidential ? $"L’équipe d’animation {territory.Term("instance_jeunes").OfThe}, sans {Say("ton", "votre")} nom."
        : $"L’équipe d’animation {territory.Term("instance_jeunes").OfThe}, avec {Say("ton", "votre")} nom.";

    /// <summary>« La direction de l’enfance te répond avant le 12 janvier 2027. »</summary>
    public string Return => $"{FrenchTerm.Capital(territory.Term(survey.ReturnWho).The)} {Say("te répond", "vous répond")} avant le {survey.ReturnOn.InWords()}.";

    /// <summary>The box « Qui va lire ? » beside free words.</summary>
    public ReadersNotice Notice => ReadersNotice.Fixed(questions.Purpose, Readers, survey.IsAnonymous ? Say("N’écris pas de nom. On ne pourra plus changer ce texte.", "N’écrivez pas de nom. Ce texte ne pourra plus changer.") : null);

    /// <summary>« Ce que nous ne pouvons pas savoir ».</summary>
    public IReadOnlyList<string> CannotKnow => survey.Mode switch
    {
        SurveyMode.Anonymous =>
        [
            Say("Quelles réponses sont à toi.", "Quelles réponses sont à vous."),
            "L’heure d’une réponse.",
            "L’ordre dans lequel les réponses sont arrivées.",
            "Le téléphone ou l’adresse internet qui a servi.",
            .. questions.Questions.Any(question => question.IsFreeText) ? new[] { "Quelle phrase va avec quelles autres réponses." } : [],
            "Ce qui a été commencé et pas envoyé.",
            "Si la même personne a répondu à une autre enquête anonyme.",
        ],
        SurveyMode.Confidential => ["Le téléphone ou l’adresse internet qui a servi."],
        _ => ["Le téléphone ou l’adresse internet qui a servi."],
    };

    /// <summary>What is there all the same.</summary>
    public IReadOnlyList<string> Keeps => survey.IsAnonymous
        ?
        [
            Say("Que tu as répondu, sans l’heure. Une personne répond une seule fois.", "Que vous avez répondu, sans l’heure. Une personne répond une seule fois."),
            Say("Si un adulte recopie ta feuille de papier, il note aussi que tu as répondu.", "Si quelqu’un recopie votre feuille de papier, il note aussi que vous avez répondu."),
            "Les feuilles, mélangées, sans nom et chiffrées.",
            .. Grouped,
            $"Une réponse attend d’être mélangée avec {AnswerUrn.SmallestBatch - 1} autres, chiffrée.",
        ]
        :
        [
            Say("Tes réponses, chiffrées avec une clé à toi.", "Vos réponses, chiffrées avec une clé à vous."),
            Say("Le jour et l’heure de ton envoi.", "Le jour et l’heure de votre envoi."),
            Say("Un brouillon, que personne d’autre ne lit.", "Un brouillon, que personne d’autre ne lit."),
        ];

    /// <summary>What a declared table crosses with goes with each sheet, and is said.</summary>
    private IEnumerable<string> Grouped
    {
        get
        {
            var by = questions.Tables.Select(table => table.By).ToHashSet();
            if (by.Contains(DeclaredTable.ByPublic)) yield return "Sur chaque feuille : jeune, parent, mentor ou professionnel.";
            if (by.Contains(DeclaredTable.ByAge)) yield return "Sur chaque feuille d’un jeune, un groupe d’âge, comme 15-17 ans.";
            if (by.Contains(DeclaredTable.ByZone)) yield return "Sur chaque feuille, le territoire.";
        }
    }

    public static string NameOf(SurveyMode mode) => mode switch { SurveyMode.Anonymous => "Anonyme", SurveyMode.Confidential => "Confidentielle", _ => "Avec les noms" };

    /// <summary>« 6 minutes ».</summary>
    public string Duration => $"{questions.Minutes.ToString(CultureInfo.InvariantCulture)} minute{(questions.Minutes > 1 ? "s" : "")}";

    private string Say(string tu, string toAdults) => vous ? toAdults : tu;
}
