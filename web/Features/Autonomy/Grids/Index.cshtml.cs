using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« Mon autonomie »: my grids, my small steps; for an adult, the grids where they are expected.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class IndexModel(GridLists lists, StepLists steps, ReferentialLibrary library, Dates.DueInterviews due, AuditLog audit, CurrentUser user) : PageModel
{
    public bool IsYoung => Role.IsYoung(user.Role);
    public bool HasStatements => library.Current.Domains.Count > 0;
    public IReadOnlyList<GridLists.Mine> Mine { get; private set; } = [];
    public IReadOnlyList<GridLists.Asked> Asked { get; private set; } = [];
    /// <summary>What the dates of one's own young people ask of their référent.</summary>
    public IReadOnlyList<Dates.DueInterviews.Row> Due { get; private set; } = [];
    public IReadOnlyList<StepLists.Shown> Steps { get; private set; } = [];

    /// <summary>The grid that is not finished.</summary>
    public GridLists.Mine? Open => Mine.FirstOrDefault(mine => mine.Grid.FinishedAt is null);

    public async Task OnGetAsync()
    {
        if (IsYoung)
        {
            Mine = await lists.MineAsync();
            Steps = await steps.OpenAsync();
        }
        else
        {
            await audit.WriteAsync(AutonomyAudit.Listed);
            Asked = await lists.AskedAsync();
            if (user.Is(Role.Professional)) Due = await due.OfMineAsync();
        }
    }
}
