namespace ChildProtection.Platform.PlainFrench;

/// <summary>Gathers what the rules say. A rule that says the same thousands of times is cut short, and this is said too.</summary>
internal sealed class Notes(TextDocument document)
{
    /// <summary>Of one rule, in one text.</summary>
    public const int Most = 2_000;

    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly List<(string Rule, PlainSeverity Severity, int Start, int End, string Message, string? Better)> notes = [];

    public TextDocument Document { get; } = document;

    public void Error(string rule, int start, int end, string message, string? better = null) => Add(rule, PlainSeverity.Error, start, end, message, better);
    public void Warn(string rule, int start, int end, string message, string? better = null) => Add(rule, PlainSeverity.Warning, start, end, message, better);
    public void Say(string rule, int start, int end, string message, string? better = null) => Add(rule, PlainSeverity.Info, start, end, message, better);
    public void Warn(string rule, Sentence sentence, string message, string? better = null) => Warn(rule, sentence.Start, sentence.End, message, better);

    public void Add(string rule, PlainSeverity severity, int start, int end, string message, string? better)
    {
        var count = counts.GetValueOrDefault(rule);
        counts[rule] = count + 1;
        if (count < Most) notes.Add((rule, severity, start, end, message, better));
        else if (count == Most) notes.Add((rule, severity, start, end, $"Cette règle a déjà parlé {Most} fois. La suite n’est pas montrée.", null));
    }

    public bool Has(string rule) => counts.ContainsKey(rule);

    /// <summary>In the order of the text; a finding that its author excused becomes an info with the reason.</summary>
    public IReadOnlyList<PlainFinding> ToFindings()
    {
        var byLine = Document.Excuses.ToLookup(excuse => excuse.Line + 1);
        var findings = new List<PlainFinding>(notes.Count + Document.Excuses.Count);
        foreach (var (rule, severity, start, end, message, better) in notes)
        {
            var (line, column) = Document.Place(start);
            var (shown, said) = (severity, message);
            foreach (var excuse in byLine[line].Where(excuse => excuse.Reason.Length > 0 && Fits(excuse.Rule, rule)))
            {
                excuse.Used++;
                (shown, said) = (PlainSeverity.Info, $"Exception gardée : {excuse.Reason}. {message}");
            }
            findings.Add(new PlainFinding(rule, shown, line, column, start, end - start, Document.Excerpt(start, end), Typography.Set(said), better is null ? null : Typography.Set(better)));
        }
        foreach (var excuse in Document.Excuses.Where(excuse => excuse.Used == 0)) findings.Add(Unused(excuse));
        findings.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Rule, other.Rule));
        return findings;
    }

    private PlainFinding Unused(Excuse excuse)
    {
        var (line, column) = Document.Place(excuse.Start);
        return new PlainFinding(PlainRules.Exception, excuse.Reason.Length == 0 ? PlainSeverity.Warning : PlainSeverity.Info, line, column, excuse.Start, excuse.End - excuse.Start,
            Document.Excerpt(excuse.Start, excuse.End),
            Typography.Set(excuse.Reason.Length == 0 ? "Une exception a besoin d’une raison." : "Cette exception ne sert pas : la règle ne trouve rien sur la ligne suivante."), null);
    }

    /// <summary>« F20 » stands for « F20-phrase-longue », and not for « F2-… ».</summary>
    private static bool Fits(string excused, string rule) =>
        rule.StartsWith(excused, StringComparison.Ordinal) && (rule.Length == excused.Length || rule[excused.Length] == '-');
}

/// <summary>Spaces that must not break, in what the checker says.</summary>
internal static class Typography
{
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("'«»:;?!");

    public static string Set(string text)
    {
        if (text.AsSpan().IndexOfAny(Signs) < 0) return text;
        return text.Replace('\'', '’').Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal)
            .Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace(" ;", "\u00A0;", StringComparison.Ordinal)
            .Replace(" ?", "\u00A0?", StringComparison.Ordinal).Replace(" !", "\u00A0!", StringComparison.Ordinal);
    }
}
