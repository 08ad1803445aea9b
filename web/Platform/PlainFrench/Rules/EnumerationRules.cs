namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rule 36: three things or more in one sentence are a list.</summary>
internal static class EnumerationRules
{
    private const int LongestItem = 6;

    private enum Head { None, Thing, Place, Action, Person, Bare, Clause, Verb }

    public static void Check(Sentence sentence, Notes notes)
    {
        if (sentence.IsHeading || sentence.Block.Kind == BlockKind.Cell || Find(sentence.Atoms) is not var (first, last)) return;
        var severity = sentence.Block.Kind == BlockKind.Summary ? PlainSeverity.Warning : PlainSeverity.Error; // a summary is one line: it has no list
        notes.Add(PlainRules.Enumeration, severity, sentence.Atoms[first].Start, sentence.Atoms[last].End, "Plus de 2 choses à la suite : faites une liste, une ligne pour chaque chose.", null);
    }

    public static bool IsEnumeration(Sentence sentence) => Find(sentence.Atoms) is not null;

    /// <summary>« A, B et C » or « A, B, C »: from the first comma's item to the last item.</summary>
    private static (int First, int Last)? Find(ReadOnlySpan<Atom> atoms)
    {
        for (var comma = 1; comma < atoms.Length - 1; comma++)
        {
            if (atoms[comma].Text != "," || atoms[comma].Has(AtomMarks.Quoted)) continue;
            var head = HeadAt(atoms, comma + 1);
            if (head == Head.Bare && atoms[comma + 1].Facts.Has(WordTraits.Finite) && HeadAt(atoms, 0) == Head.Verb) head = Head.Verb; // « Lave, sèche et range »
            if (head is Head.None or Head.Clause) continue;
            var (items, at, end) = (1, comma + 1, comma);
            var closed = false;
            while (at < atoms.Length && !closed)
            {
                var stop = ItemEnd(atoms, at);
                items++;
                end = stop - 1;
                if (stop >= atoms.Length || atoms[stop].Text is not ("," or "et" or "ou" or "puis" or "ni")) break;
                closed = atoms[stop].Text != ",";
                var next = stop + 1;
                if (!closed && next < atoms.Length && atoms[next].Text is "et" or "ou" or "puis") (closed, next) = (true, next + 1);
                if (next >= atoms.Length || stop - at > LongestItem || !(head == Head.Verb ? atoms[next].Facts.Has(WordTraits.Finite) : Alike(atoms, comma + 1, next)))
                {
                    closed = false;
                    break;
                }
                at = next;
                if (!closed) continue;
                items++;
                end = ItemEnd(atoms, at) - 1;
            }
            closed |= items == 3 && head is Head.Thing or Head.Person && (end + 1 >= atoms.Length || atoms[end + 1].Text is "." or "!" or "?") && end - comma <= 8; // « un lit, une table, une chaise. »
            if (items >= 3 && (closed || items >= 4) && !AreNumbers(atoms, comma + 1, end) && StartsLikeThese(atoms, comma, head)) return (FirstItem(atoms, comma, head), end);
            while (comma + 1 < end) comma++;
        }
        return null;
    }

    /// <summary>« 15, 16 et 18 ans »: figures are read at a glance.</summary>
    private static bool AreNumbers(ReadOnlySpan<Atom> atoms, int from, int end) =>
        atoms[from].Kind == AtomKind.Number && from + 1 < atoms.Length && !atoms[from + 1].IsWord | atoms[from + 1].Text is "et" or "ou" && from <= end;

    private static int ItemEnd(ReadOnlySpan<Atom> atoms, int at)
    {
        var i = at;
        while (i < atoms.Length && !(atoms[i].Text is "," or "et" or "ou" or ":" or ";" or "." or "!" or "?" or "(" or ")")) i++;
        return i;
    }

