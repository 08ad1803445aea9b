using System.Text;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// Cuts a source into blocks, line by line. Not Markdig: our Markdown is a short closed list (headings, lists, boxes, links, bold), each
/// finding needs the exact offset of the source, a text being written is often half closed, and a hand-written scanner is linear and
/// without recursion whatever is nested in it.
/// </summary>
internal sealed class BlockScanner(TextDocument document)
{
    private const int MostNested = 64;

    private readonly string text = document.Source;
    private readonly Stack<string> boxes = new();
    private Block? open;
    private char fence;
    private bool inComment;
    private bool openIsQuoted;

    public void Run()
    {
        var body = 0;
        if (document.Options.IsMarkdown && FrontMatter.Read(text) is { } head)
        {
            document.Head = head;
            body = head.End;
            AddHead(BlockKind.Title, "titre");
            AddHead(BlockKind.Summary, "resume");
        }
        foreach (var (start, end) in SourceLines.Of(text, 0))
        {
            if (start > 0) document.AddLine(start);
            if (start >= body) ReadLine(start, end);
        }
    }

    private void AddHead(BlockKind kind, string key)
    {
        if (document.Head!.Words(key) is not var (start, end)) return;
        document.Blocks.Add(new Block(kind, start, end) { Level = 1 });
        InlineScanner.Run(document, start, end);
    }

    private void ReadLine(int start, int end)
    {
        var at = SkipSpace(start, end);
        if (!document.Options.IsMarkdown)
        {
            ReadText(start, SkipSpace(at, end), end, quoted: false);
            return;
        }
        if (fence != '\0')
        {
            if (IsFence(at, end, fence)) fence = '\0';
            return;
        }
        if (inComment || Starts(at, end, "<!--"))
        {
            ReadComment(at, end);
            return;
        }

        var quoted = false;
        while (at < end && text[at] == '>')
        {
            at = SkipSpace(at + 1, end);
            quoted = true;
        }
        Hide(start, at);
        ReadText(start, at, end, quoted);
    }

    private void ReadText(int start, int at, int end, bool quoted)
    {
        if (at >= end)
        {
            Close();
            return;
        }
        if (document.Options.IsMarkdown && (OpensFence(at, end) || IsBox(at, end) || IsHeading(at, end) || IsRule(at, end) || IsRow(at, end) || IsDefinition(at, end))) return;
        if (ReadItem(start, at, end)) return;

        InlineScanner.Run(document, at, end);
        if (open is { Kind: BlockKind.Paragraph or BlockKind.Item } && quoted == openIsQuoted)
        {
            open.End = end;
            open.Lines++;
            return;
        }
        Add(new Block(BlockKind.Paragraph, at, end) { Box = Box });
        openIsQuoted = quoted;
    }

    private bool OpensFence(int at, int end)
    {
        if (!IsFence(at, end, '`') && !IsFence(at, end, '~')) return false;
        Close();
        fence = text[at];
        return true;
    }

    private bool IsFence(int at, int end, char sign) => end - at >= 3 && text[at] == sign && text[at + 1] == sign && text[at + 2] == sign;

    private bool IsBox(int at, int end)
    {
        if (!Starts(at, end, ":::")) return false;
        Close();
        var name = text.AsSpan(at, end - at).TrimStart(':').Trim();
        if (name.IsEmpty) boxes.TryPop(out _);
        else
        {
            var space = name.IndexOf(' ');
            var box = (space < 0 ? name : name[..space]).ToString();
            document.Boxes.Add(box);
            if (boxes.Count < MostNested) boxes.Push(box);
        }
        return true;
    }

    private bool IsHeading(int at, int end)
    {
        var level = 0;
        while (at + level < end && text[at + level] == '#') level++;
        if (level is 0 or > 6 || (at + level < end && text[at + level] is not (' ' or '\t' or '\u00A0'))) return false;
        Close();
        var first = SkipSpace(at + level, end);
        while (end > first && text[end - 1] is '#' or ' ') end--;
        if (end <= first) return true;
        InlineScanner.Run(document, first, end);
        document.Blocks.Add(new Block(BlockKind.Heading, first, end) { Level = level });
        return true;
    }

