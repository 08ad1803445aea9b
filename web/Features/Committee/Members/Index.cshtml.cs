namespace ChildProtection.Features.Committee.Members;

/// <summary>« Les membres »: those who came in, codes for new ones, and the end of a seat.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(CommitteeList list, JoinCommittee join) : PreparedPage
{
    public IReadOnlyList<CommitteeList.Line> Members { get; private set; } = [];
    public int Waiting { get; private set; }

    /// <summary>Just made: shown this one time.</summary>
    public string? Code { get; private set; }

    protected override async Task<IActionResult?> PrepareAsync()
    {
        (Members, Waiting) = (await list.ReadAsync(), await list.CodesAsync());
        return null;
    }

    public void OnGet() { }

    public async Task OnPostCodeAsync()
    {
        Code = SecretCode.Grouped(await join.NewCodeAsync());
        Waiting++;
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        await join.CancelCodesAsync();
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid membre) => await list.EndAsync(membre) ? RedirectToPage() : NotFound();
}
