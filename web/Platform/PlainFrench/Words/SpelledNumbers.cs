using System.Globalization;

namespace ChildProtection.Platform.PlainFrench;

/// <summary>« vingt-deux » → 22.</summary>
internal static class SpelledNumbers
{
    private static readonly Dictionary<string, int> Values = new(StringComparer.Ordinal)
    {
        ["un"] = 1, ["une"] = 1, ["deux"] = 2, ["trois"] = 3, ["quatre"] = 4, ["cinq"] = 5, ["six"] = 6, ["sept"] = 7, ["huit"] = 8, ["neuf"] = 9, ["dix"] = 10, ["onze"] = 11, ["douze"] = 12,
        ["treize"] = 13, ["quatorze"] = 14, ["quinze"] = 15, ["seize"] = 16, ["vingt"] = 20, ["vingts"] = 20, ["trente"] = 30, ["quarante"] = 40, ["cinquante"] = 50, ["soixante"] = 60,
        ["cent"] = 100, ["cents"] = 100, ["mille"] = 1000,
    };

    /// <summary>The figures; null when the words make no number.</summary>
    public static string? Read(ReadOnlySpan<string> words)
    {
        var (total, current) = (0, 0);
        foreach (var word in words)
            foreach (var part in word.Split('-'))
            {
                if (part == "et") continue;
                if (!Values.TryGetValue(part, out var value)) return null;
                switch (value)
                {
                    case 1000:
                        total = (total + Math.Max(current, 1)) * 1000;
                        current = 0;
                        break;
                    case 100:
                        current = Math.Max(current, 1) * 100;
                        break;
                    case 20 when current == 4:
                        current = 80;
                        break;
                    default:
                        current += value;
                        break;
                }
                if (total > 1_000_000) return null;
            }
        return (total + current).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>« XIV » → 14.</summary>
internal static class RomanNumerals
{
    private static readonly (string Sign, int Value)[] Signs =
        [("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];

    /// <summary>The number; null when the letters are not written as one writes numbers.</summary>
    public static int? Read(ReadOnlySpan<char> letters)
    {
        var (value, at) = (0, 0);
        foreach (var (sign, worth) in Signs)
        {
            var times = 0;
            while (letters[at..].StartsWith(sign) && times < (sign.Length > 1 || sign is "V" or "L" or "D" ? 1 : 3))
            {
                value += worth;
                at += sign.Length;
                times++;
            }
        }
        return at == letters.Length && value > 0 ? value : null;
    }
}
