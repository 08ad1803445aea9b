namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 17, 19, 29 and a part of 3 and 37: signs.</summary>
internal static class SignRules
{
    private const int LongestAside = 80;

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].IsWord) Joined(atoms[i], notes);
            if (atoms[i].Kind != AtomKind.Sign) continue;
            i = CheckSign(atoms, i, notes);
        }
    }

    private static int CheckSign(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var atom = atoms[i];
        switch (atom.Text)
        {
            case "(": return Parenthesis(atoms, i, notes);
            case "·" or "•" or "⋅" or "‧" or "∙" when IsBetween(atoms, i):
                return Inclusive(atoms, i, notes);
            case "." when IsBetween(atoms, i) && atoms[i - 1].IsWord && InclusiveForms.IsEnding(atoms[i + 1].Text) && atoms[i - 1].End - atoms[i - 1].Start > 2:
                return Inclusive(atoms, i, notes);
            case "/": return Slash(atoms, i, notes);
            case ";":
                notes.Error(PlainRules.Punctuation, atom.Start, atom.End, "Pas de point-virgule : mettez un point et commencez une nouvelle ligne.", ".");
                return i;
            case "…":
                notes.Error(PlainRules.Punctuation, atom.Start, atom.End, "Pas de points de suspension : finissez la phrase.", ".");
                return i;
            case "–" or "—" or "-" when i > 0 && !atom.Has(AtomMarks.Glued | AtomMarks.FirstOnLine) && i + 1 < atoms.Length && !atoms[i + 1].Has(AtomMarks.Glued):
                notes.Error(PlainRules.Punctuation, atom.Start, atom.End, "Pas de tiret dans une phrase : faites une autre phrase.", ".");
                return i;
            case "!" or "?": return Shout(atoms, i, notes);
            case "%" or "‰" when i > 0 && atoms[i - 1].Kind == AtomKind.Number: return i; // rule 13
            case "*" when i > 0 && atom.Has(AtomMarks.Glued) && atoms[i - 1].IsWord:
                notes.Error(PlainRules.Footnote, atom.Start, atom.End, "Pas d’étoile de renvoi ni de note : dites-le dans le texte.");
                return i;
            case ")" or "&" or "<" or ">" or "§" or "#" or "\\" or "%" or "‰" or "[" or "]" or "{" or "}" or "|" or "~" or "^" or "@" or "*" or "+" or "=" or "→" or "⇒":
                notes.Error(PlainRules.SpecialSigns, atom.Start, atom.End, $"Le signe « {atom.Text} » est difficile à lire : écrivez un mot.", Word(atom.Text));
                return i;
            case "€" or "$" or "°" when i > 0 && atoms[i - 1].Kind == AtomKind.Number:
                notes.Warn(PlainRules.Abbreviation, atom.Start, atom.End, "Écrivez le mot entier.", atom.Text switch { "€" => "euros", "$" => "dollars", _ => "degrés" });
                return i;
            case "²" or "³" or "¹" when atom.Has(AtomMarks.Glued):
                notes.Error(PlainRules.Footnote, atom.Start, atom.End, "Pas de note ni de petit chiffre en l’air : dites-le dans le texte.");
                return i;
            default:
                if (atom.Text is ['.', '.', ..])
                    notes.Error(PlainRules.Punctuation, atom.Start, atom.End, "Pas de points de suspension : finissez la phrase.", ".");
                return i;
        }
    }

    /// <summary>« étudiant-e-s », « iel »: one word for two that needs learning.</summary>
    private static void Joined(in Atom atom, Notes notes)
    {
        if (atom.Text is "iel" or "iels" or "celleux" or "toustes" or "ceuxes" or "frœur" or "adelphe" or "adelphes")
            notes.Error(PlainRules.MiddleDot, atom.Start, atom.End, "Ce mot réunit deux mots : écrivez les 2.", atom.Text switch { "iel" => "il ou elle", "iels" => "ils ou elles", "celleux" => "celles et ceux", "toustes" => "toutes et tous", _ => null });
        if (atom.Text.IndexOf('-') is not (> 2 and var hyphen)) return;
        var ending = atom.Text.AsSpan(hyphen + 1);
        if (ending is not ("e" or "es" or "e-s" or "ne" or "nes" or "ne-s" or "trice" or "trices" or "trice-s" or "euse" or "euses" or "euse-s" or "ère" or "ères" or "ère-s" or "ve" or "ves" or "ve-s")) return;
        var isPlural = ending[^1] == 's';
        var word = notes.Document.Source[atom.Start..(atom.Start + hyphen)];
        notes.Error(PlainRules.MiddleDot, atom.Start, atom.End, "Pas de tiret au milieu d’un mot : écrivez les 2 mots.", InclusiveForms.Both(word, ending.TrimEnd('s').TrimEnd('-').ToString(), isPlural));
    }

    private static string? Word(string sign) => sign switch { "&" => "et", "+" => "plus, et", "=" => "égal, c’est", "@" => "arobase", "#" => "numéro", "§" => "paragraphe", _ => null };

    private static bool IsBetween(ReadOnlySpan<Atom> atoms, int i) =>
        i > 0 && i + 1 < atoms.Length && atoms[i].Has(AtomMarks.Glued) && atoms[i + 1].Has(AtomMarks.Glued) && atoms[i - 1].IsWord && atoms[i + 1].IsWord;

    /// <summary>« ami·e·s »: the whole run of endings is one finding.</summary>
    private static int Inclusive(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var last = i + 1;
        while (last + 2 < atoms.Length && atoms[last + 1].Text == atoms[i].Text && atoms[last + 1].Has(AtomMarks.Glued) && atoms[last + 2].Has(AtomMarks.Glued) && atoms[last + 2].IsWord) last += 2;
        Report(atoms, i - 1, last, atoms[i + 1].Text, notes);
        return last;
    }

    private static void Report(ReadOnlySpan<Atom> atoms, int first, int last, string ending, Notes notes)
    {
        var word = notes.Document.Source[atoms[first].Start..atoms[first].End];
        var isPlural = ending is [.., 's'] or "x" || atoms[last].Text is "s" or "x";
        notes.Error(PlainRules.MiddleDot, atoms[first].Start, atoms[last].End,
            "Pas de point, de barre ni de parenthèse au milieu d’un mot : écrivez les 2 mots.", InclusiveForms.Both(word, ending, isPlural && ending != "s"));
    }

    private static int Slash(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var glued = i > 0 && i + 1 < atoms.Length && atoms[i].Has(AtomMarks.Glued) && atoms[i + 1].Has(AtomMarks.Glued);
        if (glued && atoms[i - 1].Kind == AtomKind.Number && atoms[i + 1].Kind == AtomKind.Number && DateRules.IsSlashed(atoms, i)) return i;
        if (glued && atoms[i - 1].IsWord && atoms[i + 1].IsWord && (InclusiveForms.IsEnding(atoms[i + 1].Text) || InclusiveForms.IsFeminine(atoms[i - 1].Text, atoms[i + 1].Text)))
        {
            Report(atoms, i - 1, i + 1, atoms[i + 1].Text, notes);
            return i + 1;
        }
        if (glued && i + 2 < atoms.Length && atoms[i - 1].IsWord && atoms[i + 1].Facts.Has(WordTraits.Determiner) && InclusiveForms.IsFeminine(atoms[i - 1].Text, atoms[i + 2].Text))
        {
            notes.Error(PlainRules.MiddleDot, atoms[i - 1].Start, atoms[i + 2].End, "Pas de barre : écrivez « ou ».", $"{atoms[i - 1].Text} ou {atoms[i + 1].Text} {atoms[i + 2].Text}");
            return i + 2;
        }
        var first = glued ? i - 1 : i;
        var last = glued ? i + 1 : i;
        var better = glued && atoms[first].IsWord && atoms[last].IsWord
            ? atoms[first].Text is "et" ? "ou" : $"{atoms[first].Text} ou {atoms[last].Text}" : "ou";
        notes.Error(PlainRules.SpecialSigns, atoms[first].Start, atoms[last].End, "La barre « / » est difficile à lire : écrivez « ou », ou faites une liste.", better);
        return last;
    }

    private static int Parenthesis(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var close = i + 1;
        while (close < atoms.Length && close - i < LongestAside && atoms[close].Text != ")") close++;
        if (close >= atoms.Length || atoms[close].Text != ")")
        {
            notes.Error(PlainRules.SpecialSigns, atoms[i].Start, atoms[i].End, "Pas de parenthèse : faites une autre phrase.");
            return i;
        }
        if (i > 0 && atoms[i].Has(AtomMarks.Glued) && atoms[i - 1].IsWord && close == i + 2 && InclusiveForms.IsEnding(atoms[i + 1].Text))
        {
            var end = close + 1 < atoms.Length && atoms[close + 1].Has(AtomMarks.Glued) && atoms[close + 1].Text is "s" or "x" ? close + 1 : close;
            Report(atoms, i - 1, end, atoms[i + 1].Text, notes);
            return end;
        }
        if (close == i + 2 && atoms[i + 1].Kind == AtomKind.Number && atoms[i + 1].Text.Length == 1)
            notes.Error(PlainRules.Footnote, atoms[i].Start, atoms[close].End, "Pas de note : dites-le dans le texte.");
        else if (Acronyms.IsExpandedAround(atoms, i, close))
            notes.Say(PlainRules.SpecialSigns, atoms[i].Start, atoms[close].End, "La parenthèse explique le sigle. Une phrase « … veut dire : … » est plus facile.");
        else
            notes.Error(PlainRules.SpecialSigns, atoms[i].Start, atoms[close].End, "Pas de parenthèse : faites une autre phrase.");
        return close;
    }

    private static int Shout(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var last = i;
        while (last + 1 < atoms.Length && atoms[last + 1].Text is "!" or "?") last++;
        if (last == i) return i;
        var onlyShouts = true;
        for (var j = i; j <= last; j++) onlyShouts &= atoms[j].Text == "!";
        if (onlyShouts) notes.Warn(PlainRules.Tone, atoms[i].Start, atoms[last].End, "Un seul point d’exclamation suffit, ou un point.", "!");
        else notes.Error(PlainRules.Punctuation, atoms[i].Start, atoms[last].End, "Un seul signe à la fin de la phrase.", atoms[i].Text);
        return last;
    }
}
