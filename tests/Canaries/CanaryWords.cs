namespace ChildProtection.Tests.Canaries;

/// <summary>Words no language has, PINs that are good, each drawn once. Always the same, so that a find can be played again.</summary>
internal sealed class CanaryWords(int seed = 2026)
{
    private const string Heads = "zxqkwv";
    private const string Middles = "bdfglmnprstvzx";
    private const string Vowels = "aeiou";
    private readonly Random draw = new(seed);
    private readonly HashSet<string> drawn = [];

    /// <summary>« Zoquevimax »: ten letters or more, found in no page of ours.</summary>
    public string Word()
    {
        while (true)
        {
            var word = $"{char.ToUpperInvariant(Of(Heads))}{Of(Vowels)}{Of("qxzwk")}{Of(Vowels)}{Of(Middles)}{Of(Vowels)}{Of(Middles)}{Of(Vowels)}{Of("xzqk")}{Of(Vowels)}{Of(Middles)}";
            if (drawn.Add(word)) return word;
        }
    }

    public string Pin()
    {
        while (true)
        {
            var pin = draw.Next(100_000, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (Features.Accounts.Pin.Refusal(pin) is null && pin.Distinct().Count() > 3 && drawn.Add(pin)) return pin;
        }
    }

    /// <summary>One of the portal's own names with a number that nobody else gets.</summary>
    public string Pseudonym(string suggested)
    {
        var words = suggested.TrimEnd([.. "0123456789 "]);
        // Two figures, so that no canary is the beginning of another; the portal knows no longer number (SAFE-06).
        foreach (var number in Enumerable.Range(10, 90).OrderBy(_ => draw.Next()))
            if ($"{words} {number}" is var name && Features.Accounts.Pseudonym.IsOurs(name) && drawn.Add(name)) return name;
        throw new InvalidOperationException($"No free number for « {words} ».");
    }

    private char Of(string letters) => letters[draw.Next(letters.Length)];
}
