using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy.Desk;

/// <summary>The desk: kinds, days and the person's number; no word, no name. The late ones first.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(PortalDb db, NamedReader reader, TerritoryPack territory, TimeProvider clock) : PageModel
{
    private const int PageSize = 30;

    public sealed record Row(Guid Id, RightsKind Kind, RightsState State, Guid? AccountId, DateTimeOffset AskedAt, DateOnly DueOn, DateTimeOffset? ClosedAt);

    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<Row> List { get; private set; } = new([], 1, 1);
    public string? ReaderName { get; private set; }
    public bool IsLate(Row row) => row.State is RightsState.Waiting && row.DueOn < territory.Today(clock);

    public async Task OnGetAsync()
    {
        ReaderName = await reader.NameAsync();
        List = await db.RightsRequests.AsNoTracking().OrderBy(r => r.ClosedAt != null).ThenBy(r => r.DueOn).ThenBy(r => r.Id)
            .Select(r => new Row(r.Id, r.Kind, r.State, r.AccountId, r.AskedAt, r.DueOn, r.ClosedAt)).PageAsync(Number, PageSize);
    }

    /// <summary>Enough to tell two people apart; the whole number is on the request's page.</summary>
    public static string Number8(Guid? accountId) => accountId?.ToString("N")[..8] ?? "effacée";
}
