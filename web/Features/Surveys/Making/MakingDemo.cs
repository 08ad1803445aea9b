using ChildProtection.Features.Surveys.Questionnaires;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>A survey in preparation, invented, with mistakes on purpose: the checker has something to say.</summary>
internal static class MakingDemo
{
    private static readonly IReadOnlyList<string> Both = [Public.Young, Public.Parent];
    private static readonly IReadOnlyList<string> Young = [Public.Young];

    public static Questionnaire Questions { get; } = new()
    {
        Code = "nos-soirees", Title = "Nos soirées", Purpose = "Choisir ce qui change le soir dans les foyers.", Mode = SurveyMode.Confidential, Publics = Both, AgeFrom = 11, AgeTo = 21, Minutes = 5,
        ReturnDays = 30, ReturnWho = "direction_enfance", IsMadeWithYoungPeople = true,
        Sections = [new Section("Le soir", [Evening, Meals, Calm]), new Section("Mes idées", [Choose, Why, Order])],
        Tables = [new DeclaredTable("soiree-par-public", "soiree", DeclaredTable.ByPublic), new DeclaredTable("choisir-par-total", "choisir", null)],
    };

    private static Question Evening => new()
    {
        Code = "soiree", Kind = QuestionKind.Faces, For = Both, Why = SaidTo.All("Pour savoir par où commencer."),
        Text = new SaidTo(new Dictionary<string, string> { [Public.Young] = "Comment se passent tes soirées\u00A0?", ["jeune-11-14"] = "Le soir, ça va\u00A0?", [Public.Parent] = "Comment se passent les soirées de votre enfant\u00A0?" }),
    };

    private static Question Meals => new()
    {
        Code = "repas", Kind = QuestionKind.YesNo, For = Young, Why = SaidTo.All("Pour parler au cuisinier."),
        Text = SaidTo.All("Trouves-tu aussi que les repas du soir sont super\u00A0?"),
    };

    private static Question Calm => new()
    {
        Code = "calme", Kind = QuestionKind.Agreement, For = Young, Why = SaidTo.All("Conformément au projet d’établissement, nous procédons à l’évaluation du calme."),
        Text = SaidTo.All("La nuit, ma chambre n’est pas calme et sombre."),
    };

    private static Question Choose => new()
    {
        Code = "choisir", Kind = QuestionKind.Choice, For = Young, Text = SaidTo.All("Qu’est-ce que tu voudrais le soir\u00A0?"), Why = SaidTo.All("Pour prévoir le programme."),
        Choices = [new Option("jeux", "Des jeux", "sport"), new Option("film", "Un film", "photo"), new Option("dehors", "Aller dehors", "arbre")],
    };

    private static Question Why => new()
    {
        Code = "lequel", Kind = QuestionKind.ShortText, For = Young, Text = SaidTo.All("Quel jeu manque chez toi\u00A0?"), Why = SaidTo.All("Pour en acheter."), If = new Condition("choisir", ["jeux"]),
    };

    private static Question Order => new()
    {
        Code = "ordre", Kind = QuestionKind.Ranking, For = Young, Text = SaidTo.All("Qu’est-ce qui compte le plus pour toi\u00A0?"), Why = SaidTo.All("On commencera par le premier."),
        Choices = [new Option("heure", "L’heure du coucher", "horloge"), new Option("telephone", "Le téléphone", "telephone"), new Option("bruit", "Moins de bruit", "lit")],
    };
}
