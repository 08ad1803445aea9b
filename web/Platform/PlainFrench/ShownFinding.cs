namespace ChildProtection.Platform.PlainFrench;

/// <summary>A finding as somebody who writes reads it, on the page and in the answer to a script.</summary>
/// <param name="Severity">« À corriger », « À regarder », « À savoir ».</param>
/// <param name="Class">A style: « erreur », « attention », « info ».</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Words">The words concerned.</param>
/// <param name="Line">Of the field, from 1.</param>
/// <param name="Message">What is to be done about them.</param>
/// <param name="Why">Why it helps a reader; empty when nothing more can be said.</param>
/// <param name="Suggestion">Another wording that a rule proposes, or null.</param>
/// <param name="Start">Where the words begin, in UTF-16 units.</param>
/// <param name="Length">How long they are.</param>
public sealed record ShownFinding(string Severity, string Class, string Title, string Words, int Line, string Message, string Why, string? Suggestion, int Start, int Length)
{
    /// <summary>More would not be read.</summary>
    public const int Most = 30;

    /// <summary>The gravest first, then in the order of the text.</summary>
    public static IReadOnlyList<ShownFinding> Of(PlainReport report) =>
        [.. report.Findings.OrderByDescending(finding => finding.Severity).ThenBy(finding => finding.Start).Take(Most).Select(Of)];

    /// <summary>« 3 remarques : 2 à corriger, 1 à regarder. » It never says that a text is easy: only a reader can.</summary>
    public static string Summary(PlainReport report)
    {
        if (report.Findings.Count == 0) return "Aucune erreur trouvée. Seul un lecteur peut dire s’il comprend.";
        var parts = new[] { (PlainSeverity.Error, "à corriger"), (PlainSeverity.Warning, "à regarder"), (PlainSeverity.Info, "à savoir") }
            .Select(kind => (Count: report.Count(kind.Item1), Words: kind.Item2)).Where(kind => kind.Count > 0).Select(kind => $"{kind.Count} {kind.Words}");
        return $"{report.Findings.Count} {(report.Findings.Count > 1 ? "remarques" : "remarque")}\u00A0: {string.Join(", ", parts)}.";
    }

    private static ShownFinding Of(PlainFinding finding)
    {
        var rule = PlainRules.Find(finding.Rule);
        var (severity, style) = finding.Severity switch
        {
            PlainSeverity.Error => ("À corriger", "erreur"),
            PlainSeverity.Warning => ("À regarder", "attention"),
            _ => ("À savoir", "info"),
        };
        return new(severity, style, Typeset(rule?.Title ?? ""), Typeset(finding.Text), finding.Line, Typeset(finding.Message), Typeset(rule?.Why ?? ""), finding.Suggestion, finding.Start, finding.Length);
    }

    /// <summary>Spaces that must not break; the suggestion itself goes into the text as it is.</summary>
    private static string Typeset(string text) => text.Replace(" :", "\u00A0:", StringComparison.Ordinal).Replace(" ;", "\u00A0;", StringComparison.Ordinal).Replace(" ?", "\u00A0?", StringComparison.Ordinal)
        .Replace(" !", "\u00A0!", StringComparison.Ordinal).Replace("« ", "«\u00A0", StringComparison.Ordinal).Replace(" »", "\u00A0»", StringComparison.Ordinal);
}
