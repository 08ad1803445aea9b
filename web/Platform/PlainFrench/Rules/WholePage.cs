namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 4, 8, 9, 31, 33, 35, 36 (depth), 39, 40, 59 and 63: what only the whole page shows.</summary>
internal sealed class WholePage(Notes notes)
{
    private const int LongPage = 150;
    private const int MostWords = 300;
    private const int SectionWords = 120;
    private const int ParagraphWords = 60;
    private const int ParagraphLines = 5;

    private readonly TextDocument document = notes.Document;

    public void Check()
    {
        Headings();
        Paragraphs();
        Synonyms();
        Bold();
        if (document.Options.IsFragment) return;
        Beginning();
        Sections();
        var first = document.Sentences.Find(sentence => sentence.Block.Kind is not (BlockKind.Title or BlockKind.Summary));
        if (first is null) return;
        if (document.Words > MostWords)
            notes.Add(PlainRules.ShortDocument, document.Head is null ? PlainSeverity.Warning : PlainSeverity.Error, first.Start, first.End, $"Page de {document.Words} mots : {MostWords} au plus. Coupez-la en 2 pages.", null);
        if (document.Words <= LongPage) return;
        if (!HasExample()) notes.Say(PlainRules.Example, first.Start, first.End, "Un exemple de la vie de tous les jours aide à comprendre : « Par exemple : … »");
        if (!HasKeyPoint()) notes.Warn(PlainRules.KeyPoint, first.Start, first.End, "Mettez l’important au début, dans un cadre « À retenir ».");
        if (document.Words > MostWords) NeedsGlossary(first);
    }

    private void Headings()
    {
        var level = document.Head?.Has("titre") == true ? 1 : 0;
        foreach (var block in document.Blocks.Where(block => block.Kind is BlockKind.Heading or BlockKind.Title))
        {
            if (block.Kind == BlockKind.Heading)
            {
                if (block.Level > 3) notes.Error(PlainRules.HeadingLevels, block.Start, block.End, "3 niveaux de titres au plus.");
                else if (level > 0 && block.Level > level + 1 || level == 0 && block.Level > 2) notes.Error(PlainRules.HeadingLevels, block.Start, block.End, "Un niveau de titre manque avant celui-ci.");
                level = Math.Min(block.Level, 3);
            }
            if (HasDottedNumber(block)) notes.Error(PlainRules.HeadingLevels, block.Start, block.End, "Pas de titre numéroté comme 1.2 : un titre dit son sujet.");
        }
        foreach (var block in document.Blocks.Where(block => block is { Kind: BlockKind.Item, Level: > 1 }))
            notes.Add(PlainRules.ListDepth, block.Level > 2 ? PlainSeverity.Error : PlainSeverity.Warning, block.Start, block.End, "Une liste dans une liste est difficile : faites-en 2.", null);
    }

    private bool HasDottedNumber(Block block)
    {
        var text = document.Source.AsSpan(block.Start, block.End - block.Start);
        var digits = 0;
        while (digits < text.Length && (char.IsAsciiDigit(text[digits]) || text[digits] is '.')) digits++;
        return digits > 2 && text[..digits].TrimEnd('.').Contains('.') && (digits == text.Length || text[digits] == ' ');
    }

    private void Paragraphs()
    {
        foreach (var block in document.Blocks.Where(block => block.Kind == BlockKind.Paragraph))
        {
            if (block.Words > ParagraphWords) notes.Warn(PlainRules.Paragraph, block.Start, block.End, $"Paragraphe de {block.Words} mots : {ParagraphWords} au plus. Laissez une ligne vide.");
            else if (block.Lines > ParagraphLines) notes.Warn(PlainRules.Paragraph, block.Start, block.End, $"Paragraphe de {block.Lines} lignes : {ParagraphLines} au plus. Laissez une ligne vide.");
        }
    }

    /// <summary>Words of one set of synonyms: the first one met is kept, another is told once.</summary>
    private void Synonyms()
    {
        var used = new Dictionary<int, (string Word, HashSet<string> Told)>();
        foreach (var sentence in document.Sentences)
        {
            var atoms = sentence.Atoms;
            for (var i = 0; i < atoms.Length; i++)
            {
                if (!atoms[i].Facts.In(ListMarks.Synonym) || atoms[i].Has(AtomMarks.Quoted)) continue;
                var length = WordLists.Synonyms.Match(atoms, i, out var set);
                if (length == 0) continue;
                var word = Key(atoms.Slice(i, length));
                if (!used.TryGetValue(set, out var known)) used[set] = (word, []);
                else if (known.Word != word && known.Told.Add(word) && !atoms[i].Has(AtomMarks.Explained))
                    notes.Warn(PlainRules.SameWord, atoms[i].Start, atoms[i + length - 1].End, $"La page dit déjà « {known.Word} ». Si c’est la même chose, gardez le même mot.", known.Word);
                i += length - 1;
            }
        }
    }

