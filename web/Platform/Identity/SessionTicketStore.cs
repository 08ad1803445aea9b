using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Keeps sessions in the database: the cookie holds a random key and nothing else, and signing out ends the
/// session on the server, whatever copies of the cookie exist.
/// </summary>
public sealed class SessionTicketStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
    : ITicketStore
{
    public const string ProfileItem = "profile";
    public const string DeviceItem = "device";

    /// <summary>The name of the claim that carries the session's own key hash, so that pages can name this session.</summary>
    public const string SessionClaim = "session";

    private readonly IDataProtector protector = protection.CreateProtector("ChildProtection.Session.v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = SecretCode.NewKey();
        var now = clock.GetUtcNow();
        var profile = SessionProfile.Named(Item(ticket, ProfileItem));

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        db.SignInSessions.Add(new SignInSession
        {
            KeyHash = SecretCode.Hash(key),
            AccountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
            Profile = profile.Name,
            DeviceLabel = Item(ticket, DeviceItem) ?? "Appareil",
            CreatedAt = now,
            LastSeenAt = Minute(now),
            EndsAt = now + profile.Absolute,
            Ticket = protector.Protect(TicketSerializer.Default.Serialize(ticket)),
        });
        await db.SaveChangesAsync();
        return key;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        var hash = SecretCode.Hash(key);
        var bytes = protector.Protect(TicketSerializer.Default.Serialize(ticket));
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().SignInSessions
            .Where(session => session.KeyHash == hash)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.Ticket, bytes));
    }

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        var hash = SecretCode.Hash(key);
        var now = clock.GetUtcNow();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDb>();
        var users = db.Users;
        var found = await (
            from session in db.SignInSessions
            join account in users on session.AccountId equals account.Id
            where session.KeyHash == hash && session.EndsAt > now && account.DisabledAt == null
            select new { session.Profile, session.LastSeenAt, session.Ticket }).SingleOrDefaultAsync();
        if (found is null) return null;

        if (now - found.LastSeenAt > SessionProfile.Named(found.Profile).Idle)
        {
            await RemoveAsync(key);
            return null;
        }

        if (Minute(now) is var minute && minute > found.LastSeenAt)
            await db.SignInSessions.Where(session => session.KeyHash == hash)
                .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, minute));
        return TicketSerializer.Default.Deserialize(protector.Unprotect(found.Ticket));
    }

    public async Task RemoveAsync(string key)
    {
        var hash = SecretCode.Hash(key);
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PortalDb>().SignInSessions
            .Where(session => session.KeyHash == hash).ExecuteDeleteAsync();
    }

    private static string? Item(AuthenticationTicket ticket, string name) =>
        ticket.Properties.Items.TryGetValue(name, out var value) ? value : null;

    private static DateTimeOffset Minute(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
