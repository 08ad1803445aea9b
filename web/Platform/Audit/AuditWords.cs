using System.Globalization;
using System.Text.RegularExpressions;

namespace ChildProtection.Platform.Audit;

/// <summary>French for what the log holds as codes, in the copy that people take away.</summary>
public static partial class AuditWords
{
    /// <summary>For a code that nobody has put into words yet: better than English.</summary>
    public const string Unknown = "une précision technique";

    private static readonly Dictionary<string, string> Objects = new(StringComparer.Ordinal)
    {
        ["statement"] = "Une parole", ["relation"] = "Un lien", ["invitation"] = "Une invitation", ["mail"] = "Un courriel", ["place"] = "Un lieu de vie", ["booklet-handover"] = "Une remise du livret", ["rights-request"] = "Une demande sur des données",
        ["proposal"] = "Une idée", ["proposal-point"] = "Un avis sur une idée",
        ["room"] = "Un salon", ["room-message"] = "Un message", ["attachment"] = "Un fichier", ["pairing"] = "Un mentorat", ["talk"] = "Une demande de parler", ["alert"] = "Une alerte", ["duty"] = "Une astreinte",
        ["moderation-case"] = "Un texte à relire", ["moderation-pause"] = "Une pause",
        ["survey"] = "Une enquête", ["page-version"] = "Une page publiée", ["page-rereading"] = "Une relecture", ["grid"] = "Une grille d’autonomie", ["step"] = "Un petit pas", ["record"] = "Un compte rendu", ["committee-draft"] = "Un brouillon du comité",
        ["body"] = "Une instance", ["election"] = "Un vote", ["hand-vote"] = "Un vote à main levée", ["plan-question"] = "Un texte sur le schéma", ["plan-update"] = "Des nouvelles du schéma", ["plan-value"] = "Un chiffre du schéma",
        ["meeting"] = "Une réunion", ["meeting-point"] = "Un point d’une réunion", ["meeting-task"] = "Une tâche", ["review-version"] = "Un document à relire", ["forum"] = "Un forum", ["forum-stop"] = "Une étape d’un forum", ["forum-ticket"] = "Un billet",
    };

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["card"] = "avec la carte", ["password"] = "avec un mot de passe", ["passkey"] = "avec une clé d’accès", ["card-pin"] = "code secret faux", ["card-paused"] = "carte en pause", ["card-unknown"] = "carte inconnue",
        ["card-void"] = "carte annulée", ["second-code"] = "deuxième code faux", ["leave"] = "avec « Quitter vite »",
        ["self"] = "le jeune ou la jeune", ["caseworker"] = "référent ou référente", ["educator"] = "éducateur ou éducatrice", ["fostercarer"] = "famille d’accueil",
        ["access"] = "voir un dossier papier", ["correction"] = "corriger une erreur", ["erasure"] = "effacer", ["objection"] = "dire non à une utilisation",
        ["granted"] = "réponse oui", ["refused"] = "réponse non", ["request"] = "demandé par la personne", ["unseen"] = "2 ans sans visite", ["unlinked"] = "plus aucun lien",
        ["danger"] = "un danger", ["report"] = "un signalement", ["authority"] = "une demande officielle",
        ["replaced"] = "une autre la remplace", ["card-replaced"] = "la carte a été refaite", ["administration"] = "par l’administration", ["invite"] = "pour inviter", ["booklet"] = "pour le livret", ["place"] = "pour le lieu de vie", ["yes"] = "oui", ["no"] = "non",
    };

    private static readonly (Regex Tu, string Other)[] Others =
    [
        (Words("t’a donné le livret"), "a donné le livret à un jeune"), (Words("t’a confié un jeune"), "a confié un jeune à un référent"), (Words("un jeune que tu suivais"), "un jeune suivi par un autre référent"),
        (Words("de ton lieu de vie"), "du lieu de vie d’un jeune"), (Words("ton lieu de vie"), "le lieu de vie d’un jeune"), (Words("ton lien avec"), "le lien d’un adulte avec"), (Words("tes jeunes"), "les jeunes d’un référent"), (Words(", sans ton (pré)?nom"), ", sans nom"), (Words("(?<how>autour de|avec) toi"), "${how} quelqu’un"),
        (Words("ce que tu as dit"), "ce qu’une personne a dit"), (Words("ce que tu peux"), "ce qu’une personne peut"), (Words("ta demande sur tes données"), "la demande d’une personne sur ses données"),
        (Words("tes données"), "les données d’une personne"), (Words("ta page"), "la page d’un jeune"), (Words("de tes 18 ans"), "des 18 ans d’un jeune"), (Words("sur tes appareils"), "sur ses appareils"),
        (Words("de ton (?=[aeéh])"), "de l’§"), (Words("de ton "), "du §"), (Words("ton (?=[aeéh])"), "l’§"), (Words("ton "), "le §"), (Words("ta "), "la §"),
        (new Regex("§(?<all>[\\p{L}]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10)), "${all} d’une personne"),
    ];

    /// <summary>What was acted on: « Une parole ».</summary>
    public static string Thing(string code) => Objects.GetValueOrDefault(code, "Autre chose");

    /// <summary>Whether this kind of thing has its words; a test wants it of each.</summary>
    public static bool Knows(string objectType) => Objects.ContainsKey(objectType);

    /// <summary>The code of a reason, in words.</summary>
    public static string Reason(string code)
    {
        if (Reasons.TryGetValue(code, out var words)) return words;
        if (Counted.Match(code) is { Success: true } counted) return $"nombre : {counted.Groups["count"].Value}";
        var role = code.StartsWith("to-", StringComparison.Ordinal) ? code[3..] : code;
        if (Role.All.Contains(role)) return IdentityWords.Role(role).ToLower(CultureInfo.GetCultureInfo("fr-FR"));
        return IdentityWords.Closed(code) is var closed && closed != code ? closed : Unknown;
    }

    /// <summary>A sentence said to the person concerned, as whoever did it reads it: « a ouvert ta page » becomes « a ouvert la page d’un jeune ».</summary>
    public static string AboutAnother(string sentence)
    {
        var said = Others.Aggregate(sentence, (text, rule) => rule.Tu.Replace(text, rule.Other));
        return Tu.IsMatch(said) ? "a fait quelque chose pour une autre personne" : said;
    }

    private static Regex Words(string words) => new($@"(?<!\p{{L}}){words}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));

    [GeneratedRegex(@"^[a-z-]+\.(?<count>\d+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Counted { get; }

    [GeneratedRegex(@"(?<!\p{L})(tu|te|toi|ton|ta|tes|t’)(?!\p{L})|t’", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Tu { get; }
}
