using System.Text.RegularExpressions;

namespace ChildProtection.Tests.Architecture;

/// <summary>An answer without what differs each time by design: the script nonce, the form tokens, the date.</summary>
internal static partial class PlainAnswer
{
    private static readonly string[] Passing = ["Date", "Content-Length"]; // the length follows the tokens; the body is compared itself

    /// <summary>Status, headers and body; <paramref name="id"/> is what the address named, which the page may repeat.</summary>
    public static async Task<string> OfAsync(HttpResponseMessage answer, string id)
    {
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => !Passing.Contains(header.Key))
            .OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {string.Join(" | ", header.Value)}");
        var text = $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n\n{await answer.Content.ReadAsStringAsync()}";
        return FormToken.Replace(CookieValue.Replace(Nonce.Replace(text, "nonce"), "${name}=…;"), "token").Replace(id, "…", StringComparison.OrdinalIgnoreCase);
    }

    [GeneratedRegex(@"nonce(=""|-)[^""' ]{16,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Nonce { get; }

    [GeneratedRegex(@"(?<=^Set-Cookie: .*?)(?<name>__Host-[\w-]+)=[^;|]*;", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex CookieValue { get; }

    [GeneratedRegex(@"name=""__RequestVerificationToken"" type=""hidden"" value=""[^""]+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex FormToken { get; }
}
