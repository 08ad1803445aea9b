using System.Security.Claims;

namespace ChildProtection.Platform.Identity;

/// <summary>What this request knows of its own session, read once with it: no page asks the database again.</summary>
/// <param name="Id">Of <see cref="SignInSession"/>.</param>
/// <param name="Profile">The name of its <see cref="SessionProfile"/>.</param>
/// <param name="EndsAt">When it ends if its owner does nothing more.</param>
/// <param name="HasNotices">Whether something about the account is to be told (<see cref="AccessNotice"/>).</param>
/// <param name="Keys">How many passkeys the account has.</param>
/// <param name="HasPassword">Whether it also opens with a password and an authenticator application.</param>
public sealed record LiveSession(Guid Id, string Profile, DateTimeOffset EndsAt, bool HasNotices, int Keys, bool HasPassword)
{
    /// <summary>The claim that carries <see cref="Id"/>, for hubs, which outlive their request.</summary>
    public const string Claim = "session";

    private static readonly object Item = new();

    /// <summary>Null for a visitor.</summary>
    public static LiveSession? Of(HttpContext context) => context.Items[Item] as LiveSession;

    /// <summary>The session of whoever is signed in; <see cref="Guid.Empty"/> for nobody.</summary>
    public static Guid IdOf(ClaimsPrincipal? user) => Guid.TryParse(user?.FindFirstValue(Claim), out var id) ? id : Guid.Empty;

    internal static void Note(HttpContext context, LiveSession session) => context.Items[Item] = session;
}

/// <summary>Whose session has just ended in this browser: what they were sending is kept for them (<see cref="FormKeeper"/>).</summary>
internal static class EndedOwner
{
    private static readonly object Item = new();

    public static Guid? Of(HttpContext context) => context.Items[Item] as Guid?;

    public static void Note(HttpContext context, Guid accountId) => context.Items[Item] = accountId;
}
