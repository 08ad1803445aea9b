using System.Buffers;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>Web and e-mail addresses in the text: one word for the reader, and their signs are not counted as special ones.</summary>
internal static class BareAddresses
{
    private const int MostOfAHost = 260;
    private static readonly string[] Endings = ["fr", "com", "org", "net", "eu", "info"];
    private static readonly SearchValues<char> Signs = SearchValues.Create("@:.");
    private static readonly SearchValues<char> Stops = SearchValues.Create(" \t\u00A0\u202F\n\r<>«»\"“”()[]{}|" + CleanText.Hidden + CleanText.Stand);

    public static void Hide(TextDocument document, int start, int end)
    {
        var clean = document.Clean;
        var at = start;
        var floor = start;
        while (at < end && clean.AsSpan(at, end - at).IndexOfAny(Signs) is var next and >= 0)
        {
            at += next;
            var (from, to) = Address(clean, floor, at, end);
            if (to <= from)
            {
                at++;
                continue;
            }
            document.Links.Add(new LinkMark(from, to, from, to, document.Source[from..to], IsBare: true));
            Array.Fill(clean, CleanText.Stand, from, to - from);
            at = floor = to;
        }
    }

    private static (int From, int To) Address(char[] clean, int floor, int at, int end)
    {
        if (at + 1 >= end) return default;
        switch (clean[at])
        {
            case ':' when at + 2 < end && clean[at + 1] == '/' && clean[at + 2] == '/' && at - 4 >= floor:
                var scheme = at;
                while (scheme > floor && at - scheme < 5 && char.IsAsciiLetter(clean[scheme - 1])) scheme--;
                return scheme < at ? (scheme, Stop(clean, at, end)) : default;
            case '@' when at > floor && IsName(clean[at - 1]) && char.IsAsciiLetterOrDigit(clean[at + 1]):
                var host = Stop(clean, at, Math.Min(end, at + MostOfAHost));
                return clean.AsSpan(at, host - at).Contains('.') ? (Back(clean, floor, at), host) : default;
            case '.' when at > floor && char.IsAsciiLetterOrDigit(clean[at - 1]) && EndsLikeAHost(clean, at + 1, end):
                return (Back(clean, floor, at), Stop(clean, at, end));
            default: return default;
        }
    }

    private static bool EndsLikeAHost(char[] clean, int at, int end)
    {
        var rest = clean.AsSpan(at, Math.Min(end - at, 6));
        foreach (var ending in Endings)
            if (rest.StartsWith(ending) && (rest.Length == ending.Length || !char.IsLetterOrDigit(rest[ending.Length]))) return true;
        return false;
    }

    private static int Back(char[] clean, int floor, int at)
    {
        while (at > floor && IsName(clean[at - 1])) at--;
        return at;
    }

    private static int Stop(char[] clean, int at, int end)
    {
        var length = clean.AsSpan(at, end - at).IndexOfAny(Stops);
        var stop = length < 0 ? end : at + length;
        while (stop > at + 1 && clean[stop - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '*') stop--;
        return stop;
    }

    private static bool IsName(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' or '+';
}