    private static string Key(ReadOnlySpan<Atom> atoms)
    {
        var words = new List<string>(atoms.Length);
        foreach (ref readonly var atom in atoms) words.Add(atom.Text);
        return string.Join(' ', words).Replace("' ", "’", StringComparison.Ordinal).TrimEnd('s');
    }

    private void Bold()
    {
        var bold = 0;
        foreach (var sentence in document.Sentences)
            foreach (ref readonly var atom in sentence.Atoms)
                if (atom.Has(AtomMarks.Bold) && atom.Has(AtomMarks.Counts)) bold++;
        foreach (var mark in document.Markup.Where(mark => mark.Kind == MarkupKind.Bold))
        {
            var text = document.Source.AsSpan(mark.Start, mark.End - mark.Start).Trim('*').Trim('_');
            var stop = text.IndexOfAny('.', '!', '?');
            if (stop >= 0 && stop + 1 < text.Length && text[(stop + 1)..].Trim().Length > 0 && text[stop + 1] is ' ' or '\u00A0')
                notes.Warn(PlainRules.Bold, mark.Start, mark.End, "Le gras sert à une phrase au plus.");
        }
        const int enough = 40;
        if (document.Words >= enough && bold * 10 > document.Words && document.Markup.Find(mark => mark.Kind == MarkupKind.Bold) is { } first)
            notes.Warn(PlainRules.Bold, first.Start, first.End, $"Il y a trop de gras : {bold} mots sur {document.Words}. Gardez-le pour le plus important.");
    }

    private void Beginning()
    {
        var headings = document.Blocks.Where(block => block.Kind == BlockKind.Heading).ToList();
        if (document.Head?.Has("resume") == true || headings.Count == 0) return;
        var firstText = document.Blocks.FindIndex(block => block.Kind is BlockKind.Paragraph or BlockKind.Item);
        var firstSection = document.Blocks.FindIndex(block => block is { Kind: BlockKind.Heading, Level: 2 });
        var hasTitle = headings[0].Level == 1 || document.Head?.Has("titre") == true;
        if (hasTitle && firstSection >= 0 && (firstText < 0 || firstText > firstSection))
            notes.Warn(PlainRules.Subject, headings[0].Start, headings[0].End, "Après le titre, dites le sujet en 1 ou 2 phrases.");
    }

    private void Sections()
    {
        var (words, start) = (0, (Block?)null);
        foreach (var block in document.Blocks)
        {
            if (block.Kind is BlockKind.Heading or BlockKind.Title or BlockKind.Summary)
            {
                TellSection(words, start);
                (words, start) = (0, null);
                continue;
            }
            start ??= block;
            words += block.Words;
        }
        TellSection(words, start);
    }

    private void TellSection(int words, Block? start)
    {
        if (words > SectionWords && start is not null)
            notes.Warn(PlainRules.Section, start.Start, Math.Min(start.End, start.Start + 120), $"{words} mots sans titre : {SectionWords} au plus. Ajoutez un titre.");
    }

    private bool HasExample() => document.Boxes.Contains("exemple") || document.Sentences.Exists(sentence =>
    {
        var atoms = sentence.Atoms;
        for (var i = 0; i < atoms.Length; i++)
            if (atoms[i].Text is "exemple" or "exemples" || atoms[i].Is("comme") && i > 0) return true;
        return false;
    });

    /// <summary>A « À retenir » box or line in the first third.</summary>
    private bool HasKeyPoint()
    {
        if (document.Boxes.Contains("retenir")) return true;
        var words = 0;
        foreach (var block in document.Blocks)
        {
            if (document.Source.AsSpan(block.Start, Math.Min(30, block.End - block.Start)).Contains("retenir", StringComparison.OrdinalIgnoreCase)
                || document.Source.AsSpan(block.Start, Math.Min(30, block.End - block.Start)).Contains("l’important", StringComparison.OrdinalIgnoreCase)) return true;
            words += block.Words;
            if (words * 3 > document.Words) return false;
        }
        return false;
    }

    private void NeedsGlossary(Sentence first)
    {
        const int several = 3;
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in document.Sentences)
        {
            var atoms = sentence.Atoms;
            for (var i = 0; i < atoms.Length; i++)
                if (!atoms[i].Has(AtomMarks.Explained) && WordLists.ToExplain.Match(atoms, i, out var advice) > 0) terms.Add(advice!.Word);
        }
        var hasOne = document.Blocks.Exists(block => block.Kind == BlockKind.Heading
            && document.Source.AsSpan(block.Start, block.End - block.Start) is var title
            && (title.Contains("glossaire", StringComparison.OrdinalIgnoreCase) || title.Contains("mots", StringComparison.OrdinalIgnoreCase) || title.Contains("lexique", StringComparison.OrdinalIgnoreCase)));
        if (terms.Count >= several && !hasOne)
            notes.Warn(PlainRules.GlossaryAtEnd, first.Start, first.End, $"Le texte est long et a {terms.Count} mots à expliquer : ajoutez à la fin « Les mots difficiles ».");
    }
}
