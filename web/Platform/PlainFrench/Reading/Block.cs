namespace ChildProtection.Platform.PlainFrench;

internal enum BlockKind { Paragraph, Heading, Item, Cell, Title, Summary }

/// <summary>A stretch of text that is read as one: a paragraph, a heading, one item of a list.</summary>
internal sealed class Block(BlockKind kind, int start, int end)
{
    public BlockKind Kind { get; set; } = kind;
    public int Start { get; } = start;
    public int End { get; set; } = end;

    /// <summary>A heading's level, or how deep an item stands (from 1).</summary>
    public int Level { get; set; }

    /// <summary>Lines of the source.</summary>
    public int Lines { get; set; } = 1;

    /// <summary>The « ::: » box around it; empty outside.</summary>
    public string Box { get; init; } = "";
    public int FirstAtom { get; set; }
    public int LastAtom { get; set; }
    public int Words { get; set; }
    public List<Sentence> Sentences { get; } = [];
}

/// <summary>A sentence of a block: atoms <paramref name="First"/> to before <paramref name="Last"/>.</summary>
internal sealed record Sentence(TextDocument Document, Block Block, int First, int Last)
{
    public ReadOnlySpan<Atom> Atoms => Document.Atoms(First, Last);
    public int Start => Document.AtomAt(First).Start;
    public int End => Document.AtomAt(Last - 1).End;
    public bool IsFirstOfBlock => First == Block.FirstAtom;
    public bool IsHeading => Block.Kind is BlockKind.Heading or BlockKind.Title;
    public int Words { get; init; }
}
