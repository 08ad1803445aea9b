namespace ChildProtection.Platform.PlainFrench;

/// <summary>Telephone numbers by pairs and thousands in groups are one number for the reader, and one word.</summary>
internal static class NumberShapes
{
    public static void Mark(TextDocument document)
    {
        for (var i = 0; i < document.AtomCount; i++)
        {
            if (document.AtomAt(i).Kind != AtomKind.Number || document.AtomAt(i).Has(AtomMarks.Glued)) continue;
            var run = 1;
            while (run < 12 && i + run < document.AtomCount && Follows(document.AtomAt(i + run - 1), document.AtomAt(i + run))) run++;
            var mark = IsPhone(document, i, run) ? AtomMarks.Phone : IsThousands(document, i, ref run) ? AtomMarks.Thousands : AtomMarks.None;
            if (mark == AtomMarks.None) continue;
            document.Mark(i, mark);
            for (var j = i + 1; j < i + run; j++) document.Mark(j, mark, AtomMarks.Counts);
            i += run - 1;
        }
    }

    private static bool Follows(in Atom before, in Atom atom) =>
        atom.Kind == AtomKind.Number && !atom.Has(AtomMarks.Glued | AtomMarks.FirstOnLine) && atom.Start - before.End == 1;

    /// <summary>« 01 99 00 45 67 », « 0 800 05 12 34 ».</summary>
    private static bool IsPhone(TextDocument document, int first, int run)
    {
        if (run is < 4 or > 6 || document.AtomAt(first).Text[0] != '0') return false;
        var digits = 0;
        for (var i = first; i < first + run; i++) digits += document.AtomAt(i).Text.Length;
        return digits == 10;
    }

    private static bool IsThousands(TextDocument document, int first, ref int run)
    {
        var groups = 1;
        while (groups < run && IsGroup(document.AtomAt(first + groups).Text)) groups++;
        if (groups == 1 || document.AtomAt(first).Text.Length > 3 || document.AtomAt(first).Text[0] == '0') return false;
        run = groups;
        return true;
    }

    /// <summary>3 digits, and decimals perhaps: « 1 200,50 ».</summary>
    private static bool IsGroup(string text) => text.Length >= 3 && text.AsSpan(0, 3).IndexOfAny(",.") < 0 && (text.Length == 3 || text[3] == ',');
}
