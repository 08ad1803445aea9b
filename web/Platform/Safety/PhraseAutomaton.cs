namespace ChildProtection.Platform.Safety;

/// <summary>
/// Many phrases looked for at once, word by word (« Shift-And », Baeza-Yates and Gonnet 1992): one bit for each place of each phrase, so a
/// text costs the same for each of its words, whatever it says.
/// </summary>
internal sealed class PhraseAutomaton
{
    private const int Bits = 64;
    private readonly Dictionary<string, int[]> exact;
    private readonly Dictionary<string, int[]> beginnings;
    private readonly int shortest;
    private readonly int longest;
    private readonly ulong[][] masks;
    private readonly ulong[] any;
    private readonly ulong[] firsts;
    private readonly ulong[] lasts;
    private readonly Phrase[] byLastBit;

    private PhraseAutomaton(Builder builder)
    {
        var places = builder.Places;
        var size = (places.Count + Bits - 1) / Bits;
        (any, firsts, lasts, byLastBit) = (new ulong[size], new ulong[size], new ulong[size], new Phrase[places.Count]);
        var (words, starts) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new Dictionary<string, List<int>>(StringComparer.Ordinal));
        var symbols = new Dictionary<string, int>(StringComparer.Ordinal);
        var symbolMasks = new List<ulong[]>();
        for (var bit = 0; bit < places.Count; bit++)
        {
            var (fits, phrase, index) = places[bit];
            if (index == 0) Set(firsts, bit);
            if (index == phrase.Length - 1) { Set(lasts, bit); byLastBit[bit] = phrase; }
            if (fits.Length == 0) { Set(any, bit); continue; }
            var key = string.Join('|', fits);
            if (!symbols.TryGetValue(key, out var symbol))
            {
                symbols[key] = symbol = symbolMasks.Count;
                symbolMasks.Add(new ulong[size]);
                foreach (var fit in fits)
                    if (fit[^1] == '*') Note(starts, fit[..^1], symbol);
                    else Note(words, fit, symbol);
            }
            Set(symbolMasks[symbol], bit);
        }
        masks = [.. symbolMasks];
        exact = words.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        beginnings = starts.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray(), StringComparer.Ordinal);
        (shortest, longest) = beginnings.Count == 0 ? (1, 0) : (beginnings.Keys.Min(one => one.Length), beginnings.Keys.Max(one => one.Length));
    }

    /// <summary>What one phrase is for.</summary>
    /// <param name="Length">In words, gaps included.</param>
    /// <param name="Risk">Why somebody should look.</param>
    /// <param name="IsStrong">Also in a sentence about a story.</param>
    internal sealed record Phrase(int Length, WordRisk Risk, bool IsStrong);

    /// <summary>Says each phrase that ends at a word; the same list goes to <paramref name="said"/>, which may change words behind the one that is read.</summary>
    public void Each(List<string> words, Action<List<string>, Phrase, int> said)
    {
        var size = any.Length;
        var (state, mask) = (new ulong[size], new ulong[size]);
        var begins = beginnings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var at = 0; at < words.Count; at++)
        {
            var word = words[at];
            if (word.Length == 0 || word == SaidWords.Stop) { Array.Clear(state); continue; }
            any.CopyTo(mask, 0);
            if (exact.TryGetValue(word, out var symbols)) Add(mask, symbols);
            for (var length = shortest; length <= longest && length <= word.Length; length++)
                if (begins.TryGetValue(word.AsSpan(0, length), out var begun)) Add(mask, begun);
            var carried = 0UL;
            for (var i = 0; i < size; i++)
            {
                var shifted = state[i] << 1 | carried;
                carried = state[i] >> (Bits - 1);
                state[i] = (shifted | firsts[i]) & mask[i];
                if ((state[i] & lasts[i]) is not 0 and var ended) Tell(words, said, at, i, ended);
            }
        }
    }

    private void Tell(List<string> words, Action<List<string>, Phrase, int> said, int at, int part, ulong ended)
    {
        for (; ended != 0; ended &= ended - 1) said(words, byLastBit[part * Bits + System.Numerics.BitOperations.TrailingZeroCount(ended)], at);
    }

    private void Add(ulong[] mask, int[] symbols)
    {
        foreach (var symbol in symbols)
        {
            var one = masks[symbol];
            for (var i = 0; i < mask.Length; i++) mask[i] |= one[i];
        }
    }

    private static void Set(ulong[] bits, int bit) => bits[bit / Bits] |= 1UL << (bit % Bits);

    private static void Note(Dictionary<string, List<int>> places, string word, int symbol)
    {
        if (!places.TryGetValue(word, out var symbols)) places[word] = symbols = [];
        symbols.Add(symbol);
    }

    internal sealed class Builder
    {
        internal List<(string[] Fits, Phrase Phrase, int Index)> Places { get; } = [];

        /// <param name="sequence">For each place the words that fit; none for any word.</param>
        /// <param name="risk">What it may say.</param>
        /// <param name="isStrong">See <see cref="Phrase.IsStrong"/>.</param>
        public void Add(string[][] sequence, WordRisk risk, bool isStrong)
        {
            var phrase = new Phrase(sequence.Length, risk, isStrong);
            for (var index = 0; index < sequence.Length; index++) Places.Add((sequence[index], phrase, index));
        }

        public PhraseAutomaton Build() => new(this);
    }
}
