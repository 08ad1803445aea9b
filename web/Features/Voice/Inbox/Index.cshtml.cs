namespace ChildProtection.Features.Voice.Inbox;

/// <summary>« Paroles reçues »: what waits for an answer, by date owed. The words open one by one, on purpose.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(VoiceLists lists, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "p"), Range(1, 1_000)]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<VoiceLists.Waiting> Rows { get; private set; } = [];
    public bool HasNext { get; private set; }
    public bool IsLate(VoiceLists.Waiting row) => !row.IsAnswered && row.AnswerBy < territory.Today(clock);

    public async Task OnGetAsync()
    {
        if (!ModelState.IsValid) PageNumber = 1;
        var rows = await lists.InboxAsync(user.Id, PageNumber);
        HasNext = rows.Count > VoiceLists.PageSize;
        Rows = [.. rows.Take(VoiceLists.PageSize)];
    }
}
