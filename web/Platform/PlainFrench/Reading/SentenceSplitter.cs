namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// Cuts blocks into sentences. A line is a sentence unless it plainly goes on: no full stop, and a small letter next. Inside a line a
/// sentence ends at . ! ? … before a capital; not after « M. », not inside « … ».
/// </summary>
internal static class SentenceSplitter
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal) { "m", "mm", "mme", "mmes", "mlle", "dr", "pr", "st", "ste", "me", "art", "p", "n", "av", "bd", "vol", "cf", "ex", "tél", "no", "réf", "tel", "chap", "fig", "éd" };
    private static readonly HashSet<string> GoesOn = new(StringComparer.Ordinal)
    {
        "et", "ou", "de", "du", "des", "le", "la", "les", "l'", "d'", "qu'", "n'", "un", "une", "à", "au", "aux", "en", "par", "pour", "avec", "sans", "chez", "dans", "sur", "sous",
        "que", "qui", "dont", "où", "ton", "ta", "tes", "son", "sa", "ses", "mon", "ma", "mes", "votre", "vos", "notre", "nos", "leur", "leurs", "ce", "cette", "ces", "est", "sont",
    };

    public static void Run(TextDocument document)
    {
        foreach (var block in document.Blocks) Split(document, block);
    }

    private static void Split(TextDocument document, Block block)
    {
        var first = block.FirstAtom;
        for (var i = block.FirstAtom; i < block.LastAtom; i++)
            if (i + 1 == block.LastAtom || (!IsWhole(block) && EndsAfter(document, block, first, i)))
            {
                Add(document, block, first, i + 1);
                first = i + 1;
            }
    }

    private static bool IsWhole(Block block) => block.Kind is BlockKind.Heading or BlockKind.Title;

    private static bool EndsAfter(TextDocument document, Block block, int first, int i)
    {
        var atom = document.AtomAt(i);
        var next = document.AtomAt(i + 1);
        if (next.Has(AtomMarks.FirstOnLine)) return EndsLine(document, atom, next);
        if (next.Has(AtomMarks.Glued) || !Starts(document, i + 1, block.LastAtom)) return false;
        if (IsStop(atom)) return !atom.Has(AtomMarks.Quoted) && !(atom.Text == "." && i > first && IsTitle(document.AtomAt(i - 1)));
        return atom.Text is "»" or "”" or "\"" && i > first && IsStop(document.AtomAt(i - 1)) && !next.Has(AtomMarks.Quoted);
    }

    private static bool EndsLine(TextDocument document, in Atom atom, in Atom next)
    {
        if (IsStop(atom) || atom.Text is ":" or ";") return true;
        if (atom.Text == "»") return char.IsUpper(document.Clean[next.Start]);
        if (atom.Text == "," || GoesOn.Contains(atom.Text)) return false;
        return !(char.IsLower(document.Clean[next.Start]) || next.Kind == AtomKind.Number);
    }

    private static bool IsStop(in Atom atom) => atom.Kind == AtomKind.Sign && (atom.Text is "!" or "?" or "…" || atom.Text[0] == '.');

    private static bool IsTitle(in Atom atom) => atom.IsWord && (Titles.Contains(atom.Text) || (atom.End - atom.Start == 1 && atom.Has(AtomMarks.Capital)));

    private static bool Starts(TextDocument document, int i, int last)
    {
        var atom = document.AtomAt(i);
        if (atom.Text is "«" or "“" or "\"" && i + 1 < last) atom = document.AtomAt(i + 1);
        return atom.Kind is AtomKind.Number or AtomKind.Stand || char.IsUpper(document.Clean[atom.Start]) || char.IsSurrogate(document.Clean[atom.Start]);
    }

    private static void Add(TextDocument document, Block block, int first, int last)
    {
        var words = 0;
        foreach (ref readonly var atom in document.Atoms(first, last))
        {
            if (!atom.Has(AtomMarks.Counts)) continue;
            words++;
            document.Syllables += Syllables.Of(atom.Text);
        }
        if (words == 0 && block.Sentences.Count > 0) return;
        var sentence = new Sentence(document, block, first, last) { Words = words };
        block.Words += words;
        block.Sentences.Add(sentence);
        document.Sentences.Add(sentence);
        document.Words += words;
    }
}