    private static Head HeadAt(ReadOnlySpan<Atom> atoms, int i)
    {
        if (i >= atoms.Length) return Head.None;
        var atom = atoms[i];
        if (atom.Kind == AtomKind.Stand) return Head.Thing;
        if (atom.Kind == AtomKind.Number) return Head.Thing;
        if (!atom.IsWord) return atom.Text is "«" ? Head.Thing : Head.None;
        if (atom.Text is "toi" or "moi" or "lui" or "eux") return Head.Person;
        var next = i + 1 < atoms.Length ? atoms[i + 1] : default;
        if (atom.Text is "le" or "la" or "les" or "l'" && next.Facts is { } facts && facts.Has(WordTraits.Infinitive) && !facts.Has(WordTraits.Transitive) && facts.Text is not ("être" or "pouvoir" or "devoir" or "dîner" or "déjeuner" or "goûter")) return Head.Action;
        if (atom.Facts.Has(WordTraits.Subject) || atom.Text is "c'" or "ça" or "cela" or "ce" && next.Is("n'") || atom.Text is "qui" or "que" or "qu'" or "dont" or "où" or "mais" or "car" or "donc" or "puis" or "alors" or "si" or "quand" or "comme" or "parce" or "et" or "ou" or "ne" or "n'" or "lorsque" or "afin") return Head.Clause;
        if (atom.Text is "du" or "des" or "au" or "aux") return atom.Text is "au" or "aux" ? Head.Place : Head.Thing;
        if (atom.Facts.Has(WordTraits.Determiner)) return Head.Thing;
        if (atom.Text is "de" or "d'" or "à" or "chez" or "dans" or "avec" or "pour" or "sur" or "par" or "en" or "sans") return Head.Place;
        if (atom.Facts.Has(WordTraits.Infinitive)) return Head.Action;
        if (atom.Text is "te" or "t'" or "se" or "s'" or "me" or "vous" or "y" && next.Facts is { } verb && verb.Has(WordTraits.Infinitive)) return Head.Action;
        if (atom.Facts.Has(WordTraits.Finite) && !atom.Facts.Has(WordTraits.Common | WordTraits.Function | WordTraits.Participle)) return Head.Verb;
        if (atom.Facts.Has(WordTraits.Adverb) && !atom.Facts.Has(WordTraits.Easy)) return Head.None;
        if (atom.Facts.Has(WordTraits.Function)) return Head.None;
        return atom.Has(AtomMarks.Capital) ? Head.Person : Head.Bare;
    }

    private static bool Alike(Head one, Head other) => one == other || one is Head.Person or Head.Thing && other is Head.Person or Head.Thing;

    /// <summary>Places and means are alike behind the same word: « à ta mère, à ton père », and not « avec le jeune, sur papier ».</summary>
    private static bool Alike(ReadOnlySpan<Atom> atoms, int one, int other) =>
        Alike(HeadAt(atoms, one), HeadAt(atoms, other)) && (HeadAt(atoms, one) != Head.Place || Preposition(atoms[one].Text) == Preposition(atoms[other].Text));

    private static string Preposition(string text) => text switch { "au" or "aux" => "à", "d'" => "de", _ => text };

    /// <summary>The words before the first comma end with an item of the same kind, and are no « Le lundi, » or « Dans la maison, ».</summary>
    private static bool StartsLikeThese(ReadOnlySpan<Atom> atoms, int comma, Head head)
    {
        var first = comma - 1;
        while (first > 0 && atoms[first - 1].Text is not ("," or ":" or ";" or "." or "!" or "?" or "«")) first--;
        var opener = atoms[first];
        if (opener.Text is "quand" or "si" or "s'" or "lorsque" or "lorsqu'" or "comme" or "puisque" or "dès") return false;
        if (head == Head.Verb) return HeadAt(atoms, first) == Head.Verb || comma - first == 2 && atoms[first].Facts.Has(WordTraits.Subject) && HeadAt(atoms, first + 1) == Head.Verb;
        var length = comma - first;
        var hasVerb = false;
        for (var i = first; i < comma; i++) hasVerb |= atoms[i].Facts.Has(WordTraits.Finite) && !atoms[i].Facts.Has(WordTraits.Determiner | WordTraits.Preposition) && i > first;
        if (first == 0 && length <= 5 && !hasVerb && head is not Head.Place && (opener.Facts.Has(WordTraits.Preposition) || opener.Facts.Has(WordTraits.Adverb) || opener.Facts.Has(WordTraits.Day) || opener.Text is "si" or "quand" or "cette" or "chaque" or "ce" or "lors" or "le" && length == 2 && atoms[first + 1].Facts.Has(WordTraits.Day))) return false;
        if (first == 0 && length == 1 && opener.Text is "bonjour" or "oui" or "non" or "merci" or "attention" or "puis" or "ici" or "là") return false;
        for (var i = Math.Max(first, comma - LongestItem - 1); i < comma; i++)
            if (Alike(atoms, i, comma + 1) && !(head == Head.Bare && i < comma - 3)) return true;
        return false;
    }

    private static int FirstItem(ReadOnlySpan<Atom> atoms, int comma, Head head)
    {
        var first = Math.Max(0, comma - LongestItem - 1);
        for (var i = comma - 1; i >= first; i--)
            if (Alike(head, HeadAt(atoms, i)) && (i == 0 || !Alike(head, HeadAt(atoms, i - 1)))) return i;
        return comma - 1;
    }
}
