namespace ChildProtection.Features.Mentoring.Peers;

/// <summary>« L’entraide »: groups by subject, without anybody’s name before one is inside.</summary>
[Authorize(RolePolicies.Young), OfModule(MentoringAccess.Module)]
public sealed class IndexModel(HelpEachOther peers) : PreparedPage
{
    public IReadOnlyList<HelpEachOther.Shown> Groups { get; private set; } = [];
    public bool MayHelp { get; private set; }
    public DateOnly Today => peers.Today;

    protected override async Task<IActionResult?> PrepareAsync()
    {
        (Groups, MayHelp) = (await peers.MineAsync(), await peers.MayHelpAsync());
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostComeAsync(Guid groupe) => await peers.AskAsync(groupe, isElder: false) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostAidAsync(Guid groupe) => await peers.AskAsync(groupe, isElder: true) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid groupe) => await peers.LeaveAsync(groupe) ? RedirectToPage() : NotFound();
}
