namespace ChildProtection.Platform.PlainFrench;

/// <summary>
/// Where a sign comes next on a line. Asked from left to right, it looks at each character once: a line of a million « [[ » without
/// « ]] » must not be searched a million times.
/// </summary>
internal struct NextIndex(string text, int end, string sign)
{
    private int known = -1;
    private bool isNone;

    /// <summary>The next place at or after <paramref name="from"/>; −1 when there is none.</summary>
    public int From(int from)
    {
        if (isNone || from >= end) return -1;
        if (known >= from) return known;
        var found = text.AsSpan(from, end - from).IndexOf(sign, StringComparison.Ordinal);
        if (found < 0)
        {
            isNone = true;
            return -1;
        }
        return known = from + found;
    }
}
