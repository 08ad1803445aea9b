using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>Texts that wait, one at a time, the oldest first: published under the body’s name, or returned with a word.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class HeldModel(ReadMeetings read, RunAgenda agenda) : RunMeetingPage(read)
{
    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    [Display(Name = "Votre mot à l’auteur")]
    public string? Word { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour aider l’auteur à écrire encore.", "L’auteur seul.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Waiting = await agenda.WaitingAsync(Id);
        return mine;
    }

    /// <summary>Asked for when it is shown: it is opened and written down then, and no other is.</summary>
    public Task<ReadPoints.Line?> FirstAsync() => agenda.FirstHeldAsync(Id);

    public void OnGet() { }

    public async Task<IActionResult> OnPostPublishAsync(Guid point, long seen) => await agenda.PublishAsync(Id, point, seen) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostReturnAsync(Guid point, long seen,
        [Required(ErrorMessage = "Écrivez un mot\u00A0: l’auteur attend une réponse."), StringLength(MeetingPoint.WordLength, ErrorMessage = "C’est trop long\u00A0: {1} signes au plus.")] string word)
    {
        Word = word;
        return await agenda.ReturnAsync(Id, point, word, seen) ? RedirectToPage() : NotFound();
    }
}
