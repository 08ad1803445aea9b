using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Memory;

namespace ChildProtection.Platform.Identity;

/// <summary>
/// Keeps sessions in the database: the cookie holds a random key and nothing else, and signing out ends the
/// session on the server, whatever copies of the cookie exist.
/// </summary>
public sealed class SessionTicketStore(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock)
    : ITicketStore, IDisposable
{
    public const string ProfileItem = "profile";
    public const string DeviceItem = "device";

    /// <summary>Sessions in use at once in one process; the least used leave first.</summary>
    private const int MostTickets = 5_000;

    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(20);

    private readonly IDataProtector protector = protection.CreateProtector("ChildProtection.Session.v1");

    /// <summary>Tickets once read: they never change. Whether the session is open, and whose it is, is asked of the database at each page.</summary>
    private readonly MemoryCache tickets = new(new MemoryCacheOptions { SizeLimit = MostTickets });

    /// <summary>Only <see cref="StartSession"/> makes sessions.</summary>
    public Task<string> StoreAsync(AuthenticationTicket ticket) => throw new NotSupportedException("Use StartSession.");

    /// <summary>The new session’s key; in the transaction of whoever makes it.</summary>
    internal async Task<string> StoreAsync(PortalDb db, AuthenticationTicket ticket)
    {
        var key = SecretCode.NewKey();
        var now = clock.GetUtcNow();
        var profile = SessionProfile.Named(Item(ticket, ProfileItem));
        db.SignInSessions.Add(new SignInSession
        {
            Id = SecretCode.NewId(),
            KeyHash = SecretCode.Hash(key),
            AccountId = Guid.Parse(ticket.Principal.FindFirstValue(ClaimTypes.NameIdentifier)!, CultureInfo.InvariantCulture),
            Role = ticket.Principal.FindFirstValue(ClaimTypes.Role)!,
            Profile = profile.Name,
            Methods = string.Join(' ', ticket.Principal.FindAll(StartSession.MethodClaim).Select(claim => claim.Value)),
            DeviceLabel = Item(ticket, DeviceItem) ?? "Appareil",
            CreatedAt = now,
            LastSeenAt = Minute(now),
            EndsAt = now + profile.Absolute,
            Ticket = protector.Protect(TicketSerializer.Default.Serialize(ticket)),
        });
        await db.SaveChangesAsync();
        return key;
    }

    /// <summary>Tickets never change: whoever signs in again gets a new session (<see cref="StartSession"/>).</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) => throw new NotSupportedException("Use StartSession.");

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, new DefaultHttpContext(), CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var own = IsPage(httpContext) ? null : (AsyncServiceScope?)scopes.CreateAsyncScope();
        try
        {
            var db = (own?.ServiceProvider ?? httpContext.RequestServices).GetRequiredService<PortalDb>();
            // One connection for all that a page asks: opening it three times took as long as asking.
            if (own is null && HttpMethods.IsGet(httpContext.Request.Method)) await db.Database.OpenConnectionAsync(cancellationToken);
            return await RetrieveAsync(db, key, httpContext, cancellationToken);
        }
        finally
        {
            if (own is { } scope) await scope.DisposeAsync();
        }
    }

    /// <summary>A page is over soon, and its connection with it; a socket stays.</summary>
    private static bool IsPage(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null;

    private async Task<AuthenticationTicket?> RetrieveAsync(PortalDb db, string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        var hash = SecretCode.Hash(key);
        var now = clock.GetUtcNow();
        var found = await Found.ByKey.For(db)(db, hash, now, cancellationToken);
        if (found is null) return null;

        if (!found.Holds || !found.Session.IsLiveAt(now))
        {
            await EndAsync(db, hash, !found.Holds ? SessionEnd.AccountChanged : now >= found.Session.EndsAt ? SessionEnd.TooOld : SessionEnd.Idle, now);
            if (found.Holds && SessionEnd.Innocent.Contains(found.Session.EndedReason)) EndedOwner.Note(httpContext, found.Session.AccountId);
            return null;
        }

        // A socket that stays open, or opens again by itself, is nobody's doing: only what people do keeps a session awake.
        var isPeople = httpContext.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.SignalR.HubMetadata>() is null;
        if (isPeople && Minute(now) is var minute && minute > found.Session.LastSeenAt)
        {
            found.Session.LastSeenAt = minute;
            await db.SignInSessions.Where(session => session.KeyHash == hash)
                .ExecuteUpdateAsync(update => update.SetProperty(session => session.LastSeenAt, minute), cancellationToken);
        }
        LiveSession.Note(httpContext, new LiveSession(found.Session.Id, found.Session.Profile, found.Session.IdleEndsAt, found.HasNotices, found.Keys, found.HasPassword));
        if (await TicketAsync(db, hash, cancellationToken) is not { } ticket) return null; // ended this instant
        var identity = ticket.Principal.Identities.First();
        if (identity.FindFirst(CurrentUser.DisplayNameClaim) is { } before && before.Value != found.Name) identity.RemoveClaim(before); // corrected since
        if (!identity.HasClaim(claim => claim.Type == CurrentUser.DisplayNameClaim)) identity.AddClaim(new Claim(CurrentUser.DisplayNameClaim, found.Name));
        identity.AddClaim(new Claim(LiveSession.Claim, found.Session.Id.ToString()));
        return ticket;
    }

    /// <summary>The ticket of an open session, for this request alone: what is added to it stays here. Null when it was emptied meanwhile.</summary>
    private async Task<AuthenticationTicket?> TicketAsync(PortalDb db, string hash, CancellationToken cancellationToken)
    {
        if (tickets.Get<AuthenticationTicket>(hash) is { } known) return known.Clone();
        if (await db.SignInSessions.Where(session => session.KeyHash == hash).Select(session => session.Ticket).SingleOrDefaultAsync(cancellationToken) is not { Length: > 0 } kept) return null;
        var ticket = TicketSerializer.Default.Deserialize(protector.Unprotect(kept))!;
        tickets.Set(hash, ticket, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Forgotten });
        return ticket.Clone();
    }

    public void Dispose() => tickets.Dispose();

    public async Task RemoveAsync(string key)
    {
        await using var scope = scopes.CreateAsyncScope();
        await EndAsync(scope.ServiceProvider.GetRequiredService<PortalDb>(), SecretCode.Hash(key), SessionEnd.SignedOut, clock.GetUtcNow());
    }

    internal static DateTimeOffset Minute(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);

    /// <summary>Ends it and closes its sockets, on every process.</summary>
    private async Task EndAsync(PortalDb db, string hash, string reason, DateTimeOffset now)
    {
        tickets.Remove(hash);
        await using var scope = scopes.CreateAsyncScope();
        var end = ActivatorUtilities.CreateInstance<EndSessions>(scope.ServiceProvider, db);
        await end.WhereAsync(db.SignInSessions.Where(session => session.KeyHash == hash), reason, now);
    }

    private static string? Item(AuthenticationTicket ticket, string name) =>
        ticket.Properties.Items.TryGetValue(name, out var value) ? value : null;

    /// <summary>A session and what every page asks of its owner: read at each request, so translated once.</summary>
    private sealed class Found
    {
        public static readonly OncePerModel<Func<PortalDb, string, DateTimeOffset, CancellationToken, Task<Found?>>> ByKey = new(() => EF.CompileAsyncQuery((PortalDb db, string hash, DateTimeOffset now, CancellationToken _) => (
            from session in db.Set<SignInSession>().AsNoTracking()
            join account in db.Users on session.AccountId equals account.Id
            where session.KeyHash == hash
            select new Found
            {
                Session = new SignInSession
                {
                    Id = session.Id, KeyHash = session.KeyHash, AccountId = session.AccountId, Role = session.Role, Profile = session.Profile, Methods = "", DeviceLabel = "",
                    CreatedAt = session.CreatedAt, LastSeenAt = session.LastSeenAt, EndsAt = session.EndsAt, EndedAt = session.EndedAt, EndedReason = session.EndedReason, Ticket = Array.Empty<byte>(),
                },
                Name = account.DisplayName,
                Holds = account.DisabledAt == null && account.Role == session.Role,
                HasNotices = db.Set<AccessNotice>().Any(notice => notice.AccountId == account.Id && notice.SeenAt == null && (notice.Until == null || notice.Until > now)),
                Keys = db.Set<Microsoft.AspNetCore.Identity.IdentityUserPasskey<Guid>>().Count(key => key.UserId == account.Id),
                HasPassword = account.PasswordHash != null && account.TotpSecret != null,
            }).SingleOrDefault()));

        /// <summary>Without its ticket (<see cref="TicketAsync"/>), its methods and its device, which no page asks for.</summary>
        public required SignInSession Session { get; init; }
        public required string Name { get; init; }

        /// <summary>The account is open and still has the role it signed in with.</summary>
        public required bool Holds { get; init; }
        public required bool HasNotices { get; init; }
        public required int Keys { get; init; }
        public required bool HasPassword { get; init; }
    }
}
