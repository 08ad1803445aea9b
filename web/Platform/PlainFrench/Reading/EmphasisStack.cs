namespace ChildProtection.Platform.PlainFrench;

/// <summary>Pairs of * and _ on one line: italic, bold, or signs that nobody closed. An underscore inside a word or an address is none.</summary>
internal sealed class EmphasisStack(TextDocument document, int start, int end)
{
    private readonly int[] opened = [-1, -1, -1, -1, -1, -1]; // * ** *** _ __ ___

    /// <summary>Reads the run of signs at this place and says where it ends.</summary>
    public int Take(int at)
    {
        var sign = document.Source[at];
        var stop = at;
        while (stop < end && document.Source[stop] == sign) stop++;
        var length = stop - at;
        if (length > 3) return stop;

        var before = at > start ? document.Source[at - 1] : ' ';
        var after = stop < end ? document.Source[stop] : ' ';
        var kind = (sign == '*' ? 0 : 3) + length - 1;
        var closes = !char.IsWhiteSpace(before) && (sign == '*' || !char.IsLetterOrDigit(after));
        var opens = !char.IsWhiteSpace(after) && (sign == '*' || !char.IsLetterOrDigit(before));
        if (closes && opened[kind] >= 0)
        {
            Pair(opened[kind], at, length);
            opened[kind] = -1;
        }
        else if (opens) opened[kind] = at;
        return stop;
    }

    /// <summary>What was left open stays a sign for the reader.</summary>
    public void Finish() => Array.Fill(opened, -1);

    private void Pair(int from, int to, int length)
    {
        var clean = document.Clean.AsSpan();
        clean.Slice(from, length).Fill(CleanText.Hidden);
        clean.Slice(to, length).Fill(CleanText.Hidden);
        document.Markup.Add(new MarkupMark(length == 2 ? MarkupKind.Bold : MarkupKind.Italic, from, to + length));
        if (length == 3) document.Markup.Add(new MarkupMark(MarkupKind.Bold, from, to + length));
        if (length < 2) return;
        foreach (ref var style in document.Styles.AsSpan(from + length, to - from - length)) style |= AtomMarks.Bold;
    }
}
