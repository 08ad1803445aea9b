using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Accounts.Team;

/// <summary>A professional's children and what waits for them: one query, ten minutes a day.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(Circles circles, AuditLog audit) : PageModel
{
    private const int PageSize = 25;

    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public int PageCount { get; private set; }
    /// <summary>How many measures should have ended: the référent is asked to write it.</summary>
    public int ToEnd { get; private set; }
    public IReadOnlyList<Circles.Row> Rows { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await audit.WriteAsync(AccountsAudit.ListRead);
        var all = await circles.AccompaniedAsync();
        ToEnd = all.Count(row => row is { IsToEnd: true, Kind: RelationKind.CaseWorker });
        PageCount = Math.Max(1, (all.Count + PageSize - 1) / PageSize);
        Number = Math.Clamp(Number, 1, PageCount);
        Rows = [.. all.Skip((Number - 1) * PageSize).Take(PageSize)];
    }
}
