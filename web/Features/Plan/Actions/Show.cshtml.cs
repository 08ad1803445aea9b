using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>« Action du schéma »: where it stands, its figures, what the committee asked. Anybody signed in reads it, and may be told what is new.</summary>
[Authorize(RolePolicies.SignedIn), OfModule(PlanAccess.Module)]
public sealed class ShowModel(ReadAction read, FollowAction follow, PlanLibrary library, CurrentUser user) : LoadedPage<ReadAction.Shown>
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public TerritoryPlan Plan => library.Current;
    public bool IsPilot => user.Is(Role.Observer);

    protected override Task<ReadAction.Shown?> LoadAsync() => read.ReadAsync(Code, Number);

    public void OnGet() { }

    public async Task<IActionResult> OnPostFollowAsync() => await follow.FollowAsync(Code) ? Redirect($"/comite/plan/{Code}") : NotFound();

    public async Task<IActionResult> OnPostStopAsync() => await follow.StopAsync(Code) ? Redirect($"/comite/plan/{Code}") : NotFound();
}
