using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>« Les réunions »: the next ones by month, then the past, of the bodies of whoever asks.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class IndexModel(ReadMeetings read, CommitteeAccess committee, CurrentUser user) : PageModel
{
    public bool Runs => user.Is(Role.Facilitator);
    public bool HasBody { get; private set; }
    public bool HasSeveral { get; private set; }

    /// <summary>To come, by month.</summary>
    public IReadOnlyList<IGrouping<string, ReadMeetings.Line>> ToCome { get; private set; } = [];
    public Paged<ReadMeetings.Line> Past { get; private set; } = new([], 1, 1);

    public string When(Meeting meeting) => MeetingWords.When(read.Local(meeting.StartsAt), read.Local(meeting.EndsAt));

    public async Task OnGetAsync([FromQuery(Name = PagerTagHelper.Key)] int number = 1)
    {
        var bodies = await committee.MineAsync();
        (HasBody, HasSeveral) = (bodies.Count > 0, bodies.Count > 1);
        var (toCome, past) = await read.ListAsync(bodies, number);
        (ToCome, Past) = ([.. toCome.GroupBy(line => MeetingWords.Month(read.Local(line.Row.StartsAt)))], past);
    }
}
