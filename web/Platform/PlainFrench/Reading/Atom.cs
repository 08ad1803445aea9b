namespace ChildProtection.Platform.PlainFrench;

internal enum AtomKind : byte { Word, Number, Sign, Stand }

[Flags]
internal enum AtomMarks : ushort
{
    None = 0,

    /// <summary>One word more for the reader: « l’ », « -vous » and the « er » of « 1er » are none.</summary>
    Counts = 1,
    Capital = 2,
    AllCapitals = 4,

    /// <summary>Inside « … »: somebody else's words.</summary>
    Quoted = 8,

    /// <summary>Nothing between this and what stands before.</summary>
    Glued = 16,

    /// <summary>First on its line of the source.</summary>
    FirstOnLine = 32,

    /// <summary>Inside <c>[[…]]</c>: explained on the page.</summary>
    Explained = 64,
    Bold = 128,
    Link = 256,

    /// <summary>« l’ », « qu’ ».</summary>
    Elided = 512,

    /// <summary>« -vous » in « lisez-vous ».</summary>
    Clitic = 1024,
    HasDigit = 2048,
    Phone = 4096,
    Thousands = 8192,

    /// <summary>An ordinal's ending: « 1er ».</summary>
    Ordinal = 16384,
}

/// <summary>The smallest thing rules look at: a word without its elision, a number, a sign, or what stands for code, an address or a territory's word.</summary>
internal readonly record struct Atom(int Start, int End, AtomKind Kind, WordFacts Facts, AtomMarks Marks)
{
    /// <summary>In small letters, with a straight apostrophe: « l' ».</summary>
    public string Text => Facts.Text;
    public bool IsWord => Kind == AtomKind.Word;
    public bool Has(AtomMarks marks) => (Marks & marks) != AtomMarks.None;
    public bool Is(string text) => ReferenceEquals(Facts.Text, text) || string.Equals(Facts.Text, text, StringComparison.Ordinal);
}

/// <summary>What is known of a word, looked up once for each text.</summary>
internal sealed record WordFacts(string Text, WordTraits Traits)
{
    /// <summary>The lists that have this word, alone or at the head of a phrase: most words are in none, and are asked once.</summary>
    public ListMarks Lists { get; init; }

    /// <summary>The verb it is a form of.</summary>
    public string? Infinitive { get; init; }
    public bool In(ListMarks lists) => (Lists & lists) != ListMarks.None;
    public bool Has(WordTraits traits) => (Traits & traits) != WordTraits.None;
}

[Flags]
internal enum ListMarks : ushort
{
    None = 0, Avoid = 1, Idiom = 2, Foreign = 4, CrossReference = 8, ToExplain = 16, Synonym = 32, Abbreviation = 64, ActionNoun = 128, Negative = 256, Diminutive = 512,
}

[Flags]
internal enum WordTraits
{
    None = 0,
    Easy = 1,
    Verb = 1 << 1,
    Infinitive = 1 << 2,
    Participle = 1 << 3,
    Transitive = 1 << 4,
    Conditional = 1 << 5,
    PastHistoric = 1 << 6,
    Subjunctive = 1 << 7,
    FirstName = 1 << 8,
    Determiner = 1 << 9,
    Preposition = 1 << 10,
    Subject = 1 << 11,
    Numeral = 1 << 12,
    Adverb = 1 << 13,
    Month = 1 << 14,
    Day = 1 << 15,
    FormOfBe = 1 << 16,
    Function = 1 << 17,
    Imperfect = 1 << 18,
    Finite = 1 << 19,

    /// <summary>Easy as a noun, an adjective or a small word, whatever verb has the same form: « nuit ».</summary>
    Common = 1 << 20,
}
