namespace ChildProtection.Platform.Identity;

/// <summary>
/// A step of a sign-in or activation that must not be played twice: a passkey challenge, a code already checked.
/// The browser holds a random key; this row holds its hash and the state, serves once, and expires.
/// </summary>
public sealed class Ceremony
{
    public required string KeyHash { get; init; }

    /// <summary>What the ceremony is for; a state made for one purpose is refused for another.</summary>
    public required string Purpose { get; init; }

    /// <summary>Encrypted by Data Protection.</summary>
    public required byte[] State { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>A key of the Data Protection ring, itself encrypted by the installation's key file.</summary>
public sealed class ProtectionKey
{
    public required string Name { get; init; }
    public required string Xml { get; init; }
}
