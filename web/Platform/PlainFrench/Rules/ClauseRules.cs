namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 16, 21, 26, 27 and 28: one idea, no sentence inside the sentence, a question rather than « si », direct speech.</summary>
internal static class ClauseRules
{
    private static readonly HashSet<string> Speech = new(StringComparer.Ordinal) { "dire", "demander", "expliquer", "répondre", "raconter", "annoncer", "répéter", "ajouter", "préciser", "affirmer", "crier", "écrire", "déclarer" };
    private static readonly HashSet<string> Papers = new(StringComparer.Ordinal) { "loi", "règle", "règlement", "texte", "papier", "livret", "page", "portail", "document", "lettre", "plan", "décision", "contrat", "liste", "code", "article", "site", "ppe", "projet", "message" };
    private static readonly HashSet<string> Impersonal = new(StringComparer.Ordinal) { "y", "faut", "faudra", "pleut", "fait", "reste", "existe", "s'", "suffit", "manque", "arrive", "est", "vaut", "neige", "n'", "semble", "paraît", "se" };

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        Pronouns(sentence, atoms, notes);
        if (sentence.IsHeading) return;
        var (commas, clauses, subordinators, conditions) = (0, 0, 0, 0);
        var hasThen = false;
        var hasLink = false;
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (atom.Has(AtomMarks.Quoted)) continue;
            if (atom.Kind == AtomKind.Sign && atom.Text == ":") (commas, clauses, subordinators) = (0, 0, 0); // what follows is said apart
            if (atom.Text == ",") commas++;
            if (IsSubject(atoms, i)) clauses++;
            if (atom.Text is "puis" or "ensuite" or "alors" && i > 0) hasThen = true;
            if (atom.Text is "et" or "mais" or "puis" or "alors" or "donc" or "car" or ",") hasLink = true;
            if (!atom.Facts.Has(WordTraits.Function) && atom.Text is not ("cas" or "condition")) continue;
            if (Subordinator(atoms, i) is var skip and > 0)
            {
                subordinators++;
                i += skip - 1;
            }
            if (IsCondition(atoms, i)) conditions++;
            Indirect(sentence, atoms, i, notes);
        }
        if (subordinators > 1) notes.Warn(PlainRules.NestedClauses, sentence, "Plusieurs phrases dans la phrase (qui, que, dont, où) : faites-en plusieurs.", ShorterSentence.Of(sentence));
        if (clauses >= 3 && hasLink || clauses >= 2 && hasThen) notes.Warn(PlainRules.OneIdea, sentence, "Plusieurs idées dans la phrase : une phrase pour chaque idée.", ShorterSentence.Of(sentence));
        else if (commas > 1 && !EnumerationRules.IsEnumeration(sentence)) notes.Warn(PlainRules.OneIdea, sentence, "Plusieurs virgules : un point est plus facile.", ShorterSentence.Of(sentence));
        Condition(sentence, atoms, conditions, notes);
    }

    private static bool IsSubject(ReadOnlySpan<Atom> atoms, int i)
    {
        if (!atoms[i].Facts.Has(WordTraits.Subject) || i + 1 >= atoms.Length || !atoms[i + 1].IsWord) return false;
        if (atoms[i].Has(AtomMarks.Clitic)) return i + 1 == atoms.Length || atoms[i].Text is "tu" or "il" or "elle" or "on" or "ils" or "elles" or "je";
        var before = i > 0 ? atoms[i - 1] : default;
        if (atoms[i].Text is "nous" or "vous" or "elle" or "elles" && i > 0 && before.IsWord && before.Facts.Has(WordTraits.Preposition | WordTraits.Subject)) return false;
        return atoms[i + 1].Facts.Has(WordTraits.Finite | WordTraits.Verb) || atoms[i + 1].Text is "ne" or "n'" or "y" or "en" or "t'" or "te" or "m'" or "me" or "s'" or "se" or "l'" or "le" or "la" or "les" or "lui" or "leur" or "nous" or "vous";
    }

    /// <summary>How many atoms a subordinator has here; 0 when the word asks a question, compares, or belongs to « est-ce que » and « ne … que ».</summary>
    private static int Subordinator(ReadOnlySpan<Atom> atoms, int i)
    {
        var before = i > 0 ? atoms[i - 1].Text : "";
        switch (atoms[i].Text)
        {
            case "dont" or "lequel" or "laquelle" or "lesquels" or "lesquelles" or "auquel" or "duquel" or "lorsque" or "lorsqu'" or "puisque" or "puisqu'" or "quoique" or "quoiqu'":
                return 1;
            case "où" when i > 0 && before is not ("," or "et" or "ou" or ":" or "d'"):
                return 1;
            case "qui" when i > 0 && before is not ("à" or "et" or "ou" or ":" or "avec" or "pour" or "chez" or "de" or "est-ce" or "," or "qu'est-ce") && !atoms[i - 1].Facts.Has(WordTraits.Infinitive):
                return 1;
            case "que" or "qu'":
                if (i == 0 || before is "est-ce" or "qu'est-ce" or "plus" or "moins" or "autant" or "aussi" or "même" or "mêmes" or "autre" or "autres" or "mieux" or "tel" or "telle" or "plutôt" or "pire") return 0;
                if (i > 1 && atoms[i - 2].Text is "plus" or "moins" or "aussi" or "autant") return 0;
                if (i > 0 && atoms[i - 1].Text is "-ce" || i > 1 && atoms[i - 1].Is("ce") && atoms[i - 2].Text is "est" or "est-") return 0;
                if (NegationRules.IsOnly(atoms, i)) return 0;
                return 1;
            default: return 0;
        }
    }

    private static bool IsCondition(ReadOnlySpan<Atom> atoms, int i)
    {
        if (atoms[i].Text is "si" or "s'")
            return i + 1 < atoms.Length && (atoms[i].Is("s'") ? atoms[i + 1].Text is "il" or "ils" && !IsPlease(atoms, i) : IsIf(atoms, i));
        return (atoms[i].Is("moins") && Next(atoms, i, "que", "qu'") && i > 0 && atoms[i - 1].Is("à"))
            || (atoms[i].Is("cas") && i > 0 && (atoms[i - 1].Is("en") && Next(atoms, i, "de", "d'") || atoms[i - 1].Is("au") && Next(atoms, i, "où", "où")))
            || (atoms[i].Is("condition") && i > 0 && atoms[i - 1].Is("à"));
    }

    /// <summary>« si tu … », and not « si grand », « dis-moi si », « demande si » (asked, not supposed).</summary>
    private static bool IsIf(ReadOnlySpan<Atom> atoms, int i)
    {
        var next = atoms[i + 1];
        if (!(next.Facts.Has(WordTraits.Subject | WordTraits.Determiner) || next.Text is "quelqu'" or "quelqu'un" or "personne" or "c'" or "ça" or "rien" or "cela" || next.Has(AtomMarks.Capital))) return false;
        return i == 0 || !(atoms[i - 1].IsWord && (IsAsking(atoms[i - 1].Text) || i > 1 && atoms[i - 1].Has(AtomMarks.Clitic) && IsAsking(atoms[i - 2].Text)));
    }

    private static bool IsAsking(string text) =>
        Lexicon.InfinitiveOf(text) is "demander" or "savoir" or "dire" or "vérifier" or "regarder" or "voir" or "décider";

    private static bool IsPlease(ReadOnlySpan<Atom> atoms, int i) => i + 3 < atoms.Length && atoms[i + 2].Text is "te" or "vous" && atoms[i + 3].Text is "plaît" or "plait";

    private static bool Next(ReadOnlySpan<Atom> atoms, int i, string one, string other) => i + 1 < atoms.Length && (atoms[i + 1].Is(one) || atoms[i + 1].Is(other));

    private static void Condition(Sentence sentence, ReadOnlySpan<Atom> atoms, int conditions, Notes notes)
    {
        var starts = atoms.Length > 1 && (atoms[0].Is("si") && IsIf(atoms, 0) || atoms[0].Is("s'") && IsCondition(atoms, 0)
            || atoms[0].Text is "en" or "au" && atoms[1].Is("cas") && IsCondition(atoms, 1) || atoms[0].Is("à") && (IsCondition(atoms, 1)));
        if (!starts && conditions < 2) return;
        notes.Warn(PlainRules.Condition, sentence, "Une condition est plus facile en question : « Tu as 16 ans ? Tu peux … »", starts ? AsQuestion(sentence, atoms) : null);
    }

    /// <summary>« Si tu as peur, appelle. » → « Tu as peur ? » and « Appelle. »</summary>
    private static string? AsQuestion(Sentence sentence, ReadOnlySpan<Atom> atoms)
    {
        if (atoms[0].Text is not ("si" or "s'")) return null;
        for (var i = 2; i + 1 < atoms.Length; i++)
        {
            if (atoms[i].Text != ",") continue;
            var source = sentence.Document.Source;
            return $"{ShorterSentence.Capital(source[atoms[1].Start..atoms[i].Start].Trim())} ?\n{ShorterSentence.Capital(source[atoms[i + 1].Start..sentence.End].Trim())}";
        }
        return null;
    }

    /// <summary>« Il a dit que … », « elle demande si … »; what a law says is no speech.</summary>
    private static void Indirect(Sentence sentence, ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        if (i == 0 || atoms[i].Text is not ("que" or "qu'" or "si" or "s'")) return;
        var verb = i - 1;
        while (verb > 0 && atoms[verb].Has(AtomMarks.Clitic) || verb > 0 && atoms[verb].Text is "lui" or "leur" or "nous" or "vous" && atoms[verb].Has(AtomMarks.Clitic)) verb--;
        if (!atoms[verb].IsWord || atoms[verb].Facts.Has(WordTraits.Infinitive) || atoms[verb].Facts.Infinitive is not { } infinitive || !Speech.Contains(infinitive)) return;
        if (atoms[verb].Facts.Has(WordTraits.Participle) && !(verb > 0 && atoms[verb - 1].Facts.Infinitive == "avoir") && !atoms[verb].Facts.Has(WordTraits.Finite)) return;
        if (atoms[i].Text is "si" or "s'" && infinitive is not ("demander" or "dire")) return;
        if (verb > 0 && atoms[verb - 1].Text is "se" or "s'" or "te" or "t'" or "me" or "m'" && infinitive == "demander" && !(verb > 1 && atoms[verb - 2].Text is "il" or "elle" or "on" or "juge" && atoms[verb - 1].Text is "te" or "t'" or "me" or "m'")) return; // « tu te demandes si »: thought, not said
        var subject = false;
        for (var j = Math.Max(0, verb - 20); j < verb; j++)
        {
            if (Papers.Contains(atoms[j].Text)) return;
            subject |= atoms[j].IsWord && atoms[j].Text is not ("ne" or "n'" or "qui");
        }
        if (!subject) return; // « Dis que… »: asked of the reader
        notes.Warn(PlainRules.IndirectSpeech, atoms[verb].Start, atoms[i].End, "Les paroles sont plus faciles telles qu’elles sont dites : Il dit : « Viens. »", atoms[verb].End - sentence.Start < 200 ? $"{sentence.Document.Source[sentence.Start..atoms[verb].End]} : « … »" : null);
    }

    private static void Pronouns(Sentence sentence, ReadOnlySpan<Atom> atoms, Notes notes)
    {
        if (sentence.IsFirstOfBlock && sentence.Block.Kind == BlockKind.Paragraph && atoms.Length > 1)
        {
            var isOne = atoms[0].Text is "elle" or "ils" or "elles" or "cela" or "ceci" or "celui-ci" or "celle-ci" or "ceux-ci" or "celles-ci" || atoms[0].Is("il") && !Impersonal.Contains(atoms[1].Text) && !(atoms[1].Is("était") && atoms.Length > 3 && atoms[3].Is("fois"));
            if (isOne) notes.Warn(PlainRules.Pronoun, atoms[0].Start, atoms[0].End, $"On ne sait pas de qui ou de quoi parle « {atoms[0].Text} » : répétez le nom.");
        }
        var (nouns, pronouns, second) = (0, 0, -1);
        for (var i = 0; i < atoms.Length; i++)
        {
            if (atoms[i].Has(AtomMarks.Quoted) || !atoms[i].IsWord) continue;
            if (atoms[i].Facts.Has(WordTraits.Subject) && atoms[i].Text is "il" or "elle" or "ils" or "elles" && !(i > 0 && atoms[i - 1].Facts.Has(WordTraits.Preposition)) && i + 1 < atoms.Length && !(atoms[i].Is("il") && Impersonal.Contains(atoms[i + 1].Text)))
            {
                if (++pronouns == 2) second = i;
            }
            else if (pronouns < 2 && (atoms[i].Facts.Has(WordTraits.FirstName) || i > 0 && atoms[i - 1].Facts.Has(WordTraits.Determiner) && !atoms[i].Facts.Has(WordTraits.Function | WordTraits.Subject))) nouns++;
        }
        if (second > 0 && nouns >= 2)
            notes.Warn(PlainRules.Pronoun, atoms[second].Start, atoms[second].End, $"Il y a plusieurs personnes ou choses : de qui parle « {atoms[second].Text} » ? Répétez le nom.");
    }
}
