namespace ChildProtection.Platform.PlainFrench;

/// <summary>Rules 20, 56, 57 and 34: how long sentences, lines and headings are, and one sentence a line.</summary>
internal static class LengthRules
{
    public const int GoodWords = 12;
    public const int MostWords = 15;
    public const int HeadingWords = 8;
    public const int LongLine = 60;

    private static readonly HashSet<string> Empty = new(StringComparer.Ordinal)
    {
        "introduction", "divers", "informations", "information", "généralités", "contexte", "préambule", "présentation", "autres", "autre", "remarques", "annexe", "annexes", "conclusion",
        "informations diverses", "informations générales", "informations pratiques", "pour information", "notes", "objet", "cadre", "préalable", "en savoir plus",
    };

    public static void Check(Sentence sentence, Notes notes)
    {
        if (sentence.IsHeading)
        {
            Heading(sentence, notes);
            return;
        }
        var words = sentence.Words;
        if (words > MostWords) notes.Error(PlainRules.LongSentence, sentence.Start, sentence.End, $"Phrase de {words} mots : {MostWords} au plus, {GoodWords} si possible.", ShorterSentence.Of(sentence));
        else if (words > GoodWords) notes.Warn(PlainRules.LongSentence, sentence, $"Phrase de {words} mots : mieux vaut {GoodWords} au plus.", ShorterSentence.Of(sentence));
        Line(sentence, notes);
    }

    private static void Line(Sentence sentence, Notes notes)
    {
        var document = notes.Document;
        if (sentence.Block.Kind != BlockKind.Summary && !sentence.IsFirstOfBlock && !sentence.Atoms[0].Has(AtomMarks.FirstOnLine) && sentence.Words > 0)
            notes.Warn(PlainRules.OneLineEach, sentence.Start, sentence.End, "Une nouvelle phrase commence sur une nouvelle ligne.", "\n" + document.Excerpt(sentence.Start, sentence.End));
        var length = 0;
        for (var i = sentence.Start; i < sentence.End && length <= LongLine; i++)
            length = document.Clean[i] is '\n' or '\r' ? 0 : document.Clean[i] == CleanText.Hidden ? length : length + 1;
        if (length > LongLine && sentence.Words <= MostWords)
            notes.Say(PlainRules.LongLine, sentence.Start, sentence.End, "Cette phrase ne tient pas sur une ligne : peut-on la dire plus court ?");
    }

    private static void Heading(Sentence sentence, Notes notes)
    {
        if (sentence.Words > HeadingWords)
            notes.Warn(PlainRules.Heading, sentence, $"Titre de {sentence.Words} mots : {HeadingWords} au plus.");
        var text = notes.Document.Source[sentence.Start..sentence.End].Trim(' ', '.', ':', '\u00A0', '*', '#').ToLowerInvariant();
        if (Empty.Contains(text)) notes.Warn(PlainRules.Heading, sentence, "Ce titre ne dit pas le sujet : dites-le, avec une question par exemple.");
    }
}
