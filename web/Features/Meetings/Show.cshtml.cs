using ChildProtection.Features.Committee;
using ChildProtection.Features.Meetings.After;
using ChildProtection.Features.Meetings.Agenda;
using ChildProtection.Features.Meetings.Seats;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>One meeting: what the last one changed, when and where, the agenda, and « je viens ».</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class ShowModel(ReadMeetings read, ReadPoints points, RunAgenda agenda, SayOpinion opinions, TakeSeat seats) : MeetingPage(read)
{
    private readonly ReadMeetings read = read;

    public IReadOnlyList<ReadPoints.Line> Points { get; private set; } = [];

    /// <summary>What the last meeting was like, and what changes; null for nothing to say.</summary>
    public SayOpinion.Heard? Last { get; private set; }

    /// <summary>Points that wait for the facilitator.</summary>
    public int Waiting { get; private set; }

    [Display(Name = "Qu’est-ce qui aide à venir\u00A0?")]
    public IReadOnlyList<string> Needs { get; private set; } = [];

    [Display(Name = "Autre chose à dire à l’animateur")]
    public string? Word { get; private set; }

    public bool IsToday => read.Today == DateOnly.FromDateTime(read.Local(Row.StartsAt).DateTime);

    /// <summary>The link is for those who come, on the day.</summary>
    public string? Link => IsToday && !Row.IsOver(Now) && !Row.IsCancelled && (Subject.Comes || Subject.Body.Runs) ? Subject.Details.Link : null;

    public static IEnumerable<Choice> Choices => MeetingNeeds.All.Select(need => new Choice(need.Code, need.Words, need.Icon));

    public ReadersNotice Readers => Subject.Body.Public == BodyPublic.Families
        ? ReadersNotice.Fixed("Pour vous aider à venir.", "Les animateurs de ce groupe.", "Effacé une semaine après la réunion.")
        : ReadersNotice.Fixed("Pour t’aider à venir.", "Les animateurs de ton comité.", "Effacé une semaine après la réunion.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Points = await points.PublishedAsync(Id);
        if (!mine.Row.IsOver(Now)) Last = await opinions.LastAsync(mine);
        if (mine.Body.Runs) Waiting = await agenda.WaitingAsync(Id);
        return mine;
    }

    public async Task OnGetAsync()
    {
        (Needs, Word) = MeetingNeeds.Read(await read.NeedsAsync(Subject));
        await read.SeenAsync(Subject);
    }

    public async Task<IActionResult> OnPostComeAsync(IReadOnlyList<string>? needs, [StringLength(MeetingNeeds.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string? word)
    {
        (Needs, Word) = (needs ?? [], word);
        return await seats.TakeAsync(Id, MeetingNeeds.Text(Needs, word?.ReplaceLineEndings(" "))) ? LocalRedirect(Here) : NotFound();
    }

    public async Task<IActionResult> OnPostLeaveAsync() => await seats.LeaveAsync(Id) ? LocalRedirect(Here) : NotFound();
}
