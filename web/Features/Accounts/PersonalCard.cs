using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Features.Accounts;

/// <summary>
/// A young person's card (« carte personnelle »): what one has, with the PIN, what one knows. The tries are counted on the
/// card, so that without it nobody can even lock the account (reference ID-03).
/// </summary>
public sealed class PersonalCard
{
    public const int TriesBeforePause = 5;
    public const int TriesBeforeVoid = 20;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private PersonalCard() { } // for EF Core

    public Guid Id { get; private init; }
    public Guid AccountId { get; private init; }
    public string SecretHash { get; private init; } = "";
    public string PinHash { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }
    public int FailedTries { get; private set; }
    public DateTimeOffset? PausedUntil { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }

    public static (PersonalCard Card, string Secret) Issue(
        Account owner, string pin, IPasswordHasher<Account> hasher, DateTimeOffset now)
    {
        var secret = SecretCode.NewCode();
        return (WithSecret(owner, secret, pin, hasher, now), secret);
    }

    /// <summary>A new card with the same PIN, which only its owner knows.</summary>
    public (PersonalCard Card, string Secret) Replace(DateTimeOffset now)
    {
        var secret = SecretCode.NewCode();
        return (new PersonalCard
        {
            Id = SecretCode.NewId(), AccountId = AccountId, SecretHash = SecretCode.Hash(secret), PinHash = PinHash, CreatedAt = now,
        }, secret);
    }

    /// <summary>A card whose secret is known beforehand: for the demonstration, whose cards are written down.</summary>
    internal static PersonalCard WithSecret(
        Account owner, string secret, string pin, IPasswordHasher<Account> hasher, DateTimeOffset now) => new()
    {
        Id = SecretCode.NewId(),
        AccountId = owner.Id,
        SecretHash = SecretCode.Hash(secret),
        PinHash = hasher.HashPassword(owner, pin),
        CreatedAt = now,
    };
}

/// <summary>The secret code of 6 digits (« code secret », PIN).</summary>
public static class Pin
{
    public const int Length = 6;

    /// <summary>Why the PIN is refused, said to a young person; null when it is good.</summary>
    public static string? Refusal(string pin)
    {
        if (pin.Length != Length || !pin.All(char.IsAsciiDigit)) return "Écris 6 chiffres.";
        var steps = pin.Zip(pin.Skip(1), (a, b) => b - a).ToHashSet();
        var guessed = steps.Count == 1 && steps.Single() is >= -2 and <= 2   // 111111, 123456, 987654, 135791
            || pin.Distinct().Count() <= 2                                   // 121212, 112211
            || pin[..3] == pin[3..]                                          // 123123
            || pin[..2] == pin[2..4] && pin[2..4] == pin[4..]                // 454545
            || Keyboard.Contains(pin) || LooksLikeBirthDate(pin);
        return guessed ? "Ce code se devine trop vite. Choisis 6 autres chiffres." : null;
    }

    /// <summary>Figures drawn on a phone's keys, and codes everybody thinks of.</summary>
    private static readonly string[] Keyboard = ["147258", "258369", "159753", "753159", "147369", "369147", "789456", "456789", "102030", "112233", "223344", "332211", "147896", "159357", "357159", "100200"];

    /// <summary>Day, month, year: the first thing a relative would try.</summary>
    private static bool LooksLikeBirthDate(string pin) =>
        int.Parse(pin[..2], System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 31
        && int.Parse(pin[2..4], System.Globalization.CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(pin[4..], System.Globalization.CultureInfo.InvariantCulture) is >= 0 and <= 20;
}
