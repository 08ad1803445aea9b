namespace ChildProtection.Features.Privacy;

/// <summary>A week before an answer is owed, the named reader gets a second mail (the first came with the request). Once a request.</summary>
public sealed class RemindReader(PortalDb db, NamedReader reader, TerritoryPack territory, TimeProvider clock)
{
    public const int DaysBefore = 7;

    /// <summary>One mail, however many requests wait. Nobody named: nothing is marked, so that the one named later is told.</summary>
    public Task RunAsync() => db.InOneTransactionAsync(async () =>
    {
        if (await reader.AddressAsync() is not { } address) return;
        DateTimeOffset? now = clock.GetUtcNow();
        var near = territory.Today(clock).AddDays(DaysBefore);
        var requests = await db.RightsRequests.Where(request => request.State == RightsState.Waiting && request.DueOn <= near && request.RemindedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(request => request.RemindedAt, now));
        if (requests == 0) return;
        Outbox.Add(db, address, MailTemplate.AnswerAwaited, now.Value);
        await db.SaveChangesAsync();
    });
}