    /// <summary>« --- » between paragraphs, or under a line that then is a heading.</summary>
    private bool IsRule(int at, int end)
    {
        var sign = text[at];
        if (sign is not ('-' or '=' or '*' or '_') || end - at < 3) return false;
        var spaced = 0;
        for (var i = at; i < end; i++)
        {
            if (text[i] == sign) continue;
            if (text[i] is not (' ' or '\t')) return false;
            spaced++;
        }
        if (end - at - spaced < 3) return false;
        if (sign is '-' or '=' && spaced == 0 && open is { Kind: BlockKind.Paragraph, Lines: 1 })
        {
            open.Kind = BlockKind.Heading;
            open.Level = sign == '=' ? 1 : 2;
        }
        Close();
        return true;
    }

    private bool IsRow(int at, int end)
    {
        if (text[at] != '|') return false;
        Close();
        if (text.AsSpan(at, end - at).IndexOfAnyExcept("|-: \t") < 0) return true;
        while (at < end)
        {
            var next = text.IndexOf('|', at, end - at);
            var stop = next < 0 ? end : next;
            var first = SkipSpace(at, stop);
            if (first < stop)
            {
                InlineScanner.Run(document, first, stop);
                document.Blocks.Add(new Block(BlockKind.Cell, first, stop) { Box = Box });
            }
            at = stop + 1;
        }
        return true;
    }

    /// <summary>« [^1]: note » and « [nom]: adresse ».</summary>
    private bool IsDefinition(int at, int end)
    {
        if (text[at] != '[' || Starts(at, end, "[[")) return false;
        var close = text.IndexOf(']', at, Math.Min(end - at, 80));
        if (close < 0 || close + 1 >= end || text[close + 1] != ':') return false;
        Close();
        if (text[at + 1] != '^') return true;
        document.Markup.Add(new MarkupMark(MarkupKind.Footnote, at, end));
        return true;
    }

    private bool ReadItem(int start, int at, int end)
    {
        var depth = 0;
        var first = at;
        while (Marker(first, end) is var length and > 0)
        {
            first = SkipSpace(first + length, end);
            depth++;
        }
        if (depth == 0 || first >= end) return depth > 0;
        var level = Math.Min(depth + (at - start) / 2, MostNested);
        InlineScanner.Run(document, first, end);
        Add(new Block(BlockKind.Item, first, end) { Level = level, Box = Box });
        openIsQuoted = false;
        return true;
    }

    /// <summary>The length of a list marker with its space; 0 without one.</summary>
    private int Marker(int at, int end)
    {
        if (at + 1 >= end) return 0;
        if (text[at] is '-' or '*' or '+' or '•' or '–') return text[at + 1] is ' ' or '\t' or '\u00A0' ? 2 : 0;
        var digits = at;
        while (digits < end && digits - at < 3 && char.IsAsciiDigit(text[digits])) digits++;
        return digits > at && digits + 1 < end && text[digits] is '.' or ')' && text[digits + 1] == ' ' ? digits - at + 2 : 0;
    }

    private void ReadComment(int at, int end)
    {
        var from = inComment ? at : at + 4;
        var close = text.AsSpan(from, end - from).IndexOf("-->", StringComparison.Ordinal);
        if (!inComment) Excuses.Read(document, at, close < 0 ? end : from + close);
        inComment = close < 0;
        Hide(at, close < 0 ? end : from + close + 3);
        var rest = close < 0 ? end : SkipSpace(from + close + 3, end);
        if (rest < end) ReadText(at, rest, end, quoted: false);
    }

    private string Box => boxes.TryPeek(out var box) ? box : "";

    private void Add(Block block)
    {
        Close();
        document.Blocks.Add(block);
        open = block;
    }

    private void Close() => open = null;

    private void Hide(int start, int end)
    {
        if (end > start) document.Clean.AsSpan(start, end - start).Fill(CleanText.Hidden);
    }

    private bool Starts(int at, int end, string sign) => text.AsSpan(at, end - at).StartsWith(sign, StringComparison.Ordinal);

    private int SkipSpace(int at, int end)
    {
        while (at < end && (text[at] is '\u00A0' or '\uFEFF' || char.IsWhiteSpace(text[at]) || Rune.IsControl(new Rune(char.IsSurrogate(text[at]) ? 'x' : text[at])))) at++;
        return at;
    }
}
