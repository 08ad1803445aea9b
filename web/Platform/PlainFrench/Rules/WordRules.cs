namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 6, 10, 11, 14, 15, 18, 38 and 3: words.</summary>
internal sealed class WordRules(Notes notes)
{
    private const int LongestWord = 12;
    private const int MostSyllables = 5;

    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);

    public void Check(Sentence sentence)
    {
        var atoms = sentence.Atoms;
        var nouns = 0;
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (!atom.IsWord) continue;
            if (atom.Facts.In(ListMarks.Abbreviation) && Abbreviation(atoms, i)) continue;
            if (atom.Facts.In(ListMarks.CrossReference) && WordLists.CrossReferences.Match(atoms, i, out var reference) is var words and > 0 && !atom.Has(AtomMarks.Quoted | AtomMarks.Link))
            {
                notes.Error(PlainRules.CrossReference, atom.Start, atoms[i + words - 1].End, "Pas de renvoi : redites ce qui est utile, ou mettez un lien.", reference!.Suggestion);
                i += words - 1;
                continue;
            }
            if (atom.Has(AtomMarks.Quoted)) continue;
            if (atom.Facts.In(ListMarks.ActionNoun) && !atom.Has(AtomMarks.Explained) && IsNoun(atoms, i)) nouns++;
            if (atom.Facts.In(ListMarks.Idiom | ListMarks.Foreign | ListMarks.Avoid) && Listed(atoms, ref i)) continue;
            if (atom.Facts.In(ListMarks.Diminutive) && !atom.Has(AtomMarks.Capital))
                notes.Warn(PlainRules.Tone, atom.Start, atom.End, "Ce mot parle comme à un bébé : parlez à l’âge du lecteur.");
            Length(atoms, i);
        }
        if (nouns > 1 && !sentence.IsHeading) ActionNouns(sentence, atoms);
    }

    private bool Listed(ReadOnlySpan<Atom> atoms, ref int i)
    {
        var atom = atoms[i];
        var (rule, why) = (PlainRules.Idiom, "Une expression toute faite peut être comprise de travers : dites-le simplement.");
        var words = WordLists.Idioms.Match(atoms, i, out var advice);
        if (words == 0) (words, rule, why) = (WordLists.Foreign.Match(atoms, i, out advice), PlainRules.ForeignWord, "Ce mot vient d’une autre langue : prenez un mot français.");
        if (words == 0) (words, rule, why) = (WordLists.Avoid.Match(atoms, i, out advice), PlainRules.HardWord, "Ce mot est difficile.");
        if (words == 0 || atom.Has(AtomMarks.Explained) || (rule != PlainRules.Idiom && IsName(atoms, i))) return false;
        if (advice!.Section == "sans complément" && i + words < atoms.Length && atoms[i + words].Text is "de" or "du" or "des" or "d'") return false;
        if (rule == PlainRules.HardWord && notes.Document.Options.Glossary?.Find(advice!.Word) is not null) return false;
        notes.Warn(rule, atom.Start, atoms[i + words - 1].End, why, advice!.Suggestion);
        if (words == 1 && rule == PlainRules.HardWord && IsLong(atom.Text, out _)) TooLong(atom);
        i += words - 1;
        return true;
    }

    private bool Abbreviation(ReadOnlySpan<Atom> atoms, int i)
    {
        var atom = atoms[i];
        if (IsNumberSign(atoms, i) is var sign and > 0)
        {
            notes.Error(PlainRules.Abbreviation, atom.Start, atoms[i + sign].End, "Pas d’abréviation : écrivez le mot entier.", "numéro");
            return true;
        }
        if (Dotted(atoms, i) is var (last, whole))
        {
            notes.Error(PlainRules.Abbreviation, atom.Start, atoms[last].End, "Pas d’abréviation : écrivez le mot entier.", whole);
            return true;
        }
        if (!WordLists.Abbreviations.TryGetValue(atom.Text, out var advice)) return false;
        var hasPoint = i + 1 < atoms.Length && atoms[i + 1].Text == "." && atoms[i + 1].Has(AtomMarks.Glued);
        var afterNumber = i > 0 && atoms[i - 1].Kind == AtomKind.Number;
        var isOne = advice.Section switch
        {
            "unités" => afterNumber && !(atom.Is("h") && i + 1 < atoms.Length) && !atom.Is("h"),
            "avec un point" => hasPoint && (i + 2 < atoms.Length || atom.Text.Length > 1) && !(atom.Has(AtomMarks.Capital) && i + 2 == atoms.Length)
                || atom.Text is "max" or "min" && (afterNumber || i + 1 < atoms.Length && atoms[i + 1].Kind == AtomKind.Number),
            "avant un nom" => i + 1 < atoms.Length && atom.Has(AtomMarks.Capital) && atoms[hasPoint ? Math.Min(i + 2, atoms.Length - 1) : i + 1].Has(AtomMarks.Capital),
            _ => !atom.Has(AtomMarks.AllCapitals) || atom.Text is "rdv" or "tél",
        };
        if (!isOne) return false;
        var end = hasPoint && advice.Section != "unités" && (i + 2 < atoms.Length || advice.Section == "avec un point") ? atoms[i + 1].End : atom.End;
        var severity = advice.Section is "familiers" or "avant un nom" ? PlainSeverity.Warning : PlainSeverity.Error;
        notes.Add(PlainRules.Abbreviation, severity, atom.Start, end, "Pas d’abréviation : écrivez le mot entier.", advice.Suggestion);
        return true;
    }

    /// <summary>« n° », « N° ».</summary>
    private static int IsNumberSign(ReadOnlySpan<Atom> atoms, int i) =>
        atoms[i].Text is "n" && i + 1 < atoms.Length && atoms[i + 1].Text is "°" or "º" ? 1 : atoms[i].Text is "nº" or "no" && i + 1 < atoms.Length && atoms[i + 1].Text == "." && i + 2 < atoms.Length && atoms[i + 2].Kind == AtomKind.Number ? 1 : 0;

    /// <summary>« p. ex. », « c.-à-d. ».</summary>
    private static (int Last, string Whole)? Dotted(ReadOnlySpan<Atom> atoms, int i)
    {
        if (i + 1 >= atoms.Length || atoms[i + 1].Text != "." || !atoms[i + 1].Has(AtomMarks.Glued)) return null;
        if (atoms[i].Is("p") && i + 2 < atoms.Length && atoms[i + 2].Text is "ex") return (i + 3 < atoms.Length && atoms[i + 3].Text == "." ? i + 3 : i + 2, "par exemple");
        if (!atoms[i].Is("c") || i + 3 >= atoms.Length) return null;
        for (var j = i + 2; j < Math.Min(i + 6, atoms.Length); j++)
            if (atoms[j].Text is "à-d" or "d" or "a-d") return (j + 1 < atoms.Length && atoms[j + 1].Text == "." ? j + 1 : j, "c’est-à-dire");
        return null;
    }

    private void Length(ReadOnlySpan<Atom> atoms, int i)
    {
        var atom = atoms[i];
        var text = atom.Text;
        if (text.Length < 4 || atom.Facts.Has(WordTraits.Easy | WordTraits.Function | WordTraits.FirstName | WordTraits.Transitive)) return;
        if (atom.Has(AtomMarks.Explained | AtomMarks.AllCapitals | AtomMarks.HasDigit) || IsName(atoms, i)) return;
        if (notes.Document.Options.Glossary?.Find(text) is not null) return;
        if (IsLong(text, out _)) TooLong(atom);
        else if (!atom.Facts.In(ListMarks.ActionNoun) && unknown.Add(text))
            notes.Say(PlainRules.HardWord, atom.Start, atom.End, "Ce mot n’est pas dans la liste des mots faciles : le lecteur le connaît-il ?");
    }

    private static bool IsLong(string text, out int letters)
    {
        letters = text.Count(char.IsLetter);
        if (!text.Contains('-')) return letters > LongestWord || Syllables.Of(text) >= MostSyllables;
        return text.Split('-').Max(part => part.Length) > LongestWord;
    }

    private void TooLong(in Atom atom)
    {
        _ = IsLong(atom.Text, out var letters);
        WordLists.ActionNouns.TryGetValue(atom.Text, out var verb);
        notes.Warn(PlainRules.LongWord, atom.Start, atom.End, $"Ce mot est long : {letters} lettres. Cherchez un mot plus court, ou expliquez-le.", verb is { Length: > 0 } ? verb : null);
    }

    /// <summary>A capital inside a sentence, or a known first name: somebody or a place.</summary>
    private static bool IsName(ReadOnlySpan<Atom> atoms, int i)
    {
        var atom = atoms[i];
        if (!atom.Has(AtomMarks.Capital)) return false;
        if (atom.Facts.Has(WordTraits.FirstName)) return true;
        var before = i - 1;
        while (before >= 0 && atoms[before].Text is "«" or "\"" or "“") before--;
        if (before >= 0 && atoms[before].Has(AtomMarks.Elided)) before--;
        if (before >= 0 && atoms[before].Text is not ("." or "!" or "?" or ":")) return true;
        return i + 1 < atoms.Length && (atoms[i + 1].Has(AtomMarks.Capital) || atoms[i + 1].Facts.Has(WordTraits.Verb) && !Looks(atom.Text));
    }

    /// <summary>Endings of ordinary words: one of them at the head of a sentence is no name.</summary>
    private static bool Looks(string text) =>
        text.EndsWith("tion", StringComparison.Ordinal) || text.EndsWith("ment", StringComparison.Ordinal) || text.EndsWith("ité", StringComparison.Ordinal) || text.EndsWith("er", StringComparison.Ordinal);

    /// <summary>« rapidement » is no noun; « le placement » is.</summary>
    private static bool IsNoun(ReadOnlySpan<Atom> atoms, int i) =>
        !(i + 1 < atoms.Length && atoms[i].Text.EndsWith("ment", StringComparison.Ordinal) && i > 0 && atoms[i - 1].Facts.Has(WordTraits.Finite) && !atoms[i - 1].Has(AtomMarks.Elided));

    private void ActionNouns(Sentence sentence, ReadOnlySpan<Atom> atoms)
    {
        var verbs = new List<string>();
        foreach (ref readonly var atom in atoms)
            if (atom.IsWord && !atom.Has(AtomMarks.Explained | AtomMarks.Quoted) && WordLists.ActionNouns.TryGetValue(atom.Text, out var verb))
                verbs.Add(verb.Length > 0 ? $"« {verb} » pour « {atom.Text} »" : atom.Text);
        notes.Warn(PlainRules.ActionNouns, sentence, "Plusieurs noms d’action : dites qui fait quoi, avec des verbes.", string.Join(", ", verbs.Where(verb => verb[0] == '«')) is { Length: > 0 } all ? all : null);
    }
}
