namespace ChildProtection.Features.Voice.Mine;

/// <summary>« Ma parole »: what I said here, and where it stands.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class IndexModel(VoiceLists lists, TerritoryPack territory, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p"), Range(1, 1_000)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<VoiceLists.Mine> Rows { get; private set; } = [];
    public bool HasNext { get; private set; }
    public bool IsLate(VoiceLists.Mine row) => row.State is StatementState.Sent or StatementState.Read && row.AnswerBy < territory.Today(clock);

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid) PageNumber = 1;
        var rows = await lists.MineAsync(PageNumber);
        HasNext = rows.Count > VoiceLists.PageSize;
        Rows = [.. rows.Take(VoiceLists.PageSize)];
    }
}
