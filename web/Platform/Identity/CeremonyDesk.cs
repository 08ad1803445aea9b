using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Opens and closes ceremonies: a random key in a cookie, the state in the database, used once (reference ID-23).
/// </summary>
public sealed class CeremonyDesk(PortalDb db, IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider clock)
{
    private const string CookiePrefix = "__Host-etape-";
    private readonly IDataProtector protector = protection.CreateProtector("ChildProtection.Ceremony.v1");

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A ceremony needs a request.");

    /// <summary>Keeps the state for the next step of the same browser; the ceremony of the same purpose it had before is closed.</summary>
    /// <param name="purpose">Of the ceremony.</param>
    /// <param name="state">Kept encrypted.</param>
    /// <param name="life">How long.</param>
    /// <param name="once">The key of a form that may be sent twice: the second one to open with it fails on a duplicate. Null for a new key.</param>
    public async Task OpenAsync(string purpose, string state, TimeSpan life, string? once = null)
    {
        var key = once ?? SecretCode.NewKey();
        var now = clock.GetUtcNow();
        if (Key(purpose) is { } before) await db.Ceremonies.Where(ceremony => ceremony.KeyHash == before).ExecuteDeleteAsync();
        db.Ceremonies.Add(new Ceremony
        {
            KeyHash = SecretCode.Hash(key),
            Purpose = purpose,
            State = protector.Protect(System.Text.Encoding.UTF8.GetBytes(state)),
            ExpiresAt = now + life,
        });
        await db.SaveChangesAsync();
        Context.Response.Cookies.Append(CookiePrefix + purpose, key, CookieOptions);
    }

    /// <summary>Gives this browser the ceremony that the same form has opened already. False when there is none, or its time is over.</summary>
    public async Task<bool> ResumeAsync(string purpose, string once)
    {
        var (hash, now) = (SecretCode.Hash(once), clock.GetUtcNow());
        if (!await db.Ceremonies.AnyAsync(ceremony => ceremony.KeyHash == hash && ceremony.Purpose == purpose && ceremony.UsedAt == null && ceremony.ExpiresAt > now)) return false;
        Context.Response.Cookies.Append(CookiePrefix + purpose, once, CookieOptions);
        return true;
    }

    /// <summary>The state, without using it up: for a step that may be shown or corrected again. Null when there is none.</summary>
    public async Task<string?> PeekAsync(string purpose)
    {
        if (Key(purpose) is not { } hash) return null;
        var now = clock.GetUtcNow();
        var state = await db.Ceremonies.AsNoTracking()
            .Where(ceremony => ceremony.KeyHash == hash && ceremony.Purpose == purpose && ceremony.UsedAt == null && ceremony.ExpiresAt > now)
            .Select(ceremony => ceremony.State).SingleOrDefaultAsync();
        return Read(state);
    }

    /// <summary>The state, once: of two requests at the same moment one gets it, the other gets null.</summary>
    public async Task<string?> CloseAsync(string purpose)
    {
        if (Key(purpose) is not { } hash) return null;
        var state = await PeekAsync(purpose);
        var now = clock.GetUtcNow();
        var taken = await db.Ceremonies
            .Where(ceremony => ceremony.KeyHash == hash && ceremony.Purpose == purpose && ceremony.UsedAt == null && ceremony.ExpiresAt > now)
            .ExecuteUpdateAsync(update => update.SetProperty(ceremony => ceremony.UsedAt, now).SetProperty(ceremony => ceremony.State, Array.Empty<byte>()));
        Context.Response.Cookies.Delete(CookiePrefix + purpose, CookieOptions);
        return taken == 1 ? state : null;
    }

    private static CookieOptions CookieOptions => new()
    {
        HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true,
    };

    private string? Key(string purpose) =>
        Context.Request.Cookies[CookiePrefix + purpose] is { Length: > 0 and <= 200 } key ? SecretCode.Hash(key) : null;

    private string? Read(byte[]? state) => state is null ? null : System.Text.Encoding.UTF8.GetString(protector.Unprotect(state));
}
