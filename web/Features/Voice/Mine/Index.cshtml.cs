using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Voice.Mine;

/// <summary>« Ma parole »: what I said here, and where it stands.</summary>
[Authorize(RolePolicies.Speaker)]
public sealed class IndexModel(VoiceLists lists, TerritoryPack territory, TimeProvider clock) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<VoiceLists.Mine> List { get; private set; } = new([], 1, 1);
    public bool IsLate(VoiceLists.Mine row) => row.State is StatementState.Sent or StatementState.Read && row.AnswerBy < territory.Today(clock);

    public async Task OnGetAsync() => List = await lists.MineAsync(Number);
}
