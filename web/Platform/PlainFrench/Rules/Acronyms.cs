namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 12 and 50: acronyms that nobody explains, and words shouted in capitals.</summary>
internal sealed class Acronyms
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "OK", "SMS", "CD" };
    private static readonly HashSet<string> Small = new(StringComparer.Ordinal) { "de", "d'", "du", "des", "l'", "la", "le", "les", "à", "au", "aux", "et", "en", "pour", "par", "sur", "un", "une", "ou", "non" };

    private readonly Dictionary<string, (int Block, int Place, int Start, int End)> firsts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> explained = new(StringComparer.Ordinal);
    private readonly Notes notes;
    private readonly TextDocument document;
    private int place;

    private Acronyms(Notes notes) => (this.notes, document) = (notes, notes.Document);

    public static void Check(Notes notes)
    {
        var acronyms = new Acronyms(notes);
        var order = 0;
        for (var i = 0; i < acronyms.document.Blocks.Count; i++)
        {
            acronyms.place = order; // a title stands with the text it announces
            acronyms.Read(i);
            if (acronyms.document.Blocks[i].Kind is not (BlockKind.Title or BlockKind.Summary or BlockKind.Heading)) order++;
        }
        acronyms.Report();
    }

    /// <summary>« (ASE) » after the words it stands for, or the words between parentheses after « ASE ».</summary>
    public static bool IsExpandedAround(ReadOnlySpan<Atom> atoms, int open, int close)
    {
        if (close == open + 2 && atoms[open + 1].Has(AtomMarks.AllCapitals)) return Initials(atoms[..open], atoms[open + 1].Text, fromEnd: true);
        return open > 0 && atoms[open - 1].Has(AtomMarks.AllCapitals) && Initials(atoms[(open + 1)..close], atoms[open - 1].Text, fromEnd: false);
    }

    private void Read(int index)
    {
        var block = document.Blocks[index];
        var atoms = document.Atoms(block.FirstAtom, block.LastAtom);
        for (var i = 0; i < atoms.Length; i++)
        {
            if (!atoms[i].IsWord || !atoms[i].Has(AtomMarks.AllCapitals) || !IsShouted(atoms[i])) continue;
            i = ReadCapitals(atoms, i, index);
        }
    }

    private int ReadCapitals(ReadOnlySpan<Atom> atoms, int i, int block)
    {
        var last = i;
        var letters = 0;
        while (last < atoms.Length && IsShouted(atoms[last]))
        {
            letters += atoms[last].End - atoms[last].Start;
            last++;
        }
        last--;
        while (last > i && atoms[last].Text.Length == 1) last--;
        var words = 0;
        var easy = 0;
        for (var j = i; j <= last; j++)
        {
            if (atoms[j].Text.Length < 2) continue;
            words++;
            if (Lexicon.IsEasy(atoms[j].Text) && !Known.Contains(atoms[j].Text.ToUpperInvariant())) easy++;
        }
        var name = document.Source[atoms[i].Start..atoms[i].End];
        var isShout = !atoms[i].Has(AtomMarks.Explained) && (words > 1 ? easy > 0 || letters > 12 || words > 2 || !AllMayBeAcronyms(atoms[i..(last + 1)]) : (name.Length >= 7 || easy > 0) && !WordLists.Acronyms.ContainsKey(name));
        if (isShout)
        {
            notes.Error(PlainRules.Capitals, atoms[i].Start, atoms[last].End, "Pas de mot tout en majuscules : pour insister, utilisez le gras.",
                document.Source[atoms[i].Start..atoms[last].End].ToLowerInvariant());
            return last;
        }
        for (var j = i; j <= last; j++) AddAcronym(atoms, j, block);
        return last;
    }

    private static bool IsShouted(in Atom atom) =>
        atom.IsWord && !atom.Has(AtomMarks.Elided | AtomMarks.HasDigit) && (atom.Has(AtomMarks.AllCapitals) || (atom.Text is "à" or "y" or "a" or "l" && atom.Has(AtomMarks.Capital)));

    private static bool AllMayBeAcronyms(ReadOnlySpan<Atom> atoms)
    {
        foreach (ref readonly var atom in atoms)
            if (atom.Text.Length is < 2 or > 6) return false;
        return true;
    }

    private void AddAcronym(ReadOnlySpan<Atom> atoms, int i, int block)
    {
        var name = document.Source[atoms[i].Start..atoms[i].End];
        if (name.Length is < 2 or > 8 || !name.All(char.IsAsciiLetterUpper) || Known.Contains(name) || atoms[i].Facts.In(ListMarks.Abbreviation) || IsRoman(name)) return;
        if (atoms[i].Has(AtomMarks.Explained) || IsExplainedHere(atoms, i)) explained.TryAdd(name, place);
        firsts.TryAdd(name, (block, place, atoms[i].Start, atoms[i].End));
    }

    private static bool IsRoman(string name) => name.All(letter => letter is 'I' or 'V' or 'X') && RomanNumerals.Read(name) is not null;

    /// <summary>« X veut dire », « X : … », « X, c’est … », « s’appelle X », or the words whose first letters it is, close by.</summary>
    private static bool IsExplainedHere(ReadOnlySpan<Atom> atoms, int i)
    {
        var at = i + 1;
        if (at < atoms.Length && atoms[at].Text is "»" or "”" or "\"") at++;
        var next = at < atoms.Length ? atoms[at].Text : "";
        var after = at + 1 < atoms.Length ? atoms[at + 1].Text : "";
        var third = at + 2 < atoms.Length ? atoms[at + 2].Text : "";
        if (next is "veut" or "veulent" && after == "dire") return true;
        if (next is "veut" or "veulent" && after == "aussi" && third == "dire") return true;
        if (next is "signifie" or "désigne") return true;
        if (next == "," && after is "c'" or "cela" or "ça" && third is "est" or "veut" or "signifie") return true;
        if (next == "," && after is "ou" or "pour" or "soit") return true;
        if (next == "est" && after is "l'" && third is "abréviation") return true;
        if (next == "c'" && after == "est") return true;
        if (next is ":" or "=" or "," or "(" && at + 1 < atoms.Length && Initials(atoms[(at + 1)..Math.Min(atoms.Length, at + 26)], atoms[i].Text, fromEnd: false)) return true;
        var before = i - 1;
        while (before >= 0 && (atoms[before].Text is "(" or "," or ":" or "«" or "l'" or "la" or "le" or "les" or "un" or "une" or "appelé" or "appelée" or "ou" or "aussi" or "appelle" or "s'" or "dit" or "on")) before--;
        return before < i - 1 && before >= 0 && Initials(atoms[..(before + 1)], atoms[i].Text, fromEnd: true);
    }

    /// <summary>True when the first letters of neighbouring words, small ones left out at will, make the acronym.</summary>
    private static bool Initials(ReadOnlySpan<Atom> atoms, string acronym, bool fromEnd)
    {
        if (acronym.Length < 2) return false;
        Span<char> letters = stackalloc char[24];
        Span<bool> small = stackalloc bool[24];
        var count = 0;
        for (var i = 0; i < atoms.Length && count < letters.Length; i++)
        {
            var atom = atoms[fromEnd ? atoms.Length - 1 - i : i];
            if (!atom.IsWord)
            {
                if (count > 0 && atom.Kind == AtomKind.Sign && atom.Text is not ("«" or "»" or "-" or "'")) break;
                continue;
            }
            foreach (var part in fromEnd ? atom.Text.Split('-').Reverse() : atom.Text.Split('-'))
            {
                if (part.Length == 0 || count >= letters.Length) continue;
                small[count] = Small.Contains(part);
                letters[count++] = Plain(part[0]);
            }
        }
        return Matches(letters[..count], small[..count], acronym, fromEnd);
    }

    private static bool Matches(ReadOnlySpan<char> letters, ReadOnlySpan<bool> small, string acronym, bool fromEnd)
    {
        for (var start = 0; start < Math.Min(letters.Length, 3); start++)
        {
            var (at, read) = (start, 0);
            while (at < letters.Length && read < acronym.Length)
            {
                if (letters[at] == Plain(acronym[fromEnd ? acronym.Length - 1 - read : read])) read++;
                else if (!small[at]) break;
                at++;
            }
            if (read == acronym.Length) return true;
        }
        return false;
    }

    private static char Plain(char letter) => letter switch { 'é' or 'è' or 'ê' => 'e', 'à' or 'â' => 'a', 'î' => 'i', 'ô' => 'o', 'ç' => 'c', 'œ' => 'o', _ => letter };

    private void Report()
    {
        foreach (var mark in document.GlossaryMarks)
            if (firsts.ContainsKey(mark.Word)) explained.TryAdd(mark.Word, -1);
        foreach (var (name, (block, at, start, end)) in firsts)
        {
            if (explained.TryGetValue(name, out var where) && where - 1 <= at) continue;
            if (WordLists.Acronyms.TryGetValue(name, out var words) && IsWrittenBefore(words, block)) continue;
            var better = words is null ? $"{name} veut dire : …" : $"{name} veut dire : {words}.";
            if (document.Options.Glossary?.Find(name) is { } known)
                notes.Warn(PlainRules.Acronym, start, end, $"Ce sigle est dans la liste des mots : marquez-le avec [[{name}]], ou expliquez-le ici.", known == name ? $"[[{name}]]" : $"[[{known}|{name}]]");
            else
                notes.Error(PlainRules.Acronym, start, end, "Un sigle est un mot secret : écrivez le mot entier, ou expliquez tout de suite.", better);
        }
    }

    /// <summary>The whole words stand on the page, at or before the first use of the letters.</summary>
    private bool IsWrittenBefore(string words, int block)
    {
        var phrase = new PhraseList<string>([(words, words)]);
        for (var i = Math.Max(0, block - 1); i <= Math.Min(block, document.Blocks.Count - 1); i++)
        {
            var atoms = document.Atoms(document.Blocks[i].FirstAtom, document.Blocks[i].LastAtom);
            for (var j = 0; j < atoms.Length; j++)
                if (phrase.Match(atoms, j, out _) > 0) return true;
        }
        return false;
    }
}
