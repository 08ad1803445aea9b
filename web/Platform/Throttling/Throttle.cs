namespace ChildProtection.Platform.Throttling;

/// <summary>
/// How often something may be tried (reference ID-35): after <paramref name="Every"/> tries a pause, twice as long each
/// time up to eight times, and all is forgotten when nothing was tried for <paramref name="Memory"/>.
/// </summary>
/// <param name="Name">Part of the counter’s key.</param>
/// <param name="Every">Tries between two pauses.</param>
/// <param name="Pause">The first one.</param>
/// <param name="Memory">How long a quiet counter is kept.</param>
public sealed record Throttle(string Name, int Every, TimeSpan Pause, TimeSpan Memory)
{
    /// <summary>Names for <see cref="ThrottledAttribute"/>.</summary>
    public const string Codes = "codes";
    public const string OpenForms = "forms";

    /// <summary>Wrong codes, PINs and passwords from one house. Loose: the young of a foyer share its address.</summary>
    public static readonly Throttle House = new(Codes, 30, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    /// <summary>The same while the whole portal is being tried: an attack from everywhere gets less from each place.</summary>
    public static readonly Throttle HouseInStorm = House with { Every = 8 };

    /// <summary>Wrong codes from everywhere. It never refuses by itself: it makes <see cref="House"/> stricter.</summary>
    public static readonly Throttle Everywhere = new("everywhere", 3_000, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30));

    /// <summary>What a visitor without account sends from one house.</summary>
    public static readonly Throttle Forms = new(OpenForms, 20, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15));

    /// <summary>One address’s password, or one account’s second factor, from one house: strict.</summary>
    public static readonly Throttle PasswordFromHouse = new("password-house", 10, TimeSpan.FromMinutes(5), TimeSpan.FromHours(24));

    /// <summary>A password from everywhere: loose enough that strangers elsewhere hardly keep the owner out, and a passkey opens meanwhile.</summary>
    public static readonly Throttle Password = new("password", 100, TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));

    /// <summary>
    /// Six digits from everywhere, tried by somebody who knows the password: about 120 a day, one chance in 4,000. It may
    /// keep the owner's application waiting; a recovery code and a passkey open meanwhile, and the owner is told.
    /// </summary>
    public static readonly Throttle SecondFactor = new("second-factor", 20, TimeSpan.FromMinutes(30), TimeSpan.FromHours(24));

    /// <summary>One mail a day says that somebody knows the password.</summary>
    public static readonly Throttle SecondFactorAlert = new("second-factor-alert", 1, TimeSpan.FromHours(24), TimeSpan.FromHours(48));

    /// <summary>Counts what nobody has, so that an unknown card takes the time of a known one.</summary>
    public static readonly Throttle Nobody = new("nobody", 1_000_000_000, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));

    public static readonly Throttle RecoveryAlert = new("recovery-alert", 1, TimeSpan.FromHours(3), TimeSpan.FromHours(24));
}
