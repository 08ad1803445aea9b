namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rule 7: a difficult word is explained at its first use, by a mark <c>[[…]]</c> or in words close by.</summary>
internal static class ExplainedWords
{
    public static void Check(Notes notes)
    {
        var document = notes.Document;
        var glossary = document.Options.Glossary;
        var marked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var mark in document.GlossaryMarks) marked.Add(glossary?.Find(mark.Word) ?? Plain(mark.Word));
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in document.Sentences)
        {
            if (sentence.Block.Kind is BlockKind.Title or BlockKind.Heading or BlockKind.Summary) continue;
            var atoms = sentence.Atoms;
            for (var i = 0; i < atoms.Length; i++)
            {
                if (!atoms[i].IsWord || atoms[i].Has(AtomMarks.Explained | AtomMarks.Link | AtomMarks.Quoted)) continue;
                Advice? advice = null;
                var length = atoms[i].Facts.In(ListMarks.ToExplain) ? WordLists.ToExplain.Match(atoms, i, out advice) : 0;
                var word = advice?.Word ?? "";
                var better = advice?.Suggestion;
                if (length == 0 && glossary is not null && (length = glossary.Phrases.Match(atoms, i, out var known)) > 0)
                {
                    if (length == 1 || Lexicon.IsEasy(atoms[i].Text) && length == 1) continue; // one everyday word: the author chooses
                    word = known!;
                }
                if (length == 0) continue;
                var key = glossary?.Find(word) ?? word;
                var isNew = told.Add(key);
                if (isNew && !marked.Contains(key) && !marked.Contains(word) && !IsExplained(document, sentence, atoms, i, length))
                    notes.Warn(PlainRules.ExplainedWord, atoms[i].Start, atoms[i + length - 1].End, "Ce mot a besoin d’une explication, ici ou avec [[…]].", glossary?.Find(word) is { } mot ? $"[[{mot}]]" : better);
                i += length - 1;
            }
        }
    }

    private static string Plain(string word) => word.ToLowerInvariant();

    /// <summary>« X, c’est … », « X veut dire », « s’appelle un X », « X : … », in this sentence or « C’est … » right after.</summary>
    private static bool IsExplained(TextDocument document, Sentence sentence, ReadOnlySpan<Atom> atoms, int i, int length)
    {
        var at = i + length;
        if (at < atoms.Length && atoms[at].Text is "»" or "”") at++;
        var next = at < atoms.Length ? atoms[at].Text : "";
        var after = at + 1 < atoms.Length ? atoms[at + 1].Text : "";
        if (next is "veut" or "signifie" or ":" or "désigne") return true;
        if (next is "est" or "sont" && at + 1 < atoms.Length && atoms[at + 1].Facts.Has(WordTraits.Determiner) && !atoms[at + 1].Is("tout")) return true;
        if (next == "," && after is "c'" or "cela" or "ça" or "ce") return true;
        for (var j = i - 1; j >= 0 && i - j < 6; j--)
            if (atoms[j].Text is "appelle" or "appellent" or "appelé" or "appelée" or "nomme" or "parle-t-on" or ":" || atoms[j].Is("dit") && j > 0 && atoms[j - 1].Text is "on" or "aussi") return true;
        return StartsWithThis(document, sentence, atoms[i].Text);
    }

    /// <summary>The next sentence begins « C’est », « Ce sont », « Cela veut dire » or with the word itself.</summary>
    private static bool StartsWithThis(TextDocument document, Sentence sentence, string word)
    {
        var from = sentence.Last;
        if (from + 1 >= document.AtomCount) return false;
        var (one, two) = (document.AtomAt(from), document.AtomAt(from + 1));
        if (one.Text is "c'" && two.Text is "est" || one.Text is "ce" && two.Text is "sont" or "mot" || one.Text is "cela" or "ça" && two.Text is "veut" or "signifie") return true;
        for (var i = from; i < Math.Min(from + 4, document.AtomCount - 1); i++)
            if (document.AtomAt(i).Is(word) && document.AtomAt(i + 1).Text is "veut" or "," or "est" or "signifie" or ":") return true;
        return false;
    }
}
