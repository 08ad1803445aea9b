using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Codes of an authenticator application (RFC 6238: HMAC-SHA-1, 30 seconds, 6 digits), each accepted once.
/// The current step or the one before it, for clocks that are a little late.
/// </summary>
public sealed class Totp(PortalDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    private const int StepSeconds = 30;
    private const int SecretBytes = 20;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private readonly IDataProtector protector = protection.CreateProtector("ChildProtection.Totp.v1");

    /// <summary>A new secret in base 32, as authenticator applications read it.</summary>
    public static string NewSecret() => RandomNumberGenerator.GetString(Base32, SecretBytes * 8 / 5);

    /// <summary>The address that the QR code carries (the « otpauth » key URI format).</summary>
    public static string Address(string secret, string label, string issuer) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(label)}?secret={secret}&issuer={Uri.EscapeDataString(issuer)}";

    public string Protect(string secret) => protector.Protect(secret);

    /// <summary>True once per code: of two requests with the same code, the database lets one through.</summary>
    public async Task<bool> AcceptAsync(Account account, string? code)
    {
        if (account.TotpSecret is not { } secret || Step(protector.Unprotect(secret), code, clock.GetUtcNow()) is not { } step) return false;
        return await db.Users.Where(user => user.Id == account.Id && user.TotpLastStep < step)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.TotpLastStep, step)) == 1;
    }

    /// <summary>The step the code belongs to, or null when it is wrong or too old.</summary>
    public static long? Step(string secret, string? code, DateTimeOffset now)
    {
        var digits = string.Concat((code ?? "").Where(char.IsAsciiDigit));
        if (digits.Length != 6) return null;
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        foreach (var step in new[] { current, current - 1 })
            if (CryptographicOperations.FixedTimeEquals(
                System.Text.Encoding.ASCII.GetBytes(Code(secret, step)), System.Text.Encoding.ASCII.GetBytes(digits)))
                return step;
        return null;
    }

    public static string Code(string secret, DateTimeOffset now) => Code(secret, now.ToUnixTimeSeconds() / StepSeconds);

    private static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[20];
#pragma warning disable CA5350 // SHA-1 is what RFC 6238 and every authenticator application use; HMAC-SHA-1 stands.
        HMACSHA1.HashData(Decode(secret), counter, mac);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(mac[(mac[^1] & 0xF)..]) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Decode(string secret)
    {
        var bytes = new byte[secret.Length * 5 / 8];
        int buffer = 0, bits = 0, at = 0;
        foreach (var letter in secret)
        {
            buffer = buffer << 5 | Base32.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8) continue;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }
        return bytes;
    }
}
