namespace ChildProtection.Features.Accounts;

/// <summary>An instance with no administrator prints one code, for 24 hours, that makes the first one (ASVS 6.3.2).</summary>
internal sealed class FirstAdministrator(PortalDb db, AuditLog audit, IConfiguration configuration, TimeProvider clock) : IStartTask
{
    public int Order => 100;

    public async Task<IReadOnlyList<string>> RunAsync()
    {
        if (await db.FindsAsync($"SELECT 1 FROM \"AspNetUsers\" WHERE \"Role\" = '{Role.Administrator}' AND \"DisabledAt\" IS NULL LIMIT 1")) return [];
        var now = clock.GetUtcNow();
        var waits = await db.Invitations.AnyAsync(i =>
            i.Role == Role.Administrator && i.InvitedById == null && i.UsedAt == null && i.CancelledAt == null && i.ExpiresAt > now);
        return waits ? ["First administrator: the code printed before still serves; « admin invite » prints another."] : [await PrintAsync()];
    }

    /// <summary>A new code; those printed before and not used are void, so one paper at most opens the door.</summary>
    public Task<string> PrintAsync() => db.InOneTransactionAsync(async () =>
    {
        var now = clock.GetUtcNow();
        await db.Invitations
            .Where(i => i.Role == Role.Administrator && i.InvitedById == null && i.UsedAt == null && i.CancelledAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(i => i.CancelledAt, now));
        var (invitation, code) = Invitation.ToFirstAdministrator(now);
        db.Invitations.Add(invitation);
        await db.SaveChangesAsync();
        await audit.WriteAsync(new AuditAct(AccountsAudit.InvitationMade, ObjectId: invitation.Id, Reason: invitation.Code()) { Actor = AuditActor.Operator });
        var host = configuration["Security:HostName"] is { Length: > 0 } name and not "localhost" ? $"https://{name}" : "http://localhost:5080";
        return $"First administrator: open {host}/bienvenue within 24 hours and type {SecretCode.Grouped(code)} (serves once).";
    });
}
