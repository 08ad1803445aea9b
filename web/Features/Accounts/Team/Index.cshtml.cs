namespace ChildProtection.Features.Accounts.Team;

/// <summary>A professional's children and what waits for them: one query each, ten minutes a day.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(Circles circles) : PageModel
{
    private const int PageSize = 25;

    [BindProperty(SupportsGet = true, Name = "p"), Range(1, 1_000)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<Circles.Row> Rows { get; private set; } = [];
    public bool HasNext { get; private set; }

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid) PageNumber = 1;
        var all = await circles.AccompaniedAsync();
        HasNext = all.Count > PageNumber * PageSize;
        Rows = [.. all.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
    }
}
