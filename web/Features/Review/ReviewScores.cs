using System.Globalization;
using System.Text.Json;
using ChildProtection.Features.Writing;
using ChildProtection.Platform.Disclosure;

namespace ChildProtection.Features.Review;

/// <summary>
/// What may be read of the answers to one text, counted once at the end, through the disclosure control of surveys: each sentence (who
/// understood, who did not), and the whole. Screens take this object; raw counts are gone with the request that closed the text.
/// </summary>
/// <param name="Inside">One table a sentence, for the body.</param>
/// <param name="Outside">The same, for the service that asked.</param>
/// <param name="WholeInside">All judgements of all sentences, for the body.</param>
/// <param name="WholeOutside">The same, for the service that asked.</param>
internal sealed record ReviewScores(IReadOnlyList<SafeTable> Inside, IReadOnlyList<SafeTable> Outside, SafeTable WholeInside, SafeTable WholeOutside)
{
    /// <summary>The rows of a sentence. Two and no more: in a small group each further row would hide the others.</summary>
    public static readonly IReadOnlyList<string> Rows = ["Je comprends", "À revoir, ou pas de réponse"];

    private const string All = "Membres";
    private const string WholeCode = "texte";

    /// <summary>With fewer sentences, the score of the whole would be the one of a sentence that may be hidden.</summary>
    private const int LeastSentences = 3;

    public IReadOnlyList<SafeTable> Of(bool isInside) => isInside ? Inside : Outside;

    public SafeTable Whole(bool isInside) => isInside ? WholeInside : WholeOutside;

    /// <summary>Counts and protects.</summary>
    /// <param name="sentences">How many there are.</param>
    /// <param name="answers">One set per reader: number of the sentence, what they said. A reader who said nothing is none.</param>
    /// <param name="rules">Of the territory.</param>
    public static ReviewScores Of(int sentences, IReadOnlyCollection<IReadOnlyDictionary<int, Understanding>> answers, DisclosureRules rules)
    {
        var readers = answers.Where(one => one.Count > 0).ToList();
        var tables = Enumerable.Range(1, sentences).Select(number => Table($"{number}", Rows,
            [Clear(readers, number), readers.Count - Clear(readers, number)])).ToList();
        var safe = DisclosureControl.ProtectForAll(tables, rules);
        var clear = readers.Sum(one => one.Values.Count(said => said == Understanding.Clear));
        var whole = Table(WholeCode, ["Je comprends", "À revoir"], [clear, readers.Sum(one => one.Count) - clear]);
        var of = DisclosureControl.ProtectForAll([whole], rules);
        return new ReviewScores(safe.Inside, safe.Outside, Whole(of.Inside[0], sentences, readers.Count, rules.ThresholdInside), Whole(of.Outside[0], sentences, readers.Count, rules.ThresholdOutside));
    }

    /// <summary>« 85 % », « la plupart »; null when it is hidden. The share of « je comprends » among all that was said.</summary>
    public static string? Figure(SafeTable table) => table.WhyHidden is not null ? null : table.Cells[0][0] switch
    {
        { State: CellState.Mostly } => "la plupart",
        { Percent: { } percent } => $"{percent.ToString(CultureInfo.InvariantCulture)}\u00A0%",
        { RoundedCount: { } count } when table.RoundedTotal > 0 => $"{count.ToString(CultureInfo.InvariantCulture)} sur {table.RoundedTotal.Value.ToString(CultureInfo.InvariantCulture)}",
        _ => null,
    };

    /// <summary>The same in per cent, to draw or to compare; null when no number may be read.</summary>
    public static int? Percent(SafeTable table) => table.WhyHidden is null ? table.Cells[0][0].Percent : null;

    /// <summary>What became of the score between two texts, in words; null when one of them is hidden.</summary>
    public static string? Change(SafeTable before, SafeTable after) => (Percent(before), Percent(after)) switch
    {
        ({ } old, { } now) when now > old => $"C’est {(now - old).ToString(CultureInfo.InvariantCulture)} points de mieux.",
        ({ } old, { } now) when now < old => $"C’est {(old - now).ToString(CultureInfo.InvariantCulture)} points de moins.",
        ({ }, { }) => "C’est pareil.",
        _ => null,
    };

    public string Write() => JsonSerializer.Serialize(this);

    public static ReviewScores Read(string text) => JsonSerializer.Deserialize<ReviewScores>(text)!;

    private static int Clear(List<IReadOnlyDictionary<int, Understanding>> readers, int number) => readers.Count(one => one.TryGetValue(number, out var said) && said == Understanding.Clear);

    private static SafeTable Whole(SafeTable table, int sentences, int readers, int threshold) =>
        readers < threshold || sentences < LeastSentences ? table.Withhold("Trop peu de réponses\u00A0: ce score n’est pas montré.") : table;

    private static CountTable Table(string code, IReadOnlyList<string> rows, int[] numbers)
    {
        var counts = new int[rows.Count, 1];
        for (var row = 0; row < rows.Count; row++) counts[row, 0] = numbers[row];
        return new CountTable(code, rows, [All], counts, IsSensitive: false);
    }
}
