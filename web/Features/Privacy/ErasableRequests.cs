namespace ChildProtection.Features.Privacy;

/// <summary>Requests taken back: in a restored backup they are taken back again, and a granted erasure among them is not done.</summary>
internal sealed class ErasableRequests(TimeProvider clock) : IErasableRows
{
    public const string Code = "rights-request";

    public string Kind => Code;

    public IQueryable<Guid> Back(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).Select(request => request.Id);

    public Task<int> EraseAsync(PortalDb db, IReadOnlyCollection<Guid> ids) => Rows(db, ids).TakeBackAsync(clock.GetUtcNow());

    private static IQueryable<RightsRequest> Rows(PortalDb db, IReadOnlyCollection<Guid> ids) => db.RightsRequests.Where(request => ids.Contains(request.Id) && (request.Words != null || request.EraseAt != null));
}

internal static class TakenBack
{
    /// <summary>The words are destroyed; that a request was made stays for its time.</summary>
    public static Task<int> TakeBackAsync(this IQueryable<RightsRequest> requests, DateTimeOffset now)
    {
        DateTimeOffset? closed = now;
        return requests.ExecuteUpdateAsync(update => update
            .SetProperty(request => request.State, RightsState.Withdrawn)
            .SetProperty(request => request.ClosedAt, request => request.ClosedAt ?? closed)
            .SetProperty(request => request.EraseAt, (DateTimeOffset?)null)
            .SetProperty(request => request.Words, (byte[]?)null));
    }
}
