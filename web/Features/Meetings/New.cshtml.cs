using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Meetings;

/// <summary>« Préparer une réunion ».</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
public sealed class NewModel(PlanMeeting plan, ReadMeetings read, CommitteeAccess committee) : PreparedPage
{
    [BindProperty, Display(Name = "Instance")]
    [Required(ErrorMessage = "Choisissez une instance.")]
    public Guid? Body { get; set; }

    [BindProperty, Display(Name = "C’est quoi\u00A0?")]
    [Required(ErrorMessage = "Choisissez la sorte de réunion.")]
    public bool? IsWithElected { get; set; }

    [BindProperty]
    public MeetingForm Form { get; set; } = new();

    [BindProperty]
    public Guid SubmissionKey { get; set; } = SecretCode.NewId();

    public static IEnumerable<Choice> Kinds =>
        [new("False", "Une réunion", "calendrier", "Les membres proposent des thèmes."), new("True", "Une rencontre avec les élus", "bulle", "Les membres posent des questions.")];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que chacun sache où et quand venir.", "Les membres de cette instance.", "N’écrivez le nom de personne.");

    public IReadOnlyList<SelectListItem> Bodies { get; private set; } = [];

    protected override async Task<IActionResult?> PrepareAsync()
    {
        Bodies = [.. (await committee.MineAsync()).Select(body => new SelectListItem(body.Name, body.Id.ToString()))];
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync()
    {
        if (MeetingDetails.RefusalOfLink(Form.Link) is { } refusal)
        {
            ModelState.AddModelError("Form.Link", refusal);
            return FormGuard.SameForm();
        }
        var id = await plan.PlanAsync(Body!.Value, IsWithElected!.Value, Form.Times(read), Form.ToDetails(), SubmissionKey);
        return LocalRedirect($"/comite/reunions/{id}");
    }
}
