namespace ChildProtection.Platform.PlainFrench;

/// <summary>Hides the markup inside one line and remembers what it said. One pass, no recursion.</summary>
internal ref struct InlineScanner
{
    private readonly TextDocument document;
    private readonly string text;
    private readonly int end;
    private readonly EmphasisStack emphasis;
    private NextIndex wordEnd, territoryEnd, commentEnd, tagEnd, codeEnd, roundEnd;
    private Dictionary<int, int>? brackets;
    private int at;

    private InlineScanner(TextDocument document, int start, int end)
    {
        this.document = document;
        this.end = end;
        at = start;
        text = document.Source;
        emphasis = new EmphasisStack(document, start, end);
        wordEnd = new NextIndex(text, end, "]]");
        territoryEnd = new NextIndex(text, end, "}}");
        commentEnd = new NextIndex(text, end, "-->");
        tagEnd = new NextIndex(text, end, ">");
        codeEnd = new NextIndex(text, end, "`");
        roundEnd = new NextIndex(text, end, ")");
    }

    public static void Run(TextDocument document, int start, int end)
    {
        if (document.Options.IsMarkdown) new InlineScanner(document, start, end).Scan(start);
        BareAddresses.Hide(document, start, end);
    }

    private void Scan(int start)
    {
        if (text.AsSpan(start, end - start).IndexOfAny(Signs) < 0) return;
        brackets = text.AsSpan(start, end - start).Contains("](", StringComparison.Ordinal) ? Pairs(start) : null;
        while (at < end)
        {
            if (document.Clean[at] is CleanText.Hidden or CleanText.Stand) at++;
            else if (!Take(text[at])) at++;
        }
        emphasis.Finish();
    }

    /// <summary>True when something was read and <see cref="at"/> moved.</summary>
    private bool Take(char sign) => sign switch
    {
        '\\' when at + 1 < end && (char.IsPunctuation(text[at + 1]) || char.IsSymbol(text[at + 1])) => Move(Fill(at, at + 1, CleanText.Hidden) + 1),
        '`' => Code(),
        '<' => Tag(),
        '[' => Bracket(at),
        '!' when at + 1 < end && text[at + 1] == '[' => brackets?.ContainsKey(at + 1) == true && Bracket(Fill(at, at + 1, CleanText.Hidden)),
        '{' when Next('{') => Territory(),
        '*' or '_' => Move(emphasis.Take(at)),
        '&' => Entity(),
        _ => false,
    };

    private readonly bool Next(char sign) => at + 1 < end && text[at + 1] == sign;

    private bool Move(int to)
    {
        at = to;
        return true;
    }

    private readonly int Fill(int from, int to, char with)
    {
        document.Clean.AsSpan(from, to - from).Fill(with);
        return to;
    }

    private bool Code()
    {
        var ticks = 1;
        while (at + ticks < end && text[at + ticks] == '`') ticks++;
        var close = codeEnd.From(at + ticks);
        if (close < 0) return Move(at + ticks);
        while (close < end && text[close] == '`') close++;
        return Move(Fill(at, close, CleanText.Stand));
    }

    private bool Tag()
    {
        if (text.AsSpan(at, end - at).StartsWith("<!--", StringComparison.Ordinal) && commentEnd.From(at) is var comment and >= 0)
            return Move(Fill(at, comment + 3, CleanText.Hidden));
        if (at + 1 >= end || !(char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '/')) return false;
        var close = tagEnd.From(at);
        if (close < 0 || close - at > 400) return false;
        var name = text.AsSpan(at + 1, close - at - 1);
        if (name.Contains(':') || name.Contains('@')) // <https://…>: the address is seen with the bare ones
        {
            Fill(at, at + 1, CleanText.Hidden);
            Fill(close, close + 1, CleanText.Hidden);
            return Move(at + 1);
        }
        var word = name.Trim('/').ToString().Split(' ')[0].ToLowerInvariant();
        document.Markup.Add(new MarkupMark(word switch
        {
            "i" or "em" or "cite" or "dfn" or "address" => MarkupKind.Italic,
            "br" => MarkupKind.Break,
            "sup" => MarkupKind.Footnote,
            _ => MarkupKind.Tag,
        }, at, close + 1));
        return Move(Fill(at, close + 1, CleanText.Hidden));
    }

    private bool Bracket(int from)
    {
        if (from + 1 < end && text[from + 1] == '[' && wordEnd.From(from + 2) is var close and > 0 && close > from + 2) return Word(from, close);
        if (from + 1 < end && text[from + 1] == '^' && text.AsSpan(from, Math.Min(end - from, 40)).IndexOf(']') is var note and > 2)
        {
            document.Markup.Add(new MarkupMark(MarkupKind.Footnote, from, from + note + 1));
            return Move(Fill(from, from + note + 1, CleanText.Hidden));
        }
        if (brackets is null || (document.Styles[from] & AtomMarks.Link) != AtomMarks.None || !brackets.TryGetValue(from, out var bracket) || roundEnd.From(bracket + 2) is not (>= 0 and var round)) return false;

        document.Links.Add(new LinkMark(from, round + 1, from + 1, bracket, text[(bracket + 2)..round].Trim(), IsBare: false));
        Fill(from, from + 1, CleanText.Hidden);
        Fill(bracket, round + 1, CleanText.Hidden);
        document.Styles.AsSpan(from + 1, bracket - from - 1).Fill(AtomMarks.Link);
        return Move(from + 1);
    }

    private bool Word(int from, int close)
    {
        var inside = text.AsSpan(from + 2, close - from - 2);
        var shown = from + 2 + inside.LastIndexOf('|') + 1;
        var bar = inside.IndexOf('|');
        document.GlossaryMarks.Add(new GlossaryMark(from, close + 2, (bar < 0 ? inside : inside[..bar]).Trim().ToString()));
        Fill(from, shown, CleanText.Hidden);
        Fill(close, close + 2, CleanText.Hidden);
        document.Styles.AsSpan(shown, close - shown).Fill(AtomMarks.Explained);
        return Move(close + 2);
    }

    private bool Territory()
    {
        var close = territoryEnd.From(at + 2);
        return close > at + 2 && Move(Fill(at, close + 2, CleanText.Stand));
    }

    private bool Entity()
    {
        var close = text.AsSpan(at, Math.Min(end - at, 12)).IndexOf(';');
        if (close < 3 || text.AsSpan(at + 1, close - 1).ContainsAnyExcept(EntityLetters)) return false;
        var from = text.AsSpan(at, close).SequenceEqual("&amp") ? at + 1 : at;
        return Move(Fill(from, at + close + 1, CleanText.Hidden));
    }

    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("[*_`<{\\&!");

    private static readonly System.Buffers.SearchValues<char> EntityLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789#");

    /// <summary>Each « [ » with the « ] » that closes it, when « ( » follows.</summary>
    private readonly Dictionary<int, int> Pairs(int start)
    {
        var pairs = new Dictionary<int, int>();
        var opened = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            if (text[i] == '[') opened.Push(i);
            else if (text[i] == ']' && opened.TryPop(out var opening) && i + 1 < end && text[i + 1] == '(') pairs[opening] = i;
        }
        return pairs;
    }
}
