using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChildProtection.Platform.PlainFrench;

namespace ChildProtection.Platform.Verbs.Falc;

/// <summary>What was found in one text.</summary>
internal sealed record FalcReport(FalcText Text, PlainReport Found)
{
    /// <summary>The findings with the line and column of the file.</summary>
    public IEnumerable<(PlainFinding Finding, int Line, int Column)> Placed => Found.Findings.Select(finding =>
        (finding, finding.Line + Text.From.Line - 1, finding.Line == 1 ? finding.Column + Text.From.Column - 1 : finding.Column));
}

/// <summary>Writes findings for people, or for programs.</summary>
internal static class FalcOutput
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One JSON array; how many errors it holds.</summary>
    public static async Task<int> WriteJsonAsync(IEnumerable<FalcReport> reports, TextWriter output)
    {
        var errors = 0;
        var isFirst = true;
        await output.WriteAsync("[");
        foreach (var report in reports)
            foreach (var (finding, line, column) in report.Placed)
            {
                if (finding.Severity == PlainSeverity.Error) errors++;
                await output.WriteAsync(isFirst ? "\n  " : ",\n  ");
                await output.WriteAsync(Json(finding, report.Text.File, line, column));
                isFirst = false;
            }
        await output.WriteLineAsync(isFirst ? "]" : "\n]");
        return errors;
    }

    /// <summary>One line for each finding and two to sum up; how many errors there are. It never says that a text is right: only readers can.</summary>
    public static async Task<int> WriteLinesAsync(IEnumerable<FalcReport> reports, TextWriter output)
    {
        var (errors, warnings, infos) = (0, 0, 0);
        var files = new HashSet<string>(StringComparer.Ordinal);
        var reread = new Dictionary<string, IReadOnlyList<PlainRereading>>(StringComparer.Ordinal);
        var ease = new List<double>();
        foreach (var report in reports)
        {
            files.Add(report.Text.File);
            if (!report.Text.IsFragment) reread[report.Text.File] = report.Found.Rereadings;
            if (report.Found.KandelMoles is { } figure) ease.Add(figure);
            foreach (var (finding, line, column) in report.Placed)
            {
                await output.WriteLineAsync(Line(finding, report.Text.File, line, column));
                if (finding.Severity == PlainSeverity.Error) errors++;
                else if (finding.Severity == PlainSeverity.Warning) warnings++;
                else infos++;
            }
        }
        await output.WriteLineAsync($"{Files(files.Count)} : {Sum(errors, warnings, infos)}.{Ease(ease)}");
        await output.WriteLineAsync(Readers(reread));
        return errors;
    }

    private static string Line(PlainFinding finding, string file, int line, int column) =>
        $"{file}:{line}:{column}: {Name(finding.Severity)} [{finding.Rule}] {finding.Message} «\u00A0{OneLine(finding.Text)}\u00A0»"
        + (finding.Suggestion is { } better ? $" → {OneLine(better)}" : "");

    private static string Json(PlainFinding finding, string file, int line, int column)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("rule", finding.Rule);
            writer.WriteString("severity", Name(finding.Severity));
            writer.WriteString("file", file);
            writer.WriteNumber("line", line);
            writer.WriteNumber("column", column);
            writer.WriteString("text", Whole(finding.Text));
            writer.WriteString("message", finding.Message);
            writer.WriteString("suggestion", finding.Suggestion is { } better ? Whole(better) : null);
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    /// <summary>Half a character cannot be written in JSON.</summary>
    private static string Whole(string text) => text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes());

    private static string Name(PlainSeverity severity) => severity switch { PlainSeverity.Error => "erreur", PlainSeverity.Warning => "attention", _ => "info" };

    private static string OneLine(string text) => Whole(text.ReplaceLineEndings(" | "));

    private static string Files(int count) => $"{count} {(count > 1 ? "fichiers" : "fichier")}";

    private static string Sum(int errors, int warnings, int infos) =>
        string.Join(", ", new[] { errors == 0 ? "aucune erreur trouvée" : Count(errors, "erreur"), warnings > 0 ? Count(warnings, "attention") : "", infos > 0 ? Count(infos, "info") : "" }
            .Where(part => part.Length > 0));

    private static string Count(int number, string word) => $"{number} {word}{(number > 1 ? "s" : "")}";

    private static string Ease(List<double> ease) => ease.Count == 0 ? "" : string.Create(CultureInfo.GetCultureInfo("fr-FR"), $" Kandel et Moles, pour la tendance : {ease.Average():0}.");

    /// <summary>Who has reread: names when one text was checked, a count for many.</summary>
    private static string Readers(Dictionary<string, IReadOnlyList<PlainRereading>> reread)
    {
        var done = reread.Values.Where(list => list.Count > 0).ToList();
        if (done.Count == 0) return "Relecture : personne n’a encore relu. Seules des personnes concernées peuvent dire si le texte se comprend.";
        var names = done.SelectMany(list => list).Select(rereading => $"{rereading.Who}, {rereading.Date}").Distinct(StringComparer.Ordinal).Take(12);
        return $"Relecture : {(reread.Count > 1 ? $"{done.Count} textes sur {reread.Count}, par " : "par ")}{string.Join(" ; ", names)}.";
    }
}
