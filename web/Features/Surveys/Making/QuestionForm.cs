using System.Globalization;
using ChildProtection.Features.Surveys.Questionnaires;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ChildProtection.Features.Surveys.Making;

/// <summary>What one types to make a question; nothing of it is lost when it is refused.</summary>
public sealed class QuestionForm
{
    public const int TextLength = 300;
    public const int ChoiceLength = 80;
    private const int Rows = 6;

    /// <summary>The place of the words that everybody reads who has none of their own.</summary>
    public const string Main = SaidTo.Everybody;

    /// <summary>Empty for a new question.</summary>
    public string? Code { get; set; }

    /// <summary>From 0.</summary>
    public int? Section { get; set; }
    public QuestionKind? Kind { get; set; }
    public IList<string> For { get; set; } = [];
#pragma warning disable MA0016 // the binder fills them, and the page looks a key up that may be missing
    public Dictionary<string, string?> Text { get; set; } = [];
    public Dictionary<string, string?> Why { get; set; } = [];
#pragma warning restore MA0016
    public string? Hint { get; set; }
    public IList<ChoiceForm> Choices { get; set; } = [];
    public string? Most { get; set; }
    public string? Least { get; set; }
    public string? Greatest { get; set; }
    public string? IfQuestion { get; set; }
    public IList<string> IfAnswers { get; set; } = [];
    public IList<string> Counted { get; set; } = [];

    /// <summary>« oui » when the answers must not be shown in a group where all say the same.</summary>
    public IList<string> Sensitive { get; set; } = [];

    /// <summary>One who sees the preview: « jeune-11-14 ».</summary>
    public string? SeenBy { get; set; }

    /// <summary>The form of a question that is there.</summary>
    public static QuestionForm Of(Questionnaire all, Question question) => new()
    {
        Code = question.Code, Section = all.SectionOf(question.Code), Kind = question.Kind, For = [.. question.For], Text = Shown(question.Text, question.For), Why = Shown(question.Why, question.For),
        Hint = question.Hint, Choices = [.. question.Choices.Select(choice => new ChoiceForm { Code = choice.Code, Words = choice.Words, Icon = choice.Icon })],
        Most = question.Most?.ToString(CultureInfo.InvariantCulture), Least = question.Least.ToString(CultureInfo.InvariantCulture), Greatest = question.Greatest.ToString(CultureInfo.InvariantCulture),
        IfQuestion = question.If?.Question, IfAnswers = [.. question.If?.Answers ?? []], Counted = [.. all.CountedBy(question.Code)], Sensitive = question.IsSensitive ? ["oui"] : [],
    };

    /// <summary>A new one, for everybody.</summary>
    public static QuestionForm New(Questionnaire all, int section) => new() { Section = Math.Clamp(section, 0, Math.Max(0, all.Sections.Count - 1)), Kind = QuestionKind.YesNo, For = [.. all.Publics], Counted = [QuestionnaireEdits.Total] };

    /// <summary>Always as many rows as there may be choices, and a place for each wording.</summary>
    public void Fill()
    {
        foreach (var key in SaidTo.Keys.Append(Main))
        {
            Text.TryAdd(key, null);
            Why.TryAdd(key, null);
        }
        while (Choices.Count < Rows) Choices.Add(new ChoiceForm());
    }

    /// <summary>One step up (-1) or down (1) among the answers that are written; where it stands then, from 0, or null when nothing is written there.</summary>
    public int? Move(int row, int step)
    {
        if (Choices.ElementAtOrDefault(row) is not { } choice || QuestionWords.Typed(choice.Words) is null) return null;
        var written = Choices.Where(one => QuestionWords.Typed(one.Words) is not null).ToList();
        var to = Math.Clamp(written.IndexOf(choice) + Math.Sign(step), 0, written.Count - 1);
        written.Remove(choice);
        written.Insert(to, choice);
        Choices = [.. written];
        Fill();
        return to;
    }

    /// <summary>The question as typed, with what is wrong beside each field; for the preview too, which shows whatever there is.</summary>
    public Question Read(Questionnaire all, IReadOnlySet<string> pictures, ModelStateDictionary? errors = null, bool saysTu = false, string prefix = "Form")
    {
        void Say(string field, string message) => errors?.AddModelError($"{prefix}.{field}", saysTu ? InTu(message) : message);
        IReadOnlyList<string> asked = [.. all.Publics.Where(For.Contains)];
        if (asked.Count == 0) Say(nameof(For), "Choisissez à qui on la pose.");
        if (Kind is null || !Enum.IsDefined(Kind.Value)) Say(nameof(Kind), "Choisissez un genre de réponse.");
        var kind = Kind is { } known && Enum.IsDefined(known) ? known : QuestionKind.YesNo;
        if (Section is null || Section < 0 || Section >= all.Sections.Count) Say(nameof(Section), "Choisissez une partie.");
        var text = Words(Text, asked, nameof(Text), "Écrivez la question.", Say);
        var hint = QuestionWords.Typed(Hint);
        if (hint?.Length > TextLength) Say(nameof(Hint), $"C’est trop long\u00A0: {TextLength} signes au plus.");
        var codes = all.Questions.Select(question => question.Code);
        return new Question
        {
            Code = all.Questions.Any(question => question.Code == Code) ? Code! : QuestionWords.CodeOf(text.Words.Values.FirstOrDefault() ?? "", codes), Kind = kind, For = asked.Count > 0 ? asked : all.Publics,
            Text = text, Why = Words(Why, asked, nameof(Why), "Écrivez pourquoi on le demande.", Say), Hint = hint,
            Choices = Scales.HasOwnChoices(kind) ? ReadChoices(kind, pictures, Say) : [], Most = kind == QuestionKind.Several && Most is not null ? Number(Most, nameof(Most), 1, Rows, Rows, Say) : null,
            Least = kind == QuestionKind.Number ? Number(Least, nameof(Least), 0, 9_999, 0, Say) : 0, Greatest = kind == QuestionKind.Number ? ReadGreatest(Say) : 999,
            If = ReadCondition(all, Say), IsSensitive = Sensitive.Count > 0,
        };
    }

