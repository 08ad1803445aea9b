using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Plan.Actions;

/// <summary>All that was ever said of one action, the newest first.</summary>
[Authorize(RolePolicies.SignedIn), OfModule(PlanAccess.Module)]
public sealed class HistoryModel(ReadAction read, PlanLibrary library) : LoadedPage<PlanAction>
{
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<ReadAction.News> Told { get; private set; } = new([], 1, 1);

    protected override async Task<PlanAction?> LoadAsync()
    {
        if (library.Current.Find(Code) is not { } action) return null;
        Told = await read.HistoryAsync(Code, Number);
        return action;
    }

    public void OnGet() { }
}
