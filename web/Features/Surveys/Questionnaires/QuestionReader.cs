using System.Text.RegularExpressions;
using ChildProtection.Platform.Yaml;

namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>Reads the questions of one file, each knowing those before it.</summary>
internal sealed partial class QuestionReader(IReadOnlyList<string> publics, IReadOnlySet<string>? icons, ReadingRules rules)
{
    /// <summary>As files name them.</summary>
    internal static readonly Dictionary<string, QuestionKind> Kinds = new(StringComparer.Ordinal)
    {
        ["choix"] = QuestionKind.Choice, ["plusieurs"] = QuestionKind.Several, ["oui-non"] = QuestionKind.YesNo, ["visages"] = QuestionKind.Faces,
        ["accord"] = QuestionKind.Agreement, ["frequence"] = QuestionKind.Frequency, ["texte-court"] = QuestionKind.ShortText, ["texte-long"] = QuestionKind.LongText,
        ["nombre"] = QuestionKind.Number, ["date"] = QuestionKind.Date, ["classement"] = QuestionKind.Ranking, ["images"] = QuestionKind.Pictures,
        ["lieu"] = QuestionKind.Place, ["zone"] = QuestionKind.Zone,
    };

    private readonly Dictionary<string, Question> read = new(StringComparer.Ordinal);

    /// <summary>By code, those read so far.</summary>
    public IReadOnlyDictionary<string, Question> Read => read;

    public Section Section(YamlMap map)
    {
        var section = new Section(Plain(map, "titre", rules), [.. map.Maps("questions").Select(Question)]);
        map.RefuseTheRest();
        return section;
    }

    private Question Question(YamlMap map)
    {
        var code = Code(map);
        var kind = map.Choice("genre", Kinds);
        var asked = map.Has("pour") ? QuestionnaireReader.Publics(map, "pour", publics) : publics;
        var question = new Question
        {
            Code = code, Kind = kind, For = asked, Text = Said(map, "texte", asked), Why = Said(map, "pourquoi", asked), Hint = map.Has("aide") ? Plain(map, "aide", rules) : null,
            Choices = Choices(map, kind), If = Condition(map), IsSensitive = map.OptionalFlag("sensible") ?? false,
        };
        question = WithBounds(map, question);
        map.RefuseTheRest();
        if (code.Length > 0 && !read.TryAdd(code, question)) map.Report("code", $"la question « {code} » est écrite deux fois");
        return question;
    }

    private static Question WithBounds(YamlMap map, Question question)
    {
        if (!map.Has("max")) return question;
        if (question.Kind == QuestionKind.Several) return question with { Most = map.Number("max", 1, 6) };
        if (question.Kind != QuestionKind.Number || !map.IsMap("max"))
        {
            map.Report("max", "« max » : un nombre pour « plusieurs », { min: 0, max: 20 } pour « nombre »");
            return question;
        }
        var bounds = map.Map("max")!;
        var (least, greatest) = (bounds.Number("min", 0, 9_999), bounds.Number("max", 0, 9_999));
        if (least >= greatest) bounds.Report("max", "« max » : il faut plus que « min »");
        bounds.RefuseTheRest();
        return question with { Least = least, Greatest = greatest };
    }

    private List<Option> Choices(YamlMap map, QuestionKind kind)
    {
        if (!Scales.HasOwnChoices(kind))
        {
            if (map.Has("choix")) map.Report("choix", "« choix » : ce genre de question a déjà ses réponses");
            return [];
        }
        var maps = map.Maps("choix");
        if (maps.Count is < 2 or > 6) map.Report("choix", "« choix » : de 2 à 6 réponses");
        var options = new List<Option>();
        foreach (var one in maps)
        {
            var option = new Option(Code(one), Plain(one, "texte", rules), one.OptionalText("image"));
            if (option.Code == Scales.Passed) one.Report("code", "« passe » est toujours là : il ne s’écrit pas");
            if (options.Exists(other => other.Code == option.Code)) one.Report("code", $"la réponse « {option.Code} » est écrite deux fois");
            if (option.Icon is null && kind == QuestionKind.Pictures) one.Report("image", "il manque « image »");
            if (option.Icon is { } icon && icons is not null && !icons.Contains(icon)) one.Report("image", $"l’image « {icon} » n’existe pas");
            one.RefuseTheRest();
            options.Add(option);
        }
        return options;
    }

