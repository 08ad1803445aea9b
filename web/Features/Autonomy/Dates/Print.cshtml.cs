namespace ChildProtection.Features.Autonomy.Dates;

/// <summary>The sheet on one page of paper, without « juste pour moi »: paper is left on tables.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class PrintModel(MilestoneLists lists, PrepareMilestone prepare) : LoadedPage<MilestoneLists.Found>
{
    [FromRoute]
    public string Code { get; set; } = "";

    public PrepareMilestone.Shown? Sheet { get; private set; }

    protected override async Task<MilestoneLists.Found?> LoadAsync()
    {
        if (await lists.MineAsync(Code) is not { } found) return null;
        Sheet = await prepare.MineAsync(found.Date.Kind);
        return found;
    }
}
