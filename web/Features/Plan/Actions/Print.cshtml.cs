namespace ChildProtection.Features.Plan.Actions;

/// <summary>The whole plan on paper: each action, where it stands, its last news.</summary>
[Authorize(RolePolicies.SignedIn), OfModule(PlanAccess.Module)]
public sealed class PrintModel(PlanBoard board, TerritoryPack territory, TimeProvider clock) : PageModel
{
    private IReadOnlyList<PlanBoard.Line> lines = [];

    public TerritoryPlan Plan => board.Plan;
    public DateOnly Today => territory.Today(clock);

    /// <summary>Of the last news, by action.</summary>
    public IReadOnlyDictionary<string, string> Words { get; private set; } = new Dictionary<string, string>();

    public IEnumerable<PlanBoard.Line> Of(PlanOrientation orientation) => lines.Where(line => orientation.Actions.Contains(line.Action));

    public async Task OnGetAsync()
    {
        lines = await board.LinesAsync();
        Words = await board.WordsAsync(lines);
    }
}
