using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Forums.Preparing;

/// <summary>« Préparer ensemble »: tasks that members take, partners and stands, and the list of what is to do. Facilitators write it, members read it.</summary>
[Authorize(ForumsAccess.Preparer), OfModule(ForumsAccess.Module)]
public sealed class IndexModel(ForumDesk desk, TaskDesk tasks) : ForumPage(desk)
{
    [Display(Name = "La tâche")]
    public string? Task { get; private set; }

    [Display(Name = "Combien de personnes")]
    public int? Places { get; private set; }

    [Display(Name = "Le partenaire")]
    public string? Partner { get; private set; }

    [Display(Name = "Ce qu’il apporte")]
    public string? Brings { get; private set; }

    [Display(Name = "Qui le contacte")]
    public string? Contact { get; private set; }

    [Display(Name = "Ce qu’il faut faire")]
    public string? What { get; private set; }

    [Display(Name = "Avant le"), DataType(DataType.Date)]
    public DateOnly? DueOn { get; private set; }

    [Display(Name = "Qui le fait")]
    public string? Who { get; private set; }

    public ForumSheet Sheet => Forum.Sheet;
    public IReadOnlyList<TaskDesk.Line> Tasks { get; private set; } = [];
    public ReadersNotice Readers { get; } = ForumWords.Members;

    protected override async Task<MyForum?> LoadAsync()
    {
        if (await base.LoadAsync() is not { } found || !found.Runs && !found.Sits) return null;
        Tasks = await tasks.ListAsync(found.Forum.Id);
        return found;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostTakeAsync(Guid tache) => await tasks.TakeAsync(Forum.Id, tache) ? Here() : NotFound();

    public async Task<IActionResult> OnPostLeaveAsync(Guid tache) => await tasks.GiveBackAsync(Forum.Id, tache) ? Here() : NotFound();

    public async Task<IActionResult> OnPostTaskAsync(
        [Required(ErrorMessage = "Écrivez la tâche."), StringLength(ForumTask.NameLength, ErrorMessage = ForumWords.TooLong)] string task,
        [Required(ErrorMessage = "Écrivez un nombre."), Range(1, ForumTask.MostPlaces, ErrorMessage = "Un nombre de 1 à 30.")] int? places)
    {
        (Task, Places) = (task, places);
        return await tasks.AddAsync(Forum.Id, task.Trim(), places!.Value) ? Here() : NotFound();
    }

    public async Task<IActionResult> OnPostUntaskAsync(Guid tache) => await tasks.RemoveAsync(Forum.Id, tache) ? Here() : NotFound();

    public async Task<IActionResult> OnPostStandAsync(
        [Required(ErrorMessage = "Écrivez le partenaire."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string partner,
        [Required(ErrorMessage = "Dites ce qu’il apporte."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string brings,
        [Required(ErrorMessage = "Écrivez une fonction."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string contact)
    {
        (Partner, Brings, Contact) = (partner, brings, contact);
        return await WriteAsync(sheet => sheet.With(new Stand(partner.Trim(), brings.Trim(), contact.Trim())));
    }

    public Task<IActionResult> OnPostUnstandAsync(string nom) => WriteAsync(sheet => sheet.WithoutStand(nom));

    public async Task<IActionResult> OnPostCheckAsync(
        [Required(ErrorMessage = "Écrivez ce qu’il faut faire."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string what,
        [Required(ErrorMessage = "Choisissez un jour.")] DateOnly? dueOn,
        [Required(ErrorMessage = "Écrivez une fonction."), StringLength(ForumSheet.WordsLength, ErrorMessage = ForumWords.TooLong)] string who)
    {
        (What, DueOn, Who) = (what, dueOn, who);
        return await WriteAsync(sheet => sheet.With(new CheckItem(SecretCode.NewId(), what.Trim(), dueOn!.Value, who.Trim(), null)));
    }

    /// <summary>Done today, or not done after all; said twice, it stays.</summary>
    public Task<IActionResult> OnPostDoneAsync(Guid ligne, bool fait) =>
        WriteAsync(sheet => sheet.Checks.FirstOrDefault(one => one.Id == ligne) is { } line ? sheet.With(line with { DoneOn = fait ? line.DoneOn ?? Today : null }) : sheet);

    public Task<IActionResult> OnPostUncheckAsync(Guid ligne) => WriteAsync(sheet => sheet.WithoutCheck(ligne));

    private async Task<IActionResult> WriteAsync(Func<ForumSheet, ForumSheet> change) => Subject.Runs && await Desk.WriteAsync(Forum.Id, change) ? Here() : NotFound();

    private LocalRedirectResult Here() => LocalRedirect($"{Home}/preparer");
}
