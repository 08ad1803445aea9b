using System.Security.Cryptography;
using System.Text;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// Encrypts names and addresses, one by one, bound to their table and column: « nv1. » then base64url of
/// nonce, ciphertext and tag. What has no such prefix was written before the vault and is read as it is
/// (<see cref="SealClearText"/> seals it at the next start).
/// </summary>
public sealed class DirectoryCipher
{
    /// <summary>Says that a stored text is encrypted, and how (reference V11.2.2: agility).</summary>
    public const string Prefix = "nv1.";

    /// <summary>Longest UTF-8 encoding of one UTF-16 unit, in bytes.</summary>
    private const int BytesPerCharacter = 3;
    private readonly byte[] key;

    internal DirectoryCipher(ReadOnlySpan<byte> key)
    {
        this.key = key.ToArray();
        Fingerprint = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, this.key, 16, info: "fingerprint"u8.ToArray()));
    }

    /// <summary>Names the key without telling it: the database remembers it, and models made for one key serve no other.</summary>
    public string Fingerprint { get; }

    /// <summary>How long the stored form of a text of so many characters may be.</summary>
    public static int SealedLength(int characters) => Prefix.Length + ((((characters * BytesPerCharacter) + Gcm.Overhead) * 4 + 2) / 3);

    public string Seal(VaultField field, string text) =>
        Prefix + System.Buffers.Text.Base64Url.EncodeToString(Gcm.Seal(key, Encoding.UTF8.GetBytes(text), Bound(field)));

    /// <summary>A text that was changed or comes from another column: <see cref="CryptographicException"/>.</summary>
    public string Open(VaultField field, string stored)
    {
        if (!stored.StartsWith(Prefix, StringComparison.Ordinal)) return stored;
        try
        {
            return Encoding.UTF8.GetString(Gcm.Open(key, System.Buffers.Text.Base64Url.DecodeFromChars(stored.AsSpan(Prefix.Length)), Bound(field)));
        }
        catch (FormatException)
        {
            throw Gcm.Changed();
        }
    }

    private static byte[] Bound(VaultField field) => Encoding.UTF8.GetBytes($"directory|{field.Table}|{field.Column}");
}
