using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Features.Surveys.Questionnaires;

/// <summary>Writes a questionnaire as the files of « content/fr/enquetes » say it: what <see cref="QuestionnaireReader"/> reads again.</summary>
internal static class QuestionnaireWriter
{
    public static string Write(Questionnaire questions)
    {
        var root = new YamlMappingNode();
        Add(root, "code", Code(questions.Code));
        Add(root, "titre", Words(questions.Title));
        Add(root, "but", Words(questions.Purpose));
        if (questions.Source is { } source) Add(root, "source", Words(source));
        Add(root, "mode", QuestionnaireReader.Modes.First(mode => mode.Value == questions.Mode).Key);
        Add(root, "publics", Codes(questions.Publics));
        if (questions is { AgeFrom: { } from, AgeTo: { } to }) Add(root, "ages", Line(("de", Number(from)), ("a", Number(to))));
        Add(root, "duree", Number(questions.Minutes));
        if (questions.WhyLong is { } why) Add(root, "raison", Words(why));
        Add(root, "retour", Line(("jours", Number(questions.ReturnDays)), ("qui", questions.ReturnWho)));
        Add(root, "sections", new YamlSequenceNode(questions.Sections.Select(Section)));
        if (questions.Tables.Count > 0) Add(root, "tableaux", new YamlSequenceNode(questions.Tables.Select(Table)));

        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(root)).Save(new Emitter(text, new EmitterSettings().WithIndentedSequences()), assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal); // the mark of a document’s end
    }

    private static YamlMappingNode Section(Section section)
    {
        var map = new YamlMappingNode();
        Add(map, "titre", Words(section.Title));
        var questions = new YamlSequenceNode(section.Questions.Select(Question));
        if (section.Questions.Count == 0) questions.Style = SequenceStyle.Flow;
        Add(map, "questions", questions);
        return map;
    }

    private static YamlMappingNode Question(Question question)
    {
        var map = new YamlMappingNode();
        Add(map, "code", Code(question.Code));
        Add(map, "genre", QuestionReader.Kinds.First(kind => kind.Value == question.Kind).Key);
        Add(map, "texte", Said(question.Text));
        Add(map, "pourquoi", Said(question.Why));
        if (question.Hint is { } hint) Add(map, "aide", Words(hint));
        Add(map, "pour", Codes(question.For));
        if (question.Choices.Count > 0) Add(map, "choix", new YamlSequenceNode(question.Choices.Select(Choice)));
        if (question.Most is { } most) Add(map, "max", Number(most));
        if (question.Kind == QuestionKind.Number) Add(map, "max", Line(("min", Number(question.Least)), ("max", Number(question.Greatest))));
        if (question.If is { } condition) Add(map, "si", Line(("question", Code(condition.Question)), ("reponse", Codes(condition.Answers))));
        if (question.IsSensitive) Add(map, "sensible", "true");
        return map;
    }

    private static YamlNode Choice(Option option) => option.Icon is { } icon
        ? Line(("code", Code(option.Code)), ("texte", Words(option.Words)), ("image", icon)) : Line(("code", Code(option.Code)), ("texte", Words(option.Words)));

    private static YamlNode Table(DeclaredTable table) => Line(("code", Code(table.Code)), ("question", Code(table.Question)), ("par", table.By is { } by ? Code(by) : "null"));

    private static YamlNode Said(SaidTo said)
    {
        if (said.Words.TryGetValue(SaidTo.Everybody, out var all)) return Words(all);
        var map = new YamlMappingNode();
        foreach (var (who, words) in said.Words) Add(map, who, Words(words));
        return map;
    }

    /// <summary>Quoted: words such as « null » or « 12 » stay words.</summary>
    private static YamlScalarNode Words(string text) => new(text) { Style = ScalarStyle.DoubleQuoted };

    /// <summary>A question named « null » is a question.</summary>
    private static YamlScalarNode Code(string code) => code == "null" ? Words(code) : new(code);

    private static YamlScalarNode Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    private static YamlSequenceNode Codes(IEnumerable<string> codes) => new(codes.Select(code => (YamlNode)code)) { Style = SequenceStyle.Flow };

    private static YamlMappingNode Line(params (string Key, YamlNode Value)[] pairs)
    {
        var map = new YamlMappingNode { Style = MappingStyle.Flow };
        foreach (var (key, value) in pairs) Add(map, key, value);
        return map;
    }

    private static void Add(YamlMappingNode map, string key, YamlNode value) => map.Add(new YamlScalarNode(key), value);
}