    private List<Option> ReadChoices(QuestionKind kind, IReadOnlySet<string> pictures, Action<string, string> say)
    {
        var options = new List<Option>();
        foreach (var (choice, row) in Choices.Take(Rows).Select((choice, row) => (choice, row)))
        {
            if (QuestionWords.Typed(choice.Words) is not { } words) continue;
            if (words.Length > ChoiceLength) say($"Choices[{row}].Words", $"C’est trop long\u00A0: {ChoiceLength} signes au plus.");
            if (kind == QuestionKind.Pictures && choice.Icon is null) say($"Choices[{row}].Icon", "Choisissez une image.");
            if (choice.Icon is not null && !pictures.Contains(choice.Icon)) say($"Choices[{row}].Icon", "Choisissez une image de la liste.");
            var taken = options.Select(option => option.Code).ToList();
            var code = choice.Code is { Length: > 0 and <= 40 } own && own != Scales.Passed && own.All(sign => char.IsAsciiLetterLower(sign) || char.IsAsciiDigit(sign) || sign == '-') && !taken.Contains(own) ? own : QuestionWords.CodeOf(words, taken);
            options.Add(new Option(code, words, choice.Icon is { } icon && pictures.Contains(icon) ? icon : null));
        }
        if (options.Count < 2) say("Choices[0].Words", "Écrivez de 2 à 6 réponses.");
        return options;
    }

    private Condition? ReadCondition(Questionnaire all, Action<string, string> say)
    {
        if (string.IsNullOrEmpty(IfQuestion)) return null;
        if (all.Before(Code).FirstOrDefault(question => question.Code == IfQuestion) is not { } before)
        {
            say(nameof(IfQuestion), "Choisissez une question posée avant.");
            return null;
        }
        IReadOnlyList<string> answers = [.. before.AllOptions.Select(option => option.Code).Where(IfAnswers.Contains)];
        if (answers.Count == 0) say(nameof(IfAnswers), "Cochez au moins une réponse.");
        return answers.Count == 0 ? null : new Condition(before.Code, answers);
    }

    private int ReadGreatest(Action<string, string> say)
    {
        var (least, greatest) = (Number(Least, nameof(Least), 0, 9_999, 0, (_, _) => { }), Number(Greatest, nameof(Greatest), 0, 9_999, 10, say));
        if (greatest <= least) say(nameof(Greatest), "Il faut plus que le premier nombre.");
        return Math.Max(greatest, least + 1);
    }

    private static int Number(string? typed, string field, int least, int most, int otherwise, Action<string, string> say)
    {
        if (int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        say(field, $"Écrivez un nombre de {least} à {most}.");
        return otherwise;
    }

    /// <summary>One text for all, or one for each public and age that has its own.</summary>
    private static SaidTo Words(Dictionary<string, string?> typed, IReadOnlyList<string> asked, string field, string missing, Action<string, string> say)
    {
        foreach (var (key, value) in typed.Where(one => one.Value?.Length > TextLength)) say($"{field}[{key}]", $"C’est trop long\u00A0: {TextLength} signes au plus.");
        var main = QuestionWords.Typed(typed.GetValueOrDefault(Main));
        var own = SaidTo.Keys.Where(key => asked.Contains(key) || (asked.Contains(Public.Young) && key.StartsWith($"{Public.Young}-", StringComparison.Ordinal)))
            .Select(key => (key, words: QuestionWords.Typed(typed.GetValueOrDefault(key)))).Where(one => one.words is not null).ToDictionary(one => one.key, one => one.words!, StringComparer.Ordinal);
        if (main is null && asked.Where(one => !own.ContainsKey(one)).ToList() is { Count: > 0 } without)
            say($"{field}[{Main}]", own.Count == 0 ? missing : $"Il manque les mots pour\u00A0: {string.Join(", ", without.Select(Public.Words))}.");
        if (own.Count == 0) return SaidTo.All(main ?? "…");
        foreach (var one in asked.Where(one => !own.ContainsKey(one))) own[one] = main ?? "…";
        return new SaidTo(own);
    }

    /// <summary>« Choisis », « écris », « coche »: the same refusal, said to a young person.</summary>
    private static string InTu(string message) => message.Replace("Choisissez", "Choisis", StringComparison.Ordinal).Replace("Écrivez", "Écris", StringComparison.Ordinal).Replace("Cochez", "Coche", StringComparison.Ordinal);

    /// <summary>The words of the first public are the main ones; the others stand beside.</summary>
    private static Dictionary<string, string?> Shown(SaidTo said, IReadOnlyList<string> asked)
    {
        var words = said.Words.ToDictionary(one => one.Key, one => (string?)one.Value, StringComparer.Ordinal);
        if (words.ContainsKey(Main) || asked.Count == 0 || !words.Remove(asked[0], out var first)) return words;
        foreach (var same in asked.Where(one => words.GetValueOrDefault(one) == first)) words.Remove(same);
        words[Main] = first;
        return words;
    }
}

/// <summary>One answer of a list, as typed.</summary>
public sealed class ChoiceForm
{
    /// <summary>Kept when the words change, so that answers compare.</summary>
    public string? Code { get; set; }
    public string? Words { get; set; }
    public string? Icon { get; set; }
}
