using ChildProtection.Features.Committee;
using ChildProtection.Platform.Ui;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace ChildProtection.Features.Meetings.Minutes;

/// <summary>« Les suites »: what was decided, who does what by when, and what elected members promised.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class FollowModel(ReadMeetings read, FollowTasks follow, CurrentUser user) : MeetingPage(read)
{
    private const string TooLong = "C’est trop long\u00A0: {1} signes au plus.";

    public IReadOnlyList<FollowTasks.Line> Lines { get; private set; } = [];

    [Display(Name = "C’est quoi\u00A0?")]
    public TaskKind? Kind { get; private set; }

    [Display(Name = "En une phrase")]
    public string? Text { get; private set; }

    [Display(Name = "Le membre qui s’en occupe")]
    public Guid? Owner { get; private set; }

    [Display(Name = "Ou la fonction qui s’en occupe")]
    public string? Function { get; private set; }

    [Display(Name = "Pour quel jour"), DataType(DataType.Date)]
    public DateOnly? DueOn { get; private set; }

    public Guid SubmissionKey { get; private set; } = SecretCode.NewId();

    public IReadOnlyList<SelectListItem> Members { get; private set; } = [];

    public IEnumerable<Choice> Kinds => Choice.Of(typeof(TaskKind)).Where(choice => Row.IsWithElected || choice.Value != nameof(TaskKind.Commitment));

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour suivre ce qui est décidé.", "Les membres de cette instance.", "N’écrivez aucun nom dans la phrase.");

    public bool MayEnd(FollowTasks.Line line) => line.Row.State == TaskState.Open && (line.Row.Kind != TaskKind.Decision && Subject.Body.Runs || line.Row.OwnerId == user.Id);

    protected override async Task<MyMeeting?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } mine) return null;
        Lines = await follow.ListAsync(Id);
        if (mine.Body.Runs) Members = [.. (await follow.MembersAsync(mine.Body.Id)).Select(one => new SelectListItem(one.Name, one.Id.ToString()))];
        return mine;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAddAsync(
        [Required(ErrorMessage = "Choisissez ce que c’est."), EnumDataType(typeof(TaskKind), ErrorMessage = "Ce choix n’existe pas.")] TaskKind? kind,
        [Required(ErrorMessage = "Écrivez une phrase."), StringLength(MeetingTask.TextLength, ErrorMessage = TooLong)] string text, Guid? owner,
        [StringLength(MeetingTask.RoleLength, ErrorMessage = TooLong)] string? function, DateOnly? dueOn, Guid submissionKey)
    {
        (Kind, Text, Owner, Function, DueOn, SubmissionKey) = (kind, text, owner, function, dueOn, submissionKey);
        if (kind == TaskKind.Commitment && dueOn is null)
        {
            ModelState.AddModelError("dueOn", "Un engagement a un jour.");
            return FormGuard.SameForm();
        }
        return await follow.AddAsync(Id, kind!.Value, text, (owner, function), dueOn, submissionKey) ? RedirectToPage() : NotFound();
    }

    public async Task<IActionResult> OnPostDoneAsync(Guid task) => await follow.EndAsync(Id, task, null) ? RedirectToPage() : NotFound();

    public async Task<IActionResult> OnPostDropAsync(Guid task, string? why)
    {
        if (string.IsNullOrWhiteSpace(why)) throw new BrokenRuleException("Dites pourquoi c’est abandonné.");
        if (why.Length > MeetingTask.WhyLength) throw new BrokenRuleException($"C’est trop long\u00A0: {MeetingTask.WhyLength} signes au plus.");
        return await follow.EndAsync(Id, task, why) ? RedirectToPage() : NotFound();
    }
}