    private Condition? Condition(YamlMap map)
    {
        if (map.OptionalMap("si") is not { } when) return null;
        var (name, answers) = (when.Text("question"), when.Texts("reponse"));
        if (name.Length > 0 && !read.TryGetValue(name, out var before)) when.Report("question", $"« {name} » n’est pas une question posée avant");
        else if (name.Length > 0 && !Scales.IsListed(read[name].Kind)) when.Report("question", $"« {name} » n’a pas de liste de réponses");
        else foreach (var answer in answers.Where(answer => name.Length > 0 && read[name].AllOptions.All(option => option.Code != answer))) when.Report("reponse", $"« {answer} » n’est pas une réponse de « {name} »");
        if (answers.Count == 0) when.Report("reponse", "il manque « reponse »");
        when.RefuseTheRest();
        return new Condition(name, answers);
    }

    /// <summary>A plain text, or one for each public; every public that is asked has words.</summary>
    private SaidTo Said(YamlMap map, string key, IReadOnlyList<string> asked)
    {
        if (!map.IsMap(key)) return SaidTo.All(Plain(map, key, rules));
        var said = map.Map(key)!;
        var words = SaidTo.Keys.Where(said.Has).ToDictionary(one => one, one => Plain(said, one, rules), StringComparer.Ordinal);
        foreach (var missing in asked.Where(one => !words.ContainsKey(one))) map.Report(key, $"« {key} » : il manque les mots pour « {missing} »");
        said.RefuseTheRest();
        return words.Count > 0 ? new SaidTo(words) : SaidTo.All("");
    }

    private static string Code(YamlMap map)
    {
        var code = map.Text("code");
        if (code.Length > 0 && !CodeShape.IsMatch(code)) map.Report("code", $"« code » : « {code} » ; de petites lettres, des chiffres et des traits, 40 au plus");
        return code;
    }

    /// <summary>Words as they are read: with ’, a hard space before high marks, and short.</summary>
    internal static string Plain(YamlMap map, string key, ReadingRules rules)
    {
        var text = map.Text(key);
        if (text.Contains('\'', StringComparison.Ordinal)) map.Report(key, $"« {key} » : écrivez ’ et non '");
        if (SoftSpace.IsMatch(text)) map.Report(key, $"« {key} » : il faut une espace insécable avant : ; ? ! et dans « »");
        if (Sentences.Split(text).FirstOrDefault(one => one.Split([' ', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit)) > rules.MostWords) is { } long_)
            map.Report(key, $"« {key} » : plus de {rules.MostWords} mots dans « {long_.Trim()} »");
        return text;
    }

    [GeneratedRegex("^[a-z0-9-]{1,40}$", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CodeShape { get; }

    [GeneratedRegex("[^\u00A0][:;?!»](?= |$)|«[^\u00A0]", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex SoftSpace { get; }

    [GeneratedRegex("(?<=[.?!:])\\s+", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Sentences { get; }
}

/// <summary>How strictly words are read.</summary>
/// <param name="MostWords">Of a sentence.</param>
/// <param name="MayBeLong">More than ten minutes pass for young people, with a reason (« raison »).</param>
internal sealed record ReadingRules(int MostWords, bool MayBeLong)
{
    /// <summary>What comes with the portal.</summary>
    public static readonly ReadingRules Content = new(12, MayBeLong: false);

    /// <summary>What somebody made here: the checker advises, and does not refuse.</summary>
    public static readonly ReadingRules Made = new(60, MayBeLong: true);
}
