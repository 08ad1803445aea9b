using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Moderation.Reports;

/// <summary>« Mes signalements »: received, read, decided, with the outcome in kind words.</summary>
[Authorize(RolePolicies.SignedIn)]
public sealed class IndexModel(OwnReports own) : PreparedPage
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<OwnReports.Line> List { get; private set; } = new([], 1, 1);

    /// <summary>Somebody said that there is danger, and nobody has decided yet.</summary>
    public bool IsDanger => List.Rows.Any(row => row.Report.ClosedAt is null && row.Report.Reason.IsDanger());

    protected override async Task<IActionResult?> PrepareAsync()
    {
        List = await own.ListAsync(Number);
        return null;
    }

    public Task OnGetAsync() => own.SeenAsync();

    public async Task<IActionResult> OnPostWithdrawAsync(Guid id) => await own.TakeBackAsync(id) ? RedirectToPage() : NotFound();
}
