using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Meetings;

/// <summary>Another day, another place, or no meeting at all: whoever comes is told.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class ChangeModel(PlanMeeting plan, ReadMeetings read) : RunMeetingPage(read)
{
    private readonly ReadMeetings read = read;

    public MeetingForm Form { get; private set; } = new();

    /// <summary>Which state of it was seen.</summary>
    [FromForm]
    public int Seen { get; set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que chacun sache où et quand venir.", "Les membres de cette instance.", "N’écrivez le nom de personne.");

    public void OnGet() => (Form, Seen) = (MeetingForm.Of(Subject, read), Row.Sequence);

    public async Task<IActionResult> OnPostAsync(MeetingForm form)
    {
        Form = form;
        if (MeetingDetails.RefusalOfLink(form.Link) is { } refusal)
        {
            ModelState.AddModelError("Form.Link", refusal);
            return FormGuard.SameForm();
        }
        return await plan.ChangeAsync(Id, form.Times(read), form.ToDetails(), Seen) ? LocalRedirect(Here) : NotFound();
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        Form = MeetingForm.Of(Subject, read);
        return await plan.CancelAsync(Id) ? LocalRedirect(Here) : NotFound();
    }
}
