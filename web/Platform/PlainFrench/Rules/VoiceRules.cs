namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 24 and 25: who does what, in the present.</summary>
internal static class VoiceRules
{
    private static readonly HashSet<string> NoAgent = new(StringComparer.Ordinal)
    {
        "exemple", "jour", "semaine", "mois", "an", "heure", "écrit", "téléphone", "courrier", "mail", "erreur", "hasard", "terre", "moments", "endroits", "cœur", "rapport", "contre", "là", "ici", "où", "suite", "fois", "personne", "internet", "sms", "avance", "ordre", "peur", "amour", "deux", "groupe", "groupes", "petits", "étapes",
    };
    private static readonly HashSet<string> ItIs = new(StringComparer.Ordinal) { "prévu", "demandé", "interdit", "possible", "conseillé", "recommandé", "nécessaire", "obligatoire", "proposé", "décidé", "indiqué", "précisé", "rappelé", "souhaitable", "préférable", "autorisé" };
    private static readonly HashSet<string> WithBe = new(StringComparer.Ordinal) { "aller", "venir", "arriver", "partir", "entrer", "sortir", "monter", "descendre", "naître", "mourir", "rester", "tomber", "retourner", "rentrer", "devenir", "passer", "revenir", "parvenir", "repartir", "intervenir" };
    private static readonly HashSet<string> Triggers = new(StringComparer.Ordinal) { "afin", "pour", "avant", "bien", "sans", "moins", "condition", "pourvu", "quoique", "jusqu'" };
    private static readonly HashSet<string> Wishes = new(StringComparer.Ordinal) { "faut", "faudra", "veux", "veut", "voudrais", "aimerais", "faudrait", "souhaite", "souhaitez", "préfère", "accepte", "demande", "possible", "important", "nécessaire", "normal", "vouloir", "veulent", "utile", "peur", "content", "contente", "attends", "attend", "croire", "afin", "pour", "avant", "bien", "sans", "moins", "condition", "suffit", "voulez", "vouliez", "refuse", "permet", "dommage", "rare", "bon", "mieux", "triste", "heureux", "besoin", "envie", "temps" };

    public static void Check(Sentence sentence, Notes notes)
    {
        var atoms = sentence.Atoms;
        for (var i = 0; i < atoms.Length; i++)
        {
            if (!atoms[i].IsWord || atoms[i].Has(AtomMarks.Quoted)) continue;
            if (atoms[i].Facts.Has(WordTraits.FormOfBe)) Passive(sentence, atoms, i, notes);
            if (atoms[i].Facts.Infinitive == "faire") HaveDone(atoms, i, notes);
            Tense(atoms, i, notes);
        }
    }

    private static void Passive(Sentence sentence, ReadOnlySpan<Atom> atoms, int be, Notes notes)
    {
        if (be > 0 && (IsReflexive(atoms, be - 1) || atoms[be].Is("est") && atoms[be - 1].Is("est"))) return;
        var at = be + 1;
        var skipped = 0;
        while (at < atoms.Length && skipped < 3 && (atoms[at].Has(AtomMarks.Clitic) || IsBetween(atoms[at])))
        {
            if (!atoms[at].Has(AtomMarks.Clitic)) skipped++;
            at++;
        }
        if (at >= atoms.Length || !atoms[at].IsWord) return;
        if (be > 0 && atoms[be - 1].Text is "il" or "n'" or "ne" && (be < 2 || atoms[be - 1].Is("il") || atoms[be - 2].Is("il")) && ItIs.Contains(atoms[at].Text) && at + 1 < atoms.Length && atoms[at + 1].Text is "de" or "d'" or "que" or "qu'")
        {
            notes.Warn(PlainRules.Passive, atoms[be].Start, atoms[at].End, "On ne sait pas qui parle : dites « tu peux », « tu dois », ou qui décide.");
            return;
        }
        if (atoms[at].Is("en") && at + 2 < atoms.Length && atoms[at + 1].Is("cours") && atoms[at + 2].Text is "de" or "d'")
        {
            notes.Warn(PlainRules.Passive, atoms[be].Start, atoms[at + 2].End, "Dites qui fait l’action.");
            return;
        }
        var participle = atoms[at];
        if (participle.Facts.Has(WordTraits.FormOfBe)) return; // « est été » of nobody; « a été décidé » begins at « été »
        var isParticiple = participle.Facts.Has(WordTraits.Participle) || (LooksLikeParticiple(participle.Text) && !participle.Facts.Has(WordTraits.Easy));
        if (!isParticiple || participle.Facts.Infinitive is { } verb && WithBe.Contains(verb)) return;
        if (Agent(atoms, at) is var by and > 0)
            notes.Error(PlainRules.PassiveBy, atoms[be].Start, atoms[by].End, "La phrase est à l’envers : commencez par la personne qui fait l’action.", Turned(sentence, atoms, by));
        else if (!(be > 0 && atoms[be - 1].Is("c'")) && participle.Facts.Has(WordTraits.Transitive) && !WordLists.Adjectives.Contains(participle.Text))
            notes.Warn(PlainRules.Passive, atoms[be].Start, participle.End, "Qui fait l’action ? Commencez la phrase par cette personne.");
    }

