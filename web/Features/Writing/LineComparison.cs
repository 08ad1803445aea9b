namespace ChildProtection.Features.Writing;

/// <summary>What became of one line between two texts.</summary>
public enum LineChange { Same, Removed, Added }

/// <summary>One line of a comparison.</summary>
public sealed record ComparedLine(LineChange Change, string Text);

/// <summary>Two texts line by line: a line is a sentence, so readers of the comparison see sentences come and go.</summary>
public static class LineComparison
{
    /// <summary>Longer texts are compared by their ends only: the middle is all removed, then all added.</summary>
    private const int MostLines = 1_500;

    /// <summary>In reading order; empty lines are left out.</summary>
    public static IReadOnlyList<ComparedLine> Of(string before, string after)
    {
        var (old, now) = (Lines(before), Lines(after));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)]) end++;
        return
        [
            .. old[..start].Select(Same),
            .. Middle(old[start..^end], now[start..^end]),
            .. old[^end..].Select(Same),
        ];
    }

    /// <summary>What changed for readers between two pages, with a little around.</summary>
    internal static IReadOnlyList<ComparedLine> OfPages(string before, string after) => Around(Of(MarkdownPage.Of(before).Read, MarkdownPage.Of(after).Read));

    /// <summary>Only what changed, each with up to two lines around it; a gap between is an empty line.</summary>
    public static IReadOnlyList<ComparedLine> Around(IReadOnlyList<ComparedLine> lines, int around = 2)
    {
        var shown = new List<ComparedLine>();
        var last = -1;
        for (var place = 0; place < lines.Count; place++)
        {
            var near = Enumerable.Range(Math.Max(0, place - around), Math.Min(lines.Count, place + around + 1) - Math.Max(0, place - around));
            if (near.All(other => lines[other].Change == LineChange.Same)) continue;
            if (last >= 0 && place > last + 1) shown.Add(new ComparedLine(LineChange.Same, ""));
            shown.Add(lines[place]);
            last = place;
        }
        return shown;
    }

    /// <summary>The longest common lines (dynamic programming).</summary>
    private static List<ComparedLine> Middle(string[] old, string[] now)
    {
        if (old.Length > MostLines || now.Length > MostLines) return [.. old.Select(Removed), .. now.Select(Added)];
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var lines = new List<ComparedLine>();
        var (a, b) = (0, 0);
        while (a < old.Length || b < now.Length)
            if (a < old.Length && b < now.Length && old[a] == now[b])
            {
                lines.Add(Same(old[a++]));
                b++;
            }
            else if (b == now.Length || a < old.Length && common[a + 1, b] >= common[a, b + 1]) lines.Add(Removed(old[a++]));
            else lines.Add(Added(now[b++]));
        return lines;
    }

    private static string[] Lines(string text) => [.. text.ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line))];

    private static ComparedLine Same(string text) => new(LineChange.Same, text);

    private static ComparedLine Removed(string text) => new(LineChange.Removed, text);

    private static ComparedLine Added(string text) => new(LineChange.Added, text);
}
