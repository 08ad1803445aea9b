namespace ChildProtection.Features.Privacy;

/// <summary>Erases at once what is the person's alone and that nobody else was given to read.</summary>
public sealed class EraseMyOwn(PortalDb db, GatherMyData data, AuditLog audit, CurrentUser user)
{
    /// <summary>Written down only when something went.</summary>
    public async Task RunAsync()
    {
        await db.InOneTransactionAsync(async () =>
        {
            var gone = await data.EraseOwnAsync();
            if (gone > 0) await audit.WriteAsync(PrivacyAudit.OwnErased, user.Id, reason: $"erased.{gone}");
        });
        await db.EmptyJournalAsync();
    }
}
