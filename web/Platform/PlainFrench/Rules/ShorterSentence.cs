namespace ChildProtection.Platform.PlainFrench;

/// <summary>Proposes two sentences for one, cut where a new clause plainly begins. Null when no cut is safe.</summary>
internal static class ShorterSentence
{
    private const int Least = 3;

    public static string? Of(Sentence sentence)
    {
        var atoms = sentence.Atoms;
        var (best, balance) = (-1, int.MaxValue);
        var before = 0;
        for (var i = 0; i < atoms.Length && i < 200; i++)
        {
            if (IsCut(atoms, i) && before >= Least && sentence.Words - before - 1 >= Least && Math.Abs(sentence.Words - 2 * before) < balance)
                (best, balance) = (i, Math.Abs(sentence.Words - 2 * before));
            if (atoms[i].Has(AtomMarks.Counts)) before++;
        }
        return best < 0 ? null : Cut(sentence, atoms, best);
    }

    private static bool IsCut(ReadOnlySpan<Atom> atoms, int i)
    {
        if (atoms[i].Has(AtomMarks.Quoted | AtomMarks.Link) || i + 2 >= atoms.Length) return false;
        return atoms[i].Text switch
        {
            "et" or "mais" or "car" or "donc" => StartsClause(atoms, i + 1),
            "puis" or "ensuite" or "alors" => StartsClause(atoms, i + 1),
            "," => StartsClause(atoms, i + 1) && atoms[i + 1].Facts.Has(WordTraits.Subject),
            _ => false,
        };
    }

    /// <summary>A subject and its verb, or a determiner whose verb comes soon.</summary>
    private static bool StartsClause(ReadOnlySpan<Atom> atoms, int i)
    {
        if (atoms[i].Is(",")) i++;
        if (i + 1 >= atoms.Length) return false;
        if (atoms[i].Facts.Has(WordTraits.Subject) || atoms[i].Text is "c'" or "ça" or "cela") return true;
        if (!atoms[i].Facts.Has(WordTraits.Determiner) && !atoms[i].Has(AtomMarks.Capital)) return false;
        for (var j = i + 1; j < Math.Min(i + 5, atoms.Length); j++)
        {
            if (atoms[j].Facts.Has(WordTraits.Finite) && !atoms[j].Facts.Has(WordTraits.Determiner | WordTraits.Preposition) && j > i + 1) return true;
            if (atoms[j].Text is "qui" or "que" or "," or "et") return false;
        }
        return false;
    }

    private static string Cut(Sentence sentence, ReadOnlySpan<Atom> atoms, int cut)
    {
        var source = sentence.Document.Source;
        var head = source[sentence.Start..atoms[cut].Start].TrimEnd(' ', ',', '\u00A0', ':', '\n', '\r');
        var word = atoms[cut].Text;
        var next = cut + 1 < atoms.Length && atoms[cut + 1].Is(",") ? cut + 2 : cut + 1;
        var tail = source[atoms[next].Start..sentence.End].ReplaceLineEndings(" ");
        var start = word switch
        {
            "mais" => "Mais " + tail,
            "car" => "La raison : " + tail,
            "donc" or "alors" => "Alors " + tail,
            "puis" or "ensuite" => "Ensuite, " + tail,
            _ => Capital(tail),
        };
        return $"{head.ReplaceLineEndings(" ")}.\n{start}";
    }

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
