using System.Globalization;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>Cuts the blocks of a document into atoms. « l’enfant » is two atoms and one word, « rendez-vous » one, « lis-le » two and one.</summary>
internal sealed class Tokenizer(TextDocument document)
{
    private static readonly string[] Elisions = ["l'", "d'", "j'", "m'", "t'", "s'", "n'", "c'", "qu'", "ç'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"];
    private static readonly string[] Clitics = ["tu", "vous", "je", "il", "elle", "on", "nous", "ils", "elles", "le", "la", "les", "lui", "leur", "moi", "toi", "y", "en", "ce", "là", "ci"];

    private readonly FactsCache facts = new();
    private readonly char[] clean = document.Clean;
    private bool firstOnLine;
    private bool glued;

    public void Run()
    {
        foreach (var block in document.Blocks)
        {
            block.FirstAtom = document.AtomCount;
            Read(block.Start, block.End);
            block.LastAtom = document.AtomCount;
        }
    }

    private void Read(int start, int end)
    {
        (firstOnLine, glued) = (true, false);
        var at = start;
        while (at < end)
        {
            var letter = clean[at];
            if (letter is '\n' or '\r') (firstOnLine, glued, at) = (true, false, at + 1);
            else if (letter == CleanText.Hidden || char.GetUnicodeCategory(letter) == UnicodeCategory.Format) at++;
            else if (char.IsWhiteSpace(letter) || char.IsControl(letter)) (glued, at) = (false, at + 1);
            else if (letter == CleanText.Stand) at = Run(at, end, CleanText.Stand, AtomKind.Stand, AtomMarks.Counts);
            else if (char.IsLetter(letter)) at = Word(at, end);
            else if (char.IsAsciiDigit(letter)) at = Number(at, end);
            else if (letter == '.') at = Run(at, end, '.', AtomKind.Sign, AtomMarks.None);
            else at = Add(at, char.IsHighSurrogate(letter) && at + 1 < end && char.IsLowSurrogate(clean[at + 1]) ? at + 2 : at + 1, AtomKind.Sign, AtomMarks.None);
        }
    }

    private int Run(int at, int end, char sign, AtomKind kind, AtomMarks marks)
    {
        var stop = at + 1;
        while (stop < end && clean[stop] == sign) stop++;
        if (kind == AtomKind.Stand && glued) marks = AtomMarks.None;
        return Add(at, stop, kind, marks);
    }

    private int Number(int at, int end)
    {
        var stop = Digits(at, end);
        if (stop + 1 < end && clean[stop] is ',' or '.' && stop + 1 < end && char.IsAsciiDigit(clean[stop + 1])) stop = Digits(stop + 1, end);
        return Add(at, stop, AtomKind.Number, glued ? AtomMarks.None : AtomMarks.Counts);
    }

    private int Digits(int at, int end)
    {
        while (at < end && char.IsAsciiDigit(clean[at])) at++;
        return at;
    }

    /// <summary>A run of letters, with apostrophes and hyphens between letters, cut where an elision or a pronoun is joined.</summary>
    private int Word(int at, int end)
    {
        var stop = at;
        while (stop < end && (IsLetter(clean[stop]) || (stop > at && char.IsAsciiDigit(clean[stop])) || IsJoint(stop, at, end))) stop++;
        var from = at;
        var counts = glued ? AtomMarks.None : AtomMarks.Counts;
        if (glued && document.AtomCount > 0 && document.AtomAt(document.AtomCount - 1).Has(AtomMarks.Elided)) counts = AtomMarks.Counts;
        for (var i = at + 1; i < Math.Min(stop, at + 9); i++)
        {
            if (!IsApostrophe(clean[i])) continue;
            if (!IsElision(at, i)) break;
            Add(at, i + 1, AtomKind.Word, AtomMarks.Elided);
            glued = true;
            from = i + 1;
            break;
        }
        if (from >= stop) return stop;

        var last = clean.AsSpan(from, stop - from).LastIndexOfAny('-', '‑');
        var cut = last > 0 && !Lexicon.IsCompound(clean.AsSpan(from, stop - from)) && IsClitic(from + last + 1, stop) ? from + last : stop;
        var word = cut;
        if (cut < stop && word - from > 2 && clean.AsSpan(from, word - from) is [.., '-' or '‑', 't']) word -= 2; // « va-t-il »
        Add(from, word, AtomKind.Word, counts);
        if (cut == stop) return stop;
        glued = true;
        return Add(cut + 1, stop, AtomKind.Word, AtomMarks.Clitic);
    }

    private int Add(int start, int stop, AtomKind kind, AtomMarks marks)
    {
        var known = kind == AtomKind.Stand ? FactsCache.Placeholder : facts.Of(clean.AsSpan(start, stop - start));
        if (glued) marks |= AtomMarks.Glued;
        if (firstOnLine) marks |= AtomMarks.FirstOnLine;
        marks |= document.Styles[start];
        if (kind == AtomKind.Word) marks |= Letters(start, stop);
        if (kind == AtomKind.Word && glued && (marks & (AtomMarks.Counts | AtomMarks.Elided | AtomMarks.Clitic)) == AtomMarks.None
            && document.AtomAt(document.AtomCount - 1).Kind == AtomKind.Number) marks |= AtomMarks.Ordinal;
        document.Add(new Atom(start, stop, kind, known, marks));
        (firstOnLine, glued) = (false, true);
        return stop;
    }

    private AtomMarks Letters(int start, int stop)
    {
        var marks = char.IsUpper(clean[start]) ? AtomMarks.Capital : AtomMarks.None;
        var letters = 0;
        var all = true;
        for (var i = start; i < stop; i++)
        {
            if (char.IsAsciiDigit(clean[i])) marks |= AtomMarks.HasDigit;
            else if (char.IsLetter(clean[i])) (letters, all) = (letters + 1, all && char.IsUpper(clean[i]));
        }
        return letters > 1 && all ? marks | AtomMarks.AllCapitals : marks;
    }

    private bool IsJoint(int at, int first, int end) =>
        at > first && at + 1 < end && (IsApostrophe(clean[at]) || clean[at] is '-' or '‑') && IsLetter(clean[at + 1])
        || at > first && IsApostrophe(clean[at]) && at - first < 8 && IsElision(first, at);

    private bool IsElision(int from, int apostrophe)
    {
        Span<char> letters = stackalloc char[apostrophe - from + 1];
        clean.AsSpan(from, apostrophe - from).ToLowerInvariant(letters);
        letters[^1] = '\'';
        foreach (var elision in Elisions)
            if (letters.SequenceEqual(elision)) return true;
        return false;
    }

    private bool IsClitic(int from, int stop)
    {
        foreach (var clitic in Clitics)
            if (clean.AsSpan(from, stop - from).SequenceEqual(clitic)) return true;
        return false;
    }

    private static bool IsApostrophe(char sign) => sign is '\'' or '’' or 'ʼ' or '‘';

    private static bool IsLetter(char letter) =>
        char.IsLetter(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
