using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Voice.Inbox;

/// <summary>« Paroles reçues »: what waits for an answer, by date owed. The words open one by one, on purpose.</summary>
[Authorize(RolePolicies.Professional)]
public sealed class IndexModel(VoiceLists lists, AuditLog audit, CurrentUser user, TerritoryPack territory, TimeProvider clock) : PageModel
{
    [FromQuery(Name = PagerTagHelper.Key)]
    public int Number { get; set; } = 1;

    public Paged<VoiceLists.Waiting> List { get; private set; } = new([], 1, 1);
    public bool IsLate(VoiceLists.Waiting row) => !row.IsAnswered && row.AnswerBy < territory.Today(clock);

    public async Task OnGetAsync()
    {
        await audit.WriteAsync(VoiceAudit.Listed);
        List = await lists.InboxAsync(user.Id, Number);
    }
}
