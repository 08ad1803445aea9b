namespace ChildProtection.Platform.PlainFrench;

/// <summary>Finds « … » inside a block: somebody else's words, which keep their own stops, their « tu » and their way of speaking.</summary>
internal static class Quotations
{
    private const int Longest = 200; // atoms: a mark that is never closed must not excuse a whole page

    public static void Mark(TextDocument document)
    {
        foreach (var block in document.Blocks)
        {
            var open = -1;
            for (var i = block.FirstAtom; i < block.LastAtom; i++)
            {
                var atom = document.AtomAt(i);
                if (atom.Kind != AtomKind.Sign) continue;
                var isStraight = atom.Text == "\"";
                if (open < 0 && (isStraight || atom.Text is "«" or "“")) open = i;
                else if (open >= 0 && (isStraight || atom.Text is "»" or "”"))
                {
                    if (i - open <= Longest) Quote(document, open, i);
                    open = -1;
                }
            }
        }
    }

    private static void Quote(TextDocument document, int open, int close)
    {
        for (var i = open + 1; i < close; i++) document.Mark(i, AtomMarks.Quoted);
        document.Quotes.Add((document.AtomAt(open).Start, document.AtomAt(close).End));
    }
}
