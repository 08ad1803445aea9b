namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rule 23: one negation is sometimes needed, two are hard; « ne … que » means « seulement ».</summary>
internal static class NegationRules
{
    private const int Reach = 8;

    /// <summary>In signs: a text without a full stop must not be copied at each of its words.</summary>
    private const int LongestRewritten = 400;

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        var (count, last) = (0, default(Atom));
        var hasNor = false;
        var opened = -100;
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (!atom.IsWord || !(atom.Facts.Has(WordTraits.Function) || atom.Facts.In(ListMarks.Negative)) || atom.Has(AtomMarks.Quoted)) continue;
            if (atom.Text is "ne" or "n'")
            {
                if (OnlyAt(atoms, i) is var only and > 0)
                {
                    notes.Warn(PlainRules.OnlyNegation, atom.Start, atoms[only].End, "« ne … que » veut dire « seulement » : écrivez « seulement ».", Seulement(sentence, atoms, i, only));
                    continue;
                }
                if (!IsExpletive(atoms, i)) (count, last, opened) = (count + 1, atom, i);
            }
            else if (atom.Is("sans") && !(i + 1 < atoms.Length && atoms[i + 1].Text is "doute" or "cesse" or "arrêt")) (count, last) = (count + 1, atom);
            else if (atom.Is("ni") && !hasNor && atoms.Length > 2) (hasNor, count, last) = (true, count + 1, atom);
            else if (atom.Is("pas") && i - opened > Reach && IsSpoken(atoms, i)) (count, last) = (count + 1, atom);
            else if (atom.Facts.In(ListMarks.Negative) && !atom.Has(AtomMarks.Explained)) (count, last) = (count + 1, atom);
            else if (atom.Is("non") && i + 1 < atoms.Length && i > 0 && !atom.Has(AtomMarks.Explained) && atoms[i + 1].Facts.Has(WordTraits.Participle) && !atoms[i - 1].Is("mineur") && !atoms[i - 1].Is("mineurs"))
                (count, last) = (count + 1, atom);
        }
        if (count > 1) notes.Error(PlainRules.DoubleNegation, sentence.Start, sentence.End, "Deux négations dans la phrase : dites ce qui est, et non ce qui n’est pas.");
        else if (count == 1 && !sentence.IsHeading) notes.Say(PlainRules.Negation, last.Start, last.End, "Une négation : gardez-la si elle est utile.");
    }

    /// <summary>True when this « que » belongs to a « ne … que ».</summary>
    public static bool IsOnly(ReadOnlySpan<Atom> atoms, int que)
    {
        for (var i = que - 1; i >= 0 && que - i <= Reach; i--)
            if (atoms[i].Text is "ne" or "n'") return OnlyAt(atoms, i) == que;
        return false;
    }

    /// <summary>Where the « que » of « ne … que » stands; 0 for a plain negation.</summary>
    private static int OnlyAt(ReadOnlySpan<Atom> atoms, int ne)
    {
        for (var i = ne + 1; i < atoms.Length && i - ne <= Reach; i++)
        {
            if (atoms[i].Text is "pas" or "jamais" or "rien" or "personne" or "aucun" or "aucune" or "plus" or "ni" or "guère" or "point" or "," or ";") return 0;
            if (i > ne + 1 && atoms[i].Text is "que" or "qu'")
            {
                var before = atoms[i - 1];
                var isObject = before.Facts.Has(WordTraits.Finite | WordTraits.Participle | WordTraits.Infinitive | WordTraits.Verb) || before.Has(AtomMarks.Clitic) || before.Facts.Has(WordTraits.Adverb) || !Lexicon.IsEasy(before.Text);
                var next = i + 1 < atoms.Length ? atoms[i + 1] : default;
                var startsClause = next.Kind == AtomKind.Word && next.Facts is { } facts && (facts.Has(WordTraits.Subject) || next.Text is "c'" or "ça" or "cela" || facts.Has(WordTraits.Determiner)) && before.Facts.Infinitive is "savoir" or "dire" or "croire" or "penser" or "vouloir" or "oublier";
                return isObject && !startsClause ? i : 0;
            }
        }
        return 0;
    }

    /// <summary>« avant qu’il ne parte »: a « ne » that denies nothing.</summary>
    private static bool IsExpletive(ReadOnlySpan<Atom> atoms, int ne)
    {
        var hasSecond = false;
        for (var i = ne + 1; i < atoms.Length && i - ne <= Reach; i++)
            hasSecond |= atoms[i].Text is "pas" or "jamais" or "rien" or "personne" or "aucun" or "aucune" or "plus" or "ni" or "guère" or "point" or "nulle";
        if (hasSecond) return false;
        for (var i = Math.Max(0, ne - 12); i < ne; i++)
            if (atoms[i].Text is "avant" or "moins" or "crains" or "craint" or "peur") return true;
        return false;
    }

    /// <summary>« C’est pas grave », « pas de bruit »: denied as one speaks. Not « un pas », « pas à pas », « pourquoi pas ».</summary>
    private static bool IsSpoken(ReadOnlySpan<Atom> atoms, int i)
    {
        var before = i > 0 ? atoms[i - 1].Text : "";
        var next = i + 1 < atoms.Length ? atoms[i + 1].Text : "";
        if (before is "un" or "le" or "ce" or "premier" or "petit" or "grand" or "mon" or "ton" or "son" or "à" or "de" or "pourquoi" or "les" or "des" or "ou" or "au" or "du" or "chaque") return false;
        if (i > 0 && atoms[i - 1].Kind == AtomKind.Number) return false;
        if (next is "à" && i + 2 < atoms.Length && atoms[i + 2].Is("pas")) return false;
        return i == 0 ? next is "de" or "d'" or "besoin" or "question" : atoms[i - 1].Facts.Has(WordTraits.Finite);
    }

    private static string? Seulement(Sentence sentence, ReadOnlySpan<Atom> atoms, int ne, int que)
    {
        var source = sentence.Document.Source;
        if (ne == 0 || que + 1 >= atoms.Length || que == ne + 1 || sentence.End - sentence.Start > LongestRewritten) return "seulement";
        var subject = source[sentence.Start..atoms[ne].Start];
        var verb = source[atoms[ne + 1].Start..atoms[que - 1].End];
        if (atoms[ne - 1].Is("je") && "aeéèêiouyh".Contains(char.ToLowerInvariant(verb[0]))) subject = subject.TrimEnd()[..^1] + "’";
        return $"{subject}{verb} seulement {source[atoms[que + 1].Start..sentence.End]}";
    }
}