    private static bool IsReflexive(ReadOnlySpan<Atom> atoms, int i) =>
        atoms[i].Text is "se" or "s'" or "me" or "m'" or "te" or "t'" || atoms[i].Text is "nous" or "vous" && i > 0 && atoms[i - 1].Text is "nous" or "vous";

    private static bool IsBetween(in Atom atom) =>
        atom.Facts.Has(WordTraits.Adverb) || atom.IsWord && atom.Text.Length > 6 && atom.Text.EndsWith("ment", StringComparison.Ordinal) || atom.Text is "pas" or "tous" or "toutes" or "par" && false;

    private static bool LooksLikeParticiple(string text) =>
        text.Length > 4 && (text.EndsWith('é') || text.EndsWith("ée", StringComparison.Ordinal) || text.EndsWith("és", StringComparison.Ordinal) || text.EndsWith("ées", StringComparison.Ordinal));

    /// <summary>The first word of the doer after « par »; 0 for « par exemple », « par semaine », « par écrit ».</summary>
    private static int Agent(ReadOnlySpan<Atom> atoms, int participle)
    {
        for (var i = participle + 1; i < Math.Min(participle + 7, atoms.Length - 1); i++)
        {
            if (atoms[i].Kind == AtomKind.Sign && atoms[i].Text is not ("«" or "»")) return 0;
            if (!atoms[i].Is("par")) continue;
            var next = atoms[i + 1];
            if (next.Kind == AtomKind.Number || NoAgent.Contains(next.Text) || next.Facts.Has(WordTraits.Numeral)) return 0;
            if (next.Facts.Has(WordTraits.Determiner))
                return i + 2 < atoms.Length && atoms[i + 2].Text is "poste" or "suite" or "fenêtre" or "porte" or "main" or "train" or "bus" ? 0 : i + 1;
            return next.Has(AtomMarks.Capital) || next.Kind == AtomKind.Stand || next.Text is "quelqu'" or "quelqu'un" or "d'" or "eux" or "elle" or "elles" or "lui" or "toi" or "moi" or "nous" or "vous" ? i + 1 : 0;
        }
        return 0;
    }

    private static string? Turned(Sentence sentence, ReadOnlySpan<Atom> atoms, int by)
    {
        var last = by;
        while (last + 1 < atoms.Length && atoms[last + 1].IsWord && last - by < 3 && !atoms[last + 1].Facts.Has(WordTraits.Preposition)) last++;
        return $"{ShorterSentence.Capital(sentence.Document.Source[atoms[by].Start..atoms[last].End])} …";
    }

