using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Finds an encrypted address without decrypting any: HMAC-SHA-256 under a key of its own, cut to 128 bits (reference
/// DATA-11). Equal texts have equal values; capitals, accents' encodings and spaces around do not count.
/// </summary>
public sealed class BlindIndex : ILookupNormalizer
{
    /// <summary>Says which key and which form; a value without it was written before the vault.</summary>
    public const string Prefix = "b1.";

    /// <summary>In characters.</summary>
    public const int Length = 35;
    private const int Bytes = 16;
    private readonly byte[] key;

    internal BlindIndex(ReadOnlySpan<byte> key) => this.key = key.ToArray();

    /// <summary>The value to store and to compare: 35 characters of ASCII.</summary>
    public string Of(string text)
    {
        var normal = text.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return Prefix + Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(normal)).AsSpan(0, Bytes));
    }

    /// <summary>What Identity compares: for it, two addresses are the same when their indexes are.</summary>
    public string? NormalizeEmail(string? email) => email is null ? null : Of(email);

    /// <inheritdoc cref="NormalizeEmail"/>
    public string? NormalizeName(string? name) => name is null ? null : Of(name);
}
