using System.Security.Cryptography;

namespace ChildProtection.Platform.Vaults;

/// <summary>
/// AES-256-GCM (NIST SP 800-38D) as used here: « nonce (12) | ciphertext | tag (16) ». The nonce is random at each
/// sealing: 2³² texts under one key stay far from a collision, and no person has as many (reference V11.3.4).
/// </summary>
internal static class Gcm
{
    public const int KeySize = 32;
    public const int Overhead = NonceSize + TagSize;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <summary>Fills <paramref name="box"/>, which is <see cref="Overhead"/> longer than <paramref name="plain"/>.</summary>
    public static void Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound, Span<byte> box)
    {
        var nonce = box[..NonceSize];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagSize);
        aes.Encrypt(nonce, plain, box[NonceSize..^TagSize], box[^TagSize..], bound);
    }

    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound)
    {
        var box = new byte[plain.Length + Overhead];
        Seal(key, plain, bound, box);
        return box;
    }

    /// <summary>The plain bytes. One bit changed anywhere, another key or another place: <see cref="CryptographicException"/>, always the same.</summary>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> box, ReadOnlySpan<byte> bound)
    {
        if (box.Length < Overhead) throw Changed();
        var plain = GC.AllocateUninitializedArray<byte>(box.Length - Overhead);
        using var aes = new AesGcm(key, TagSize);
        try
        {
            aes.Decrypt(box[..NonceSize], box[NonceSize..^TagSize], box[^TagSize..], plain, bound);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw Changed();
        }
        return plain;
    }

    /// <summary>One message for every cause: it tells an attacker nothing.</summary>
    public static CryptographicException Changed() => new("The sealed text was changed, or is not in its place.");
}
