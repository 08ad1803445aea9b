using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Signs somebody in: the only place that does. A new session key each time, so nothing can be fixed beforehand. It writes
/// the cookie itself: the framework’s handler would go on with the key of the session that is there (aspnetcore #22135).
/// </summary>
public sealed class StartSession(
    IHttpContextAccessor http, SessionTicketStore store, EndSessions end, PortalDb db, AuditLog audit, IOptionsMonitor<CookieAuthenticationOptions> cookies, TimeProvider clock)
{
    public const string Scheme = "session";

    /// <summary>Where the framework’s cookie handler looks for the session key (CookieAuthenticationHandler.SessionIdClaim).</summary>
    private const string KeyClaim = "Microsoft.AspNetCore.Authentication.Cookies-SessionId";

    /// <summary>How the person proved who they are (RFC 8176): « pin » and « pop » for card and PIN, « hwk » for a passkey, « pwd » and « otp ».</summary>
    public const string MethodClaim = "amr";

    /// <summary>When the person last proved it, in Unix seconds: sensitive acts ask for a fresh one.</summary>
    public const string AuthenticationTimeClaim = "auth_time";

    /// <summary>What somebody reads whose proof was right, and whose sessions were all ended meanwhile.</summary>
    public const string Overtaken = "Cet espace vient d’être fermé sur tous les appareils. Il faut entrer de nouveau.";

    /// <summary>
    /// Written down first: who cannot be written down does not come in. The account is read again with its stamp, which
    /// <see cref="EndSessions"/> changes: closed, or everything ended since it was loaded: <see cref="BrokenRuleException"/>.
    /// </summary>
    /// <param name="account">As it was loaded before the proof was checked.</param>
    /// <param name="profile">For how long.</param>
    /// <param name="methods">How the person proved it.</param>
    public async Task StartAsync(Account account, SessionProfile profile, params string[] methods)
    {
        var context = http.HttpContext ?? throw new InvalidOperationException("Signing in needs a request.");
        var now = clock.GetUtcNow();
        Claim[] claims =
        [
            new(ClaimTypes.NameIdentifier, account.Id.ToString()),
            new(ClaimTypes.Role, account.Role),
            new(CurrentUser.DisplayNameClaim, account.DisplayName),
            new(AuthenticationTimeClaim, now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
            .. methods.Select(method => new Claim(MethodClaim, method)),
        ];
        var properties = new AuthenticationProperties
        {
            IsPersistent = profile == SessionProfile.OwnDevice,
            IssuedUtc = now,
            ExpiresUtc = now + profile.Absolute,
            AllowRefresh = false,
        };
        properties.Items[SessionTicketStore.ProfileItem] = profile.Name;
        properties.Items[SessionTicketStore.DeviceItem] = DeviceLabel.Of(context.Request.Headers.UserAgent.ToString());

        db.ChangeTracker.Clear(); // so that the database may ask for the act once more
        WriteCookie(await db.InOneTransactionAsync(async () =>
        {
            await audit.WriteAsync(new AuditAct(IdentityAudit.SignedIn, account.Id, Reason: IdentityAudit.Pathway(methods)) { Actor = AuditActor.Of(account) });
            await HoldAsync(account, now);
            if (LiveSession.Of(context) is { } before)
                await end.WhereAsync(db.SignInSessions.Where(session => session.Id == before.Id), SessionEnd.Renewed);
            await CloseOldestAsync(account, now);
            return await store.StoreAsync(db, new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme)), properties, Scheme));
        }), properties);
    }

    /// <summary>Holds the account’s row until the session is there: whoever ends all sessions comes before, or after.</summary>
    private async Task HoldAsync(Account account, DateTimeOffset now)
    {
        DateTimeOffset? today = Account.DayOf(now); // to the day: retention needs no more
        var held = await db.Users
            .Where(one => one.Id == account.Id && one.SecurityStamp == account.SecurityStamp && one.DisabledAt == null && one.Role == account.Role)
            .ExecuteUpdateAsync(update => update.SetProperty(one => one.LastContactAt, today));
        if (held != 1) throw new BrokenRuleException(Overtaken);
    }

    /// <summary>Room for one more device; whoever loses one is told on their next page (reference ID-43).</summary>
    private async Task CloseOldestAsync(Account account, DateTimeOffset now)
    {
        var open = await db.SignInSessions.AsNoTracking()
            .Where(session => session.AccountId == account.Id && session.EndedAt == null && session.EndsAt > now)
            .OrderByDescending(session => session.CreatedAt).ToListAsync();
        var tooMany = open.Where(session => session.IsLiveAt(now)).Skip(SessionProfile.MostOf(account.Role) - 1).Select(session => session.Id).ToList();
        if (tooMany.Count == 0 || await end.WhereAsync(db.SignInSessions.Where(session => tooMany.Contains(session.Id)), SessionEnd.TooMany) == 0) return;
        db.AccessNotices.Add(AccessNotice.To(account.Id, AccessNotice.DeviceClosed, now));
        await db.SaveChangesAsync();
    }

    private void WriteCookie(string key, AuthenticationProperties properties)
    {
        var context = http.HttpContext!;
        var options = cookies.Get(Scheme);
        var cookie = options.Cookie.Build(context);
        cookie.Expires = properties.IsPersistent ? properties.ExpiresUtc : null;
        var reference = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(KeyClaim, key)], Scheme)), Scheme);
        options.CookieManager.AppendResponseCookie(context, options.Cookie.Name!, options.TicketDataFormat.Protect(reference), cookie);
    }

    /// <summary>The young share devices unless they say otherwise with a passkey of their own.</summary>
    public static SessionProfile ProfileOf(Account account, bool ownDevice) => account.Role switch
    {
        Role.Administrator or Role.Moderator => SessionProfile.Sensitive,
        Role.Professional or Role.Facilitator or Role.Observer => SessionProfile.Professional,
        _ => ownDevice ? SessionProfile.OwnDevice : SessionProfile.SharedDevice,
    };
}

/// <summary>« Firefox sur Windows »: what a person recognises of a device, and no more than that.</summary>
internal static class DeviceLabel
{
    private static readonly (string Sign, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Sign, string Name)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    public static string Of(string userAgent) =>
        Find(Browsers, userAgent) is { } browser && Find(Systems, userAgent) is { } system ? $"{browser} sur {system}" : "Appareil";

    private static string? Find((string Sign, string Name)[] names, string userAgent) =>
        names.FirstOrDefault(name => userAgent.Contains(name.Sign, StringComparison.Ordinal)).Name;
}
