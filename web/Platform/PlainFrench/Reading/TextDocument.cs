using System.Runtime.InteropServices;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>A text taken apart once: blocks, sentences, atoms, and what its markup said. Offsets are those of the source.</summary>
internal sealed class TextDocument(string source, CheckOptions options)
{
    private readonly List<Atom> atoms = new(source.Length / 5 + 8);
    private readonly List<int> lineStarts = [0];

    public string Source { get; } = source;
    public CheckOptions Options { get; } = options;

    /// <summary>The source with its markup hidden: same length, same offsets.</summary>
    public char[] Clean { get; } = source.ToCharArray();
    public AtomMarks[] Styles { get; } = new AtomMarks[source.Length];
    public FrontMatter? Head { get; set; }
    public List<Block> Blocks { get; } = [];
    public List<Sentence> Sentences { get; } = [];
    public List<LinkMark> Links { get; } = [];
    public List<GlossaryMark> GlossaryMarks { get; } = [];
    public List<MarkupMark> Markup { get; } = [];
    public List<Excuse> Excuses { get; } = [];
    public List<string> Boxes { get; } = [];
    public List<(int Start, int End)> Quotes { get; } = [];
    public int Words { get; set; }
    public int Syllables { get; set; }
    public PlainReader Reader { get; set; }

    /// <summary>True when the option or the front matter says who reads.</summary>
    public bool ReaderIsKnown { get; set; }
    public int AtomCount => atoms.Count;

    public ReadOnlySpan<Atom> Atoms(int first, int last) => CollectionsMarshal.AsSpan(atoms)[first..last];
    public Atom AtomAt(int index) => atoms[index];
    public void Add(in Atom atom) => atoms.Add(atom);
    public void Mark(int index, AtomMarks more, AtomMarks less = AtomMarks.None) =>
        atoms[index] = atoms[index] with { Marks = (atoms[index].Marks | more) & ~less };
    public void AddLine(int start) => lineStarts.Add(start);
    public int LineCount => lineStarts.Count;
    public int LineStart(int line) => lineStarts[line - 1];

    /// <summary>Line and column, from 1.</summary>
    public (int Line, int Column) Place(int offset)
    {
        var line = lineStarts.BinarySearch(offset);
        if (line < 0) line = ~line - 1;
        return (line + 1, offset - lineStarts[line] + 1);
    }

    /// <summary>The words of the source, cut when very long.</summary>
    public string Excerpt(int start, int end)
    {
        const int most = 240;
        if (end - start <= most) return Source[start..end];
        var cut = start + most - 1;
        if (char.IsHighSurrogate(Source[cut - 1])) cut--;
        return Source[start..cut] + "…";
    }
}

/// <summary>A link or a picture, or an address that stands bare in the text.</summary>
internal sealed record LinkMark(int Start, int End, int TextStart, int TextEnd, string Target, bool IsBare);

/// <summary><c>[[référent|référente]]</c>: a word that the page explains.</summary>
internal sealed record GlossaryMark(int Start, int End, string Word);

/// <summary>Markup that plain French does without: italic, a tag, a footnote.</summary>
internal sealed record MarkupMark(MarkupKind Kind, int Start, int End);

internal enum MarkupKind { Italic, Bold, Tag, Break, Footnote, DeepHeading }

/// <summary>« falc: ok F20 raison… »: the author's reason to keep what a rule finds on the next line.</summary>
internal sealed record Excuse(string Rule, string Reason, int Line, int Start, int End)
{
    public int Used { get; set; }
}
