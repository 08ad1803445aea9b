using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Privacy.Desk;

/// <summary>The desk: kinds, days and the person's number; no word, no name. The late ones first.</summary>
[Authorize(RolePolicies.Administrator)]
public sealed class IndexModel(DecideRequest desk, NamedReader reader, TerritoryPack territory, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<DecideRequest.Row> List { get; private set; } = new([], 1, 1);
    public string? ReaderName { get; private set; }
    public bool IsLate(DecideRequest.Row row) => row.State is RightsState.Waiting && row.DueOn < territory.Today(clock);

    public async Task OnGetAsync()
    {
        ReaderName = await reader.NameAsync();
        List = await desk.ListAsync(Number);
    }
}
