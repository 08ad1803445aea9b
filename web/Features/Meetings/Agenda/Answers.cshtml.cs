using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Meetings.Agenda;

/// <summary>« Publier les réponses »: of elected members, one by one, with who answered.</summary>
[Authorize(CommitteeAccess.Facilitator), OfModule(CommitteeAccess.Module)]
[RereadsText]
public sealed class AnswersModel(ReadMeetings read, ReadPoints points, RunAgenda agenda) : RunMeetingPage(read)
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    public IReadOnlyList<ReadPoints.Line> Published { get; private set; } = [];

    [Display(Name = "La question")]
    public Guid? Point { get; private set; }

    [Display(Name = "Qui répond")]
    public string? Who { get; private set; }

    [Display(Name = "La réponse")]
    public string? Text { get; private set; }

    /// <summary>Questions without an answer.</summary>
    public IReadOnlyList<SelectListItem> Open => [.. Published.Where(point => point.Answer is null).Select(point => new SelectListItem(point.Text, point.Row.Id.ToString()))];

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour que les membres lisent la réponse.", "Les membres de cette instance.", "La réponse ne change plus après.");

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { Row.IsWithElected: true } mine) return null;
        Published = await points.PublishedAsync(Id);
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(
        [Required(ErrorMessage = "Choisissez une question.")] Guid? point,
        [Required(ErrorMessage = "Dites qui répond, avec sa fonction."), StringLength(MeetingPoint.FunctionLength, ErrorMessage = TooLong)] string who,
        [Required(ErrorMessage = "Écrivez la réponse."), StringLength(MeetingPoint.AnswerLength, ErrorMessage = TooLong)] string text)
    {
        (Point, Who, Text) = (point, who, text);
        return await agenda.AnswerAsync(Id, point!.Value, who, text) ? RedirectToPage() : NotFound();
    }
}
