namespace ChildProtection.Platform.Identity;

/// <summary>A signed-in device, kept here and not in the cookie, so that it can be ended from anywhere at once.</summary>
public sealed class SignInSession
{
    public const int LabelLength = 60;

    /// <summary>SHA-256 of the random key in the cookie: the database alone opens no session.</summary>
    public required string KeyHash { get; init; }
    public required Guid AccountId { get; init; }
    public required string Profile { get; init; }

    /// <summary>« Chrome sur Android »: enough for the owner to recognise the device.</summary>
    public required string DeviceLabel { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Rounded down to the minute: enough for the idle limit, and no record of each click.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The authentication ticket, encrypted by Data Protection.</summary>
    public required byte[] Ticket { get; set; }
}

/// <summary>How long a session may live, by who and where (NIST SP 800-63B-4 AAL2; reference ID-40).</summary>
public sealed record SessionProfile(string Name, TimeSpan Idle, TimeSpan Absolute)
{
    public static readonly SessionProfile SharedDevice = new("shared", TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));
    public static readonly SessionProfile OwnDevice = new("own", TimeSpan.FromMinutes(30), TimeSpan.FromHours(12));
    public static readonly SessionProfile Professional = new("work", TimeSpan.FromMinutes(30), TimeSpan.FromHours(10));
    public static readonly SessionProfile Sensitive = new("sensitive", TimeSpan.FromMinutes(15), TimeSpan.FromHours(8));

    private static readonly Dictionary<string, SessionProfile> ByName =
        new[] { SharedDevice, OwnDevice, Professional, Sensitive }.ToDictionary(profile => profile.Name);

    /// <summary>An unknown name gets the shortest profile.</summary>
    public static SessionProfile Named(string? name) => ByName.GetValueOrDefault(name ?? "", SharedDevice);
}
