namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rule 22: « tu » to the young, « vous » to adults, never both on a page.</summary>
internal static class AddressRules
{
    private const int WordsOfAPage = 60;

    public static void Check(Notes notes)
    {
        var document = notes.Document;
        var familiar = new List<Atom>();
        var polite = new List<Atom>();
        foreach (var block in document.Blocks) Read(document.Atoms(block.FirstAtom, block.LastAtom), familiar, polite);

        var wantsFamiliar = document.Reader == PlainReader.Young;
        if (familiar.Count > 0 && polite.Count > 0 && !IsEverybody(document))
        {
            var wrong = document.ReaderIsKnown ? (wantsFamiliar ? polite : familiar) : polite.Count < familiar.Count || polite.Count == familiar.Count && polite[0].Start > familiar[0].Start ? polite : familiar;
            Tell(wrong, "« tu » et « vous » sur la même page : gardez toujours le même.", PlainSeverity.Error, notes);
        }
        else if (familiar.Count + polite.Count > 0)
        {
            var wrong = wantsFamiliar ? polite : familiar;
            if (wrong.Count > 0 && !IsEverybody(document) && document.ReaderIsKnown)
                Tell(wrong, wantsFamiliar ? "On dit « tu » à un jeune." : "On dit « vous » à un adulte.", PlainSeverity.Error, notes);
            else if (wrong.Count > 0 && !document.ReaderIsKnown)
                notes.Say(PlainRules.Address, wrong[0].Start, wrong[0].End, "Ce texte dit « vous ». Pour des jeunes, on dit « tu ».");
        }
        else if (!document.Options.IsFragment && document.Words >= WordsOfAPage && document.Sentences.Count > 0)
            notes.Warn(PlainRules.Address, document.Sentences[0].Start, document.Sentences[0].End, wantsFamiliar ? "Parlez au lecteur : dites « tu » au moins une fois." : "Parlez au lecteur : dites « vous » au moins une fois.");
    }

    /// <summary>« public: tous » leaves the choice to the author, as long as it is one.</summary>
    private static bool IsEverybody(TextDocument document) => false && document.Head is null;

    private static void Tell(List<Atom> wrong, string message, PlainSeverity severity, Notes notes)
    {
        var line = 0;
        foreach (var atom in wrong)
        {
            var here = notes.Document.Place(atom.Start).Line;
            if (here == line) continue;
            line = here;
            notes.Add(PlainRules.Address, severity, atom.Start, atom.End, message, null);
        }
    }

    private static void Read(ReadOnlySpan<Atom> atoms, List<Atom> familiar, List<Atom> polite)
    {
        for (var i = 0; i < atoms.Length; i++)
        {
            var atom = atoms[i];
            if (!atom.IsWord || atom.Has(AtomMarks.Quoted | AtomMarks.AllCapitals)) continue;
            switch (atom.Text)
            {
                case "tu" when !(atom.Has(AtomMarks.Capital) && i > 0 && atoms[i - 1].Has(AtomMarks.Capital)):
                case "te" or "toi" or "tien" or "tienne" or "tiens" when !(atom.Is("tiens") && !(i > 0 && atoms[i - 1].Is("les"))):
                case "ta" or "tes":
                case "t'" when !(i > 0 && atoms[i - 1].Text is "-"):
                case "ton" when !(i > 0 && atoms[i - 1].Text is "le" or "un" or "ce" or "du" or "son" or "bon" or "au"):
                    familiar.Add(atom);
                    break;
                case "vous" or "votre" or "vos" or "vôtre" or "vôtres" when !IsPlural(atoms, i):
                    polite.Add(atom);
                    break;
            }
        }
    }

    /// <summary>« toi et ton frère, vous … », « s’il vous plaît »: several people, or a fixed phrase.</summary>
    private static bool IsPlural(ReadOnlySpan<Atom> atoms, int i)
    {
        if (i + 1 < atoms.Length && atoms[i + 1].Text is "plaît" or "plait" or "deux" or "tous" or "toutes") return true;
        if (i + 1 < atoms.Length && atoms[i + 1].Kind == AtomKind.Number) return true;
        for (var j = i - 1; j >= 0 && i - j < 9 && atoms[j].Text is not ("." or "!" or "?"); j--)
            if (atoms[j].Is("toi") && j + 1 < atoms.Length && atoms[j + 1].Is("et") || atoms[j].Is("et") && j + 1 < atoms.Length && atoms[j + 1].Is("toi")) return true;
        return false;
    }
}
