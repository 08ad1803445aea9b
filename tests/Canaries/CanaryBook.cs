using System.Buffers;
using System.Net;
using System.Text;
using ChildProtection.Platform.Security;

namespace ChildProtection.Tests.Canaries;

/// <summary>All that was planted, and every way it may be written: as it is, grouped, escaped, in hexadecimal, in base 64.</summary>
internal sealed class CanaryBook
{
    private readonly List<Canary> planted = [];
    private (int Count, SearchValues<string> Any, ILookup<string, (string Needle, Canary Canary)> ByStart)? index;

    public IReadOnlyList<Canary> All => planted;

    public CanaryWords Words { get; } = new();

    /// <summary>Writes it down, for these readers; gives the value back.</summary>
    public string Plant(CanaryKind kind, string value, params IEnumerable<string> readers)
    {
        planted.Add(new Canary(kind, value, readers.ToHashSet(StringComparer.Ordinal)));
        return value;
    }

    /// <summary>A fresh word of this kind.</summary>
    public string Word(CanaryKind kind, params IEnumerable<string> readers) => Plant(kind, Words.Word(), readers);

    /// <summary>The planted values in a text: each once.</summary>
    public IReadOnlyList<Canary> In(string text)
    {
        var (any, byStart) = Index();
        HashSet<Canary>? found = null;
        for (var at = 0; at < text.Length;)
        {
            var next = text.AsSpan(at).IndexOfAny(any);
            if (next < 0) break;
            at += next;
            foreach (var (needle, canary) in byStart[Start(text.AsSpan(at))])
                if (text.AsSpan(at).StartsWith(needle, StringComparison.OrdinalIgnoreCase) && (!IsDigits(needle) || StandsAlone(text, at, needle.Length)))
                    (found ??= []).Add(canary);
            at++;
        }
        return found is null ? [] : [.. found];
    }

    /// <summary>The planted values in bytes, whatever letters they are written in.</summary>
    public IReadOnlyList<Canary> In(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return [.. In(text).Concat(In(text.Replace("\0", "", StringComparison.Ordinal))).Distinct()]; // UTF-16 without its zeros
    }

    private (SearchValues<string> Any, ILookup<string, (string Needle, Canary Canary)> ByStart) Index()
    {
        if (index is not { } made || made.Count != planted.Count)
        {
            var needles = planted.SelectMany(canary => Written(canary).Distinct(StringComparer.OrdinalIgnoreCase).Select(needle => (needle, canary))).ToList();
            made = (planted.Count, SearchValues.Create([.. needles.Select(one => one.needle)], StringComparison.OrdinalIgnoreCase), needles.ToLookup(one => Start(one.needle)));
            index = made;
        }
        return (made.Any, made.ByStart);
    }

    private static IEnumerable<string> Written(Canary canary)
    {
        var value = canary.Value;
        foreach (var letters in new[] { value, value.ToLowerInvariant(), value.ToUpperInvariant() }.Distinct()) // in other clothes, capitals matter
            foreach (var written in Written(value, letters)) yield return written;
    }

    private static IEnumerable<string> Written(string planted, string value)
    {
        yield return value;
        if (value == planted && SecretCode.Read(value) is { } code)
            foreach (var between in new[] { " ", "\u00A0", "-", "%20", "+" }) yield return SecretCode.Grouped(code).Replace(" ", between, StringComparison.Ordinal);
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return Encoding.Latin1.GetString(bytes);
        yield return Uri.EscapeDataString(value);
        yield return WebUtility.UrlEncode(value);
        yield return WebUtility.HtmlEncode(value);
        yield return Convert.ToHexStringLower(bytes);
        if (bytes.Length < 9) yield break; // too short to mean anything in base 64
        for (var shift = 0; shift < 3; shift++)
            yield return Convert.ToBase64String([.. new byte[shift], .. bytes])[(shift == 0 ? 0 : 4)..^4].TrimEnd('=');
    }

    private static string Start(ReadOnlySpan<char> text) => text[..Math.Min(4, text.Length)].ToString().ToUpperInvariant();

    private static bool IsDigits(string needle) => needle.Length < 8 && needle.All(char.IsAsciiDigit);

    /// <summary>Six digits within a longer number or a hash are nobody's PIN.</summary>
    private static bool StandsAlone(string text, int at, int length) =>
        (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])) && (at + length >= text.Length || !char.IsAsciiLetterOrDigit(text[at + length]));
}
