namespace ChildProtection.Platform.PlainFrench;

/// <summary>How grave a finding is: an error stops publishing, a warning asks the author to look again, an info only says.</summary>
public enum PlainSeverity { Info, Warning, Error }

/// <summary>For whom a text is written. The young are told « tu », adults « vous ».</summary>
public enum PlainReader { Young, Parent, Professional }

/// <summary>
/// What the checker says of some words. <paramref name="Line"/> and <paramref name="Column"/> count from 1,
/// <paramref name="Start"/> and <paramref name="Length"/> are UTF-16 units of the text that was given.
/// </summary>
/// <param name="Rule">A stable name of <see cref="PlainRules"/>: « F20-phrase-longue ».</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Line">The line of the source, from 1.</param>
/// <param name="Column">The column of the source, from 1.</param>
/// <param name="Start">Where the words begin in the text.</param>
/// <param name="Length">How long they are.</param>
/// <param name="Text">The words concerned, as they are in the source, cut when very long.</param>
/// <param name="Message">Why, in plain French.</param>
/// <param name="Suggestion">A better wording, where the rule can make one; each line is a sentence.</param>
public sealed record PlainFinding(
    string Rule, PlainSeverity Severity, int Line, int Column, int Start, int Length, string Text, string Message, string? Suggestion);

/// <summary>Who has reread a text, and when (front matter « relecture »).</summary>
public sealed record PlainRereading(string Who, string Date);

/// <summary>What a text is checked with.</summary>
public sealed record CheckOptions
{
    /// <summary>Who reads; null leaves it to the front matter (« public »), and without one the young read.</summary>
    public PlainReader? Reader { get; init; }

    /// <summary>False for a field that holds no Markdown: signs such as * are then signs.</summary>
    public bool IsMarkdown { get; init; } = true;

    /// <summary>True for a piece of a page (one answer, one sentence): what only a whole page can lack is not asked.</summary>
    public bool IsFragment { get; init; }

    /// <summary>The words that are explained elsewhere in the portal.</summary>
    public PlainGlossary? Glossary { get; init; }

    /// <summary>The day of the check: a rereading may be overdue. Null does not look.</summary>
    public DateOnly? Today { get; init; }
}

/// <summary>What was found, in the order of the text, and figures that judge nothing.</summary>
/// <param name="Findings">In the order of the text.</param>
/// <param name="Words">Words that are read, markup left out.</param>
/// <param name="Sentences">Sentences and list items.</param>
/// <param name="KandelMoles">Kandel and Moles' reading ease (207 is the ceiling, 80 easy): a trend, never a gate. Null without a sentence.</param>
/// <param name="Rereadings">Who has reread, from the front matter.</param>
/// <param name="Reader">For whom the text was taken to be written.</param>
public sealed record PlainReport(
    IReadOnlyList<PlainFinding> Findings, int Words, int Sentences, double? KandelMoles, IReadOnlyList<PlainRereading> Rereadings, PlainReader Reader)
{
    /// <summary>How many findings are this grave.</summary>
    public int Count(PlainSeverity severity) => Findings.Count(finding => finding.Severity == severity);
}
