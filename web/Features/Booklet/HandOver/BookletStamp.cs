using System.Security.Cryptography;
using System.Text;
using ChildProtection.Features.Content;

namespace ChildProtection.Features.Booklet.HandOver;

/// <summary>
/// The booklet as it was at one moment: of each chapter its slug, version, a hash of its words and its title. It says later
/// what has changed since, without keeping the words. Nothing in it is about anybody.
/// </summary>
public sealed class BookletStamp
{
    /// <summary>More than five editions of chapters would need.</summary>
    public const int Length = 12_000;

    /// <summary>Where it is kept, « imprimé avant ce texte ».</summary>
    private const string Older = "-";
    private const char Cell = '\t';
    private const int HashBytes = 6;

    private readonly Dictionary<string, Line> lines;

    private BookletStamp(IEnumerable<Line> lines) => this.lines = lines.DistinctBy(line => line.Slug).ToDictionary(line => line.Slug, StringComparer.Ordinal);

    private sealed record Line(string Slug, int Version, string Hash, string Title);

    /// <summary>As stored.</summary>
    public string Written => string.Join('\n', lines.Values.Select(line => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{line.Slug}{Cell}{line.Version}{Cell}{line.Hash}{Cell}{line.Title}")));

    public static BookletStamp Of(IEnumerable<ContentPage> chapters) => new(chapters.Select(chapter => new Line(chapter.Slug, chapter.Version, HashOf(chapter), chapter.Title)));

    /// <summary>The booklet given on an earlier day: a chapter whose words are younger than that day was another text then.</summary>
    public static BookletStamp On(DateOnly day, IEnumerable<ContentPage> chapters) => new(chapters.Select(chapter =>
        new Line(chapter.Slug, chapter.Version, chapter.Date > day ? Older : HashOf(chapter), chapter.Title)));

    /// <summary>A line that cannot be read is left out: nobody is told a change for it.</summary>
    public static BookletStamp Read(string written) => new(written.Split('\n').Select(line => line.Split(Cell))
        .Where(cells => cells.Length == 4 && int.TryParse(cells[1], System.Globalization.CultureInfo.InvariantCulture, out _))
        .Select(cells => new Line(cells[0], int.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture), cells[2], cells[3])));

    /// <summary>Of the words only: a space or a comma put right is no news for a reader.</summary>
    public static string HashOf(ContentPage chapter)
    {
        var words = new StringBuilder();
        foreach (var letter in string.Join('\n', chapter.Sentences.Prepend(chapter.Title)))
            if (char.IsLetterOrDigit(letter)) words.Append(char.ToLowerInvariant(letter));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words.ToString())).AsSpan(0, HashBytes));
    }

    /// <summary>What is otherwise now, in reading order; what is gone comes last. <paramref name="read"/>: by slug, the hash of what was read since.</summary>
    public IReadOnlyList<ChapterChange> Since(IReadOnlyList<ContentPage> now, IReadOnlyDictionary<string, string> read)
    {
        var changes = new List<ChapterChange>();
        foreach (var chapter in now)
        {
            var hash = HashOf(chapter);
            if (read.GetValueOrDefault(chapter.Slug) == hash) continue;
            if (!lines.TryGetValue(chapter.Slug, out var known)) changes.Add(new ChapterChange(ChangeKind.New, chapter.Title, chapter));
            else if (known.Hash != hash) changes.Add(new ChapterChange(ChangeKind.Changed, chapter.Title, chapter));
        }
        var slugs = now.Select(chapter => chapter.Slug).ToHashSet(StringComparer.Ordinal);
        return [.. changes, .. lines.Values.Where(line => !slugs.Contains(line.Slug)).Select(line => new ChapterChange(ChangeKind.Withdrawn, line.Title, null))];
    }

    /// <summary>The same with some chapters as if they had been otherwise, absent, or there and gone since: for the demonstration and for tests.</summary>
    internal BookletStamp Before(IReadOnlyCollection<string> changed, IReadOnlyCollection<string> added, params (string Slug, string Title)[] gone) => new(
        [.. lines.Values.Where(line => !added.Contains(line.Slug)).Select(line => changed.Contains(line.Slug) ? line with { Hash = Older } : line),
         .. gone.Select(one => new Line(one.Slug, 1, Older, one.Title))]);
}

public enum ChangeKind { New, Changed, Withdrawn }

/// <summary>One chapter that is otherwise than one knew it; no page for one that is gone.</summary>
public sealed record ChapterChange(ChangeKind Kind, string Title, ContentPage? Page)
{
    private const int Sentences = 2;

    /// <summary>In one word, for the pill.</summary>
    public string Words => Kind switch { ChangeKind.New => "Nouvelle page", ChangeKind.Changed => "Page changée", _ => "Page retirée" };

    public string Icon => Kind switch { ChangeKind.New => "plus", ChangeKind.Changed => "crayon", _ => "moins" };

    public string Colour => Kind switch { ChangeKind.New => "feuille", ChangeKind.Changed => "ocre", _ => "ciel" };

    /// <summary>The first ones of the page as it is now.</summary>
    public IEnumerable<string> FirstSentences => Page?.Sentences.Take(Sentences) ?? [];
}
