namespace ChildProtection.Platform.Identity;

/// <summary>
/// A signed-in device, kept here and not in the cookie, so that it can be ended from anywhere at once. Its end is kept
/// for thirty days, so that its owner recognises what was theirs; then it is forgotten.
/// </summary>
public sealed class SignInSession
{
    public const int LabelLength = 60;
    public const int MethodsLength = 40;

    /// <summary>Names the session in forms, in the device list and between processes. It opens nothing.</summary>
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the random key in the cookie: the database alone opens no session.</summary>
    public required string KeyHash { get; init; }
    public required Guid AccountId { get; init; }

    /// <summary>The role at sign-in: an account whose role changed since has no session left.</summary>
    public required string Role { get; init; }
    public required string Profile { get; init; }

    /// <summary>How the person proved who they are, as in the « amr » claims, separated by spaces.</summary>
    public required string Methods { get; init; }

    /// <summary>« Chrome sur Android »: enough for the owner to recognise the device.</summary>
    public required string DeviceLabel { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rounded down to the minute while the idle limit needs it; shown, and kept after the end, to five minutes.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The authentication ticket, encrypted by Data Protection; emptied at the end.</summary>
    public required byte[] Ticket { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>One of <see cref="SessionEnd"/>.</summary>
    public string? EndedReason { get; set; }

    /// <summary>When it ends unless its owner does something: the idle limit or the absolute one, whichever comes first.</summary>
    public DateTimeOffset IdleEndsAt => LastSeenAt + SessionProfile.Named(Profile).Idle is var idle && idle < EndsAt ? idle : EndsAt;

    public bool IsLiveAt(DateTimeOffset now) => EndedAt is null && now < EndsAt && now - LastSeenAt <= SessionProfile.Named(Profile).Idle;

    /// <summary>No record of each click is kept or shown.</summary>
    public static DateTimeOffset Rounded(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.FromMinutes(5).Ticks, TimeSpan.Zero);
}

/// <summary>Why a session ended: codes for the device list and the audit.</summary>
public static class SessionEnd
{
    public const int Length = 20;
    public const string SignedOut = "signed-out";
    public const string Idle = "idle";
    public const string TooOld = "too-old";
    public const string ByOwner = "by-owner";
    public const string TooMany = "too-many";

    /// <summary>Replaced by a new one after a fresh proof or another sign-in in the same browser.</summary>
    public const string Renewed = "renewed";
    public const string AccountChanged = "account-changed";
    public const string AccessRemade = "access-remade";
    public const string AllClosed = "all-closed";

    /// <summary>Ends after which words still on the device may be kept for their author; not those that take the device away.</summary>
    internal static readonly string?[] Innocent = [null, SignedOut, Idle, TooOld, TooMany, Renewed];
}

/// <summary>How long a session may live, by who and where (NIST SP 800-63B-4 AAL2; reference ID-40).</summary>
public sealed record SessionProfile(string Name, TimeSpan Idle, TimeSpan Absolute)
{
    public static readonly SessionProfile SharedDevice = new("shared", TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));
    public static readonly SessionProfile OwnDevice = new("own", TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));
    public static readonly SessionProfile Professional = new("work", TimeSpan.FromMinutes(30), TimeSpan.FromHours(10));
    public static readonly SessionProfile Sensitive = new("sensitive", TimeSpan.FromMinutes(15), TimeSpan.FromHours(8));

    public static readonly IReadOnlyList<SessionProfile> All = [SharedDevice, OwnDevice, Professional, Sensitive];

    private static readonly Dictionary<string, SessionProfile> ByName = All.ToDictionary(profile => profile.Name);

    /// <summary>An unknown name gets the shortest profile.</summary>
    public static SessionProfile Named(string? name) => ByName.GetValueOrDefault(name ?? "", SharedDevice);

    /// <summary>How many devices may be open at once (reference ID-43).</summary>
    public static int MostOf(string role) => Security.Role.IsStaff(role) ? 2 : 3;
}
