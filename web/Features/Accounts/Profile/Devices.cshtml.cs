namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Où je suis entré »: the devices that are open now and those that were, and a button to close each (reference ID-42).</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class DevicesModel(PortalDb db, EndSessions end, CurrentUser user, AuditLog audit, TimeProvider clock) : PageModel
{
    private const int EndedShown = 20;

    /// <param name="Id">Of the session.</param>
    /// <param name="Label">« Chrome sur Android ».</param>
    /// <param name="Methods">How one came in, in words.</param>
    /// <param name="Since">When one came in.</param>
    /// <param name="SeenAt">Rounded to five minutes.</param>
    /// <param name="Ended">Why it ended, in words; null while it is open.</param>
    public sealed record Device(Guid Id, string Label, string Methods, DateTimeOffset Since, DateTimeOffset SeenAt, string? Ended);

    public IReadOnlyList<Device> Open { get; private set; } = [];
    public IReadOnlyList<Device> Closed { get; private set; } = [];
    public Guid Current => LiveSession.IdOf(User);

    public async Task OnGetAsync()
    {
        var now = clock.GetUtcNow();
        var since = now - IdentityRetention.SessionsKept;
        var rows = await db.SignInSessions.AsNoTracking()
            .Where(session => session.AccountId == user.Id && session.EndsAt > since && session.EndedReason != SessionEnd.Renewed)
            .OrderByDescending(session => session.CreatedAt).Take(EndedShown * 2).ToListAsync();
        Open = [.. rows.Where(row => row.IsLiveAt(now)).OrderByDescending(row => row.Id == Current).Select(row => Shown(row, null))];
        Closed = [.. rows.Where(row => !row.IsLiveAt(now)).Take(EndedShown).Select(row => Shown(row, WordsOf(row.EndedReason)))];
        Response.Headers["X-Reste"] = LiveSession.Of(HttpContext) is { } session
            ? ((int)(session.EndsAt - now).TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture) : "0";
    }

    public async Task<IActionResult> OnPostEndAsync(Guid session)
    {
        var isEnded = await db.InOneTransactionAsync(async () =>
        {
            if (!await end.OneAsync(user.Id, session, SessionEnd.ByOwner)) return false;
            await audit.WriteAsync(IdentityAudit.SessionsEnded, user.Id);
            return true;
        });
        return isEnded ? RedirectToPage() : NotFound();
    }

    /// <summary>« Déconnecter tous les autres ».</summary>
    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await db.InOneTransactionAsync(async () =>
        {
            if (await end.OfAccountAsync(user.Id, SessionEnd.ByOwner, except: Current) > 0) await audit.WriteAsync(IdentityAudit.SessionsEnded, user.Id);
        });
        return RedirectToPage();
    }

    /// <summary>« J’ai vu »: from the notice shown on any page; those that must stay, stay.</summary>
    public async Task<IActionResult> OnPostSeenAsync(Guid notice, [FromServices] FormKeeper keeper)
    {
        var now = clock.GetUtcNow();
        await db.AccessNotices.Where(told => told.Id == notice && told.AccountId == user.Id && told.Until == null && told.SeenAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(told => told.SeenAt, now));
        return LocalRedirect(keeper.Back());
    }

    private static Device Shown(SignInSession row, string? ended) => new(
        row.Id, row.DeviceLabel, Proof.WordsOf(row.Methods), row.CreatedAt, SignInSession.Rounded(row.LastSeenAt), ended);

    private static string WordsOf(string? reason) => reason switch
    {
        SessionEnd.SignedOut => "Sorti avec le bouton",
        SessionEnd.ByOwner => "Fermé depuis un autre appareil",
        SessionEnd.TooMany => "Fermé : trop d’appareils ouverts",
        SessionEnd.AccessRemade => "Fermé : l’accès a été refait",
        SessionEnd.AllClosed => "Fermé : tout a été fermé",
        SessionEnd.AccountChanged => "Fermé par l’équipe du site",
        _ => "Fermé tout seul, après un temps sans rien faire",
    };
}
