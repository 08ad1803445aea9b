namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 13, 41, 42 and 46: per cent and big numbers, numbers in words, Roman figures, addresses.</summary>
internal static class NumberRules
{
    private static readonly HashSet<string> Money = new(StringComparer.Ordinal) { "euro", "euros", "€", "centime", "centimes" };
    private static readonly HashSet<string> Roads = new(StringComparer.Ordinal) { "rue", "avenue", "boulevard", "place", "chemin", "impasse", "allée", "quai", "route", "cours", "square" };

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (atom.Kind == AtomKind.Number) i = Figure(atoms, i, notes);
            else if (!atom.IsWord) continue;
            else if (atom.Text is "million" or "millions" or "milliard" or "milliards" or "millier" or "milliers")
                notes.Error(PlainRules.BigNumber, atom.Start, atom.End, "Un très grand nombre ne dit rien : écrivez « beaucoup », ou une image de ce nombre.", "beaucoup");
            else if (atom.Facts.Has(WordTraits.Numeral) && !atom.Has(AtomMarks.Quoted)) i = InWords(atoms, i, notes);
            else if (atom.Text is "pourcent" or "pourcentage" or "pourcentages")
                notes.Error(PlainRules.BigNumber, atom.Start, atom.End, "Pas de pourcentage : écrivez « la moitié », « peu » ou « beaucoup ».");
            else if (atom.Has(AtomMarks.Capital)) Roman(atoms, i, notes);
        }
        Address(atoms, notes);
    }

    private static int Figure(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var last = i;
        if (atoms[i].Has(AtomMarks.Thousands))
            while (last + 1 < atoms.Length && atoms[last + 1].Has(AtomMarks.Thousands) && !atoms[last + 1].Has(AtomMarks.Counts)) last++;
        if (atoms[i].Has(AtomMarks.Phone)) return i;
        var next = last + 1 < atoms.Length ? atoms[last + 1].Text : "";
        var text = atoms[i].Text;
        if (next is "%" or "‰" || (next == "pour" && last + 2 < atoms.Length && atoms[last + 2].Text is "cent" or "mille") || next == "pourcent")
        {
            var end = next == "pour" ? last + 2 : last + 1;
            notes.Error(PlainRules.BigNumber, atoms[i].Start, atoms[end].End, "Pas de pourcentage : écrivez « la moitié », « peu » ou « beaucoup ».", Share(text));
            return end;
        }
        if (Money.Contains(next)) return last;
        var isLong = atoms[i].Has(AtomMarks.Thousands) || (text.Length >= 5 && text.IndexOfAny([',', '.']) < 0) || HasPoint(text);
        if (isLong && !IsPostcode(atoms, i) && !(text.Length is 10 or 11) && !IsReference(atoms, i))
            notes.Error(PlainRules.BigNumber, atoms[i].Start, atoms[last].End, "Un grand nombre est difficile à comprendre : écrivez « beaucoup », ou un nombre simple.", "beaucoup");
        else if (text.Length == 4 && text.IndexOfAny([',', '.']) < 0 && !IsYear(text) && !atoms[i].Has(AtomMarks.Glued) && last + 1 < atoms.Length && atoms[last + 1].IsWord && next.EndsWith('s'))
            notes.Warn(PlainRules.BigNumber, atoms[i].Start, atoms[last].End, "Ce nombre est grand : écrivez « beaucoup », si le nombre exact ne sert pas.", "beaucoup");
        return last;
    }

    /// <summary>« dossier est 123456 », « réponse 71120 », « le 116 117 »: read sign by sign, not as a size.</summary>
    private static bool IsReference(ReadOnlySpan<Atom> atoms, int i)
    {
        if (atoms[i].Is("116") && i + 1 < atoms.Length && atoms[i + 1].Text is "000" or "006" or "111" or "117" or "919") return true;
        for (var j = Math.Max(0, i - 5); j < i; j++)
            if (atoms[j].Text is "+" or "numéro" or "code" or "réponse" or "référence" or "dossier" or "cedex" or "identifiant") return true;
        return false;
    }

    /// <summary>« 12.500 »: a point between thousands.</summary>
    private static bool HasPoint(string text) => text.IndexOf('.') is var point and > 0 && text.Length - point == 4 && point <= 3 && text[0] != '0';

    private static bool IsYear(string text) => text is ['1', '8' or '9', ..] or ['2', '0' or '1', ..];

    private static bool IsPostcode(ReadOnlySpan<Atom> atoms, int i) =>
        atoms[i].Text.Length == 5 && i + 1 < atoms.Length && atoms[i + 1].IsWord && atoms[i + 1].Has(AtomMarks.Capital) && !atoms[i + 1].Has(AtomMarks.FirstOnLine);

    private static string? Share(string number) => number switch
    {
        "100" => "tous", "50" => "la moitié", "25" => "1 sur 4", "75" => "3 sur 4", "20" => "1 sur 5", "10" => "1 sur 10", "33" => "1 sur 3", "66" or "67" => "2 sur 3", "80" => "8 sur 10",
        "90" => "9 sur 10", "60" => "6 sur 10", "70" => "7 sur 10", "30" => "3 sur 10", "40" => "4 sur 10", "5" => "1 sur 20", _ => null,
    };

    private static int InWords(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var last = i;
        while (last + 1 < atoms.Length && (atoms[last + 1].Facts.Has(WordTraits.Numeral) || (atoms[last + 1].Is("et") && last + 2 < atoms.Length && atoms[last + 2].Text is "un" or "une" or "onze"))) last++;
        if (atoms[last].Is("et")) last--;
        if (i == last && !IsNumber(atoms, i)) return last;
        Span<string> words = new string[last - i + 1];
        for (var j = i; j <= last; j++) words[j - i] = atoms[j].Text;
        notes.Error(PlainRules.SpelledNumber, atoms[i].Start, atoms[last].End, "Un nombre s’écrit en chiffres.", SpelledNumbers.Read(words));
        return last;
    }

    /// <summary>« un vélo neuf » and « pour cent » count nothing; « tous les deux » does.</summary>
    private static bool IsNumber(ReadOnlySpan<Atom> atoms, int i)
    {
        var atom = atoms[i];
        var next = i + 1 < atoms.Length && atoms[i + 1].IsWord ? atoms[i + 1].Text : "";
        if (atom.Is("neuf")) return next.Length > 2 && next[^1] is 's' or 'x' && !Lexicon.TraitsOf(next).HasFlag(WordTraits.Function);
        if (atom.Is("mille") && i > 0 && atoms[i - 1].Is("pour")) return false;
        if (atom.Text is "cent" && i > 0 && atoms[i - 1].Is("pour")) return false;
        return !(atom.Is("quatre") && next == "pattes");
    }

    private static void Roman(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var source = notes.Document.Source.AsSpan(atoms[i].Start, atoms[i].End - atoms[i].Start);
        var length = 0;
        while (length < source.Length && "IVXLCDM".Contains(source[length])) length++;
        var ending = source[length..];
        var hasOrdinal = ending is "e" or "er" or "è" or "ème" or "ième" or "re";
        if (length == 0 || (ending.Length > 0 && !hasOrdinal)) return;
        var next = i + 1 < atoms.Length ? atoms[i + 1].Text : "";
        var before = i > 0 ? atoms[i - 1].Text : "";
        var isNumbered = hasOrdinal || next is "siècle" or "siècles" || before is "chapitre" or "tome" or "partie" or "titre" or "livre" or "annexe" or "article" or "louis" or "henri" or "acte" or "volume";
        if (length == 1 && !(hasOrdinal && source[0] is 'I' or 'V' or 'X') && !(isNumbered && before is not ("annexe" or "article") && source[0] is 'I' or 'V' or 'X')) return;
        if (length == 2 && !isNumbered && source[..2].IndexOfAnyExcept("IVX") >= 0) return;
        if (length > 2 && !isNumbered && source[..length].IndexOfAnyExcept("IVX") >= 0) return;
        if (RomanNumerals.Read(source[..length]) is not { } number) return;
        var better = hasOrdinal || next.StartsWith("siècle", StringComparison.Ordinal) ? number == 1 ? "1er" : $"{number}e" : $"{number}";
        notes.Error(PlainRules.RomanNumeral, atoms[i].Start, atoms[i].End, "Pas de chiffres romains.", better);
    }

    /// <summary>« 3 rue Pasteur, 31000 Toulouse » on one line.</summary>
    private static void Address(ReadOnlySpan<Atom> atoms, Notes notes)
    {
        var road = -1;
        for (var i = 0; i < atoms.Length; i++)
        {
            if (i > 0 && atoms[i].IsWord && Roads.Contains(atoms[i].Text) && (atoms[i - 1].Kind == AtomKind.Number || atoms[i - 1].Text is "bis" or "ter" or ",")) road = i - 1;
            if (road < 0 || atoms[i].Kind != AtomKind.Number || !IsPostcode(atoms, i) || i - road > 15) continue;
            var start = atoms[road].Text == "," && road > 0 ? atoms[road - 1].Start : atoms[road].Start;
            var source = notes.Document.Source;
            var better = $"{source[start..atoms[i].Start].Trim(' ', ',', '-', '–')}\n{source[atoms[i].Start..atoms[i + 1].End]}";
            notes.Warn(PlainRules.PostalAddress, start, atoms[i + 1].End, "Une adresse s’écrit comme sur une enveloppe : une ligne pour la rue, une ligne pour la ville.", better);
            road = -1;
        }
    }
}