    /// <summary>« se faire aider », « il se fait gronder ».</summary>
    private static void HaveDone(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var before = i > 1 && atoms[i - 1].Facts.Has(WordTraits.FormOfBe) ? i - 2 : i - 1;
        if (before < 0 || !IsReflexive(atoms, before) || i + 1 >= atoms.Length || !atoms[i + 1].IsWord) return;
        var isInfinitive = atoms[i + 1].Facts.Has(WordTraits.Infinitive) && !atoms[i + 1].Facts.Has(WordTraits.Adverb);
        if (isInfinitive) notes.Warn(PlainRules.Passive, atoms[before].Start, atoms[i + 1].End, "Qui fait l’action ? Commencez la phrase par cette personne.");
    }

    private static void Tense(ReadOnlySpan<Atom> atoms, int i, Notes notes)
    {
        var atom = atoms[i];
        if (Tenses.IsConditional(atom.Facts) && !atom.Has(AtomMarks.Capital | AtomMarks.AllCapitals | AtomMarks.Explained) && !(i > 0 && atoms[i - 1].Facts.Has(WordTraits.Determiner) && !atoms[i - 1].Facts.Has(WordTraits.Subject) && atoms[i - 1].Text is not ("l'" or "le" or "la" or "les" or "leur")))
            notes.Warn(PlainRules.Tense, atom.Start, atom.End, "Le conditionnel est difficile : prenez le présent.", Tenses.Present(atom.Text));
        else if (Tenses.IsPastHistoric(atom.Facts) && !(i > 0 && atoms[i - 1].Facts.Has(WordTraits.Determiner | WordTraits.Preposition) && !atoms[i - 1].Facts.Has(WordTraits.Subject)) && HasSubject(atoms, i))
            notes.Warn(PlainRules.Tense, atom.Start, atom.End, "Ce temps du passé est difficile : prenez le présent, ou « a fait ».");
        else if (atom.Facts.Has(WordTraits.Subjunctive) && IsAfterThat(atoms, i))
            notes.Warn(PlainRules.Tense, atom.Start, atom.End, "Le subjonctif est difficile : dites « tu dois », « tu peux », ou faites deux phrases.");
        else if (atom.Text is "que" or "qu'" && i > 0 && (Triggers.Contains(atoms[i - 1].Text) || atoms[i - 1].Is("ce") && i > 2 && atoms[i - 2].Is("à")) && !IsComparison(atoms, i))
            notes.Warn(PlainRules.Tense, atoms[i - 1].Start, atom.End, "Ce mot demande le subjonctif, qui est difficile : faites deux phrases.");
    }

    /// <summary>« moins que », « plus moins que »: compared, nothing wished.</summary>
    private static bool IsComparison(ReadOnlySpan<Atom> atoms, int i) => atoms[i - 1].Is("moins") && !(i > 1 && atoms[i - 2].Is("à")) || atoms[i - 1].Is("condition") && !(i > 1 && atoms[i - 2].Is("à"));

    /// <summary>A past historic has its subject near before it: « il », « le juge », a name.</summary>
    private static bool HasSubject(ReadOnlySpan<Atom> atoms, int i)
    {
        for (var j = i - 1; j >= 0 && i - j <= 5; j--)
        {
            if (atoms[j].Kind == AtomKind.Sign) break;
            if (atoms[j].Facts.Has(WordTraits.Subject) || atoms[j].Has(AtomMarks.Capital) || atoms[j].Facts.Has(WordTraits.Determiner) || atoms[j].Text is "qui") return true;
        }
        return false;
    }

    private static bool IsAfterThat(ReadOnlySpan<Atom> atoms, int i)
    {
        for (var j = i - 1; j >= 0 && i - j <= 5; j--)
        {
            if (atoms[j].Text is not ("que" or "qu'")) continue;
            if (j > 0 && Triggers.Contains(atoms[j - 1].Text)) return false; // told at « que »
            for (var k = j - 1; k >= 0 && j - k <= 4; k--)
                if (Wishes.Contains(atoms[k].Text)) return true;
            return atoms[i].Facts.Has(WordTraits.Subjunctive) && !atoms[i].Facts.Has(WordTraits.Finite) && atoms[i].Text is not ("ais" or "aies");
        }
        return false;
    }
}
