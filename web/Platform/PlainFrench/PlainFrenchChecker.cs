using System.Text;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// Checks a text against the rules of « facile à lire et à comprendre » that a program can see (<see cref="PlainRules"/>). Pure, safe from
/// several threads, linear in the length of the text. It finds nothing wrong or it finds something: whether a page is understood only
/// its readers can say.
/// </summary>
public static class PlainFrenchChecker
{
    private const double KandelMolesStart = 207;
    private const double KandelMolesWords = 1.015;
    private const double KandelMolesSyllables = 73.6;

    /// <summary>All findings of one text. Refuses no text, whatever is in it; callers limit its length.</summary>
    public static PlainReport Check(string text, CheckOptions? options = null)
    {
        var document = Read(text, options ?? new CheckOptions());
        var notes = new Notes(document);
        var words = new WordRules(notes);
        foreach (var sentence in document.Sentences)
        {
            SignRules.Check(sentence, notes);
            DateRules.Check(sentence, notes);
            NumberRules.Check(sentence, notes);
            words.Check(sentence);
            LengthRules.Check(sentence, notes);
            ClauseRules.Check(sentence, notes);
            EnumerationRules.Check(sentence, notes);
            NegationRules.Check(sentence, notes);
            VoiceRules.Check(sentence, notes);
        }
        Acronyms.Check(notes);
        ExplainedWords.Check(notes);
        AddressRules.Check(notes);
        new WholePage(notes).Check();
        new PageMarks(notes).Check();

        var sentences = document.Sentences.Count(sentence => sentence.Words > 0 && !sentence.IsHeading);
        return new PlainReport(notes.ToFindings(), document.Words, sentences, KandelMoles(document), document.Head?.Rereadings ?? [], document.Reader);
    }

    /// <summary>The reader that a page's « public » names; null for a name that is none. « tous » is written to adults.</summary>
    public static PlainReader? ReaderOf(string audience) => audience switch
    {
        "jeunes" or "jeune" => PlainReader.Young,
        "parents" or "parent" => PlainReader.Parent,
        "mentors" or "mentor" or "pros" or "pro" or "professionnels" or "tous" => PlainReader.Professional,
        _ => null,
    };

    /// <summary>The sentences of a text in reading order, headings and items of lists too, without the signs of their markup.</summary>
    public static IReadOnlyList<string> SentencesOf(string text)
    {
        var document = Read(text, new CheckOptions());
        return [.. document.Sentences.Select(sentence => Said(document, sentence)).Where(sentence => sentence.Any(char.IsLetterOrDigit))];
    }

    private static string Said(TextDocument document, Sentence sentence)
    {
        var said = new StringBuilder();
        for (var at = sentence.Start; at < sentence.End; at++)
            if (document.Clean[at] != CleanText.Hidden) said.Append(document.Clean[at] == CleanText.Stand ? document.Source[at] : document.Clean[at]);
        return string.Join(' ', said.ToString().Split((char[])[' ', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries));
    }

    private static TextDocument Read(string text, CheckOptions options)
    {
        var document = new TextDocument(text, options);
        new BlockScanner(document).Run();
        new Tokenizer(document).Run();
        NumberShapes.Mark(document);
        Quotations.Mark(document);
        SentenceSplitter.Run(document);
        var named = options.Reader ?? ReaderOf(document.Head?.Value("public") ?? "");
        document.Reader = named ?? PlainReader.Young;
        document.ReaderIsKnown = named is not null;
        return document;
    }

    private static double? KandelMoles(TextDocument document)
    {
        var sentences = document.Sentences.Count(sentence => sentence.Words > 0);
        if (sentences == 0 || document.Words == 0) return null;
        return Math.Round(KandelMolesStart - KandelMolesWords * document.Words / sentences - KandelMolesSyllables * document.Syllables / document.Words, 1);
    }
}
