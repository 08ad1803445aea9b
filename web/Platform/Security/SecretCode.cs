using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Security;

/// <summary>Random secrets people carry: long enough that a fast hash of them may be stored (ASVS 6.5.2: 112 bits or more).</summary>
public static class SecretCode
{
    /// <summary>Crockford's alphabet: no I, L, O, U, so nothing is misread on paper.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CodeLength = 24;

    /// <summary>A code of 24 characters, 120 bits.</summary>
    public static string NewCode() => NewCode(CodeLength);

    /// <summary>A code of this many characters, 5 bits each; under 24, what is stored of it must be under a key.</summary>
    public static string NewCode(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    /// <summary>256 random bits for a cookie.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>An id that says nothing, not even when it was made: for people and for what must not be linked to them.</summary>
    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));

    /// <summary>« ABCD EFGH … », as printed.</summary>
    public static string Grouped(string code) =>
        string.Join(' ', code.Chunk(4).Select(group => new string(group)));

    /// <summary>
    /// What was meant by what was typed: spaces and hyphens dropped, O read as 0, I and L as 1.
    /// Null when it cannot be a code.
    /// </summary>
    public static string? Read(string? typed) => Read(typed, CodeLength);

    /// <inheritdoc cref="Read(string?)"/>
    public static string? Read(string? typed, int length)
    {
        if (typed is null || typed.Length > 100) return null;
        var code = new StringBuilder(length);
        foreach (var letter in typed.ToUpperInvariant())
        {
            if (char.IsWhiteSpace(letter) || letter is '-' or '\u2011' or '.') continue;
            code.Append(letter switch { 'O' => '0', 'I' or 'L' => '1', _ => letter });
        }
        var read = code.ToString();
        return read.Length == length && read.All(letter => Alphabet.Contains(letter)) ? read : null;
    }

    /// <summary>SHA-256, in hexadecimal: what the database keeps.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
