using ChildProtection.Features.Accounts;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« J’ai fini »: the young person chooses who sees it; an adult closes their side. Nothing changes any more after.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class FinishModel(AutonomyAccess autonomy, AnswerGrid grids, GridLists lists, WhoReads readers, AuditLog audit) : GridPage(autonomy, audit)
{
    [Display(Name = "Qui va lire ?")]
    public Audience? Audience { get; private set; }

    public ReadersNotice? Readers { get; private set; }
    public string FirstName { get; private set; } = "";
    public bool IsLocked { get; private set; }
    public bool HasHoles { get; private set; }

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.Answers) return false;
        var grid = seat.Grid;
        IsLocked = (await lists.OwnSideAsync(seat)).LockedAt is not null;
        HasHoles = (await lists.TasksAsync(seat)).Any(task => task.State != TaskState.Done);
        if (!seat.IsYoung) FirstName = await lists.FirstNameAsync(grid);
        if (!seat.IsYoung || grid.ChildId is not { } childId) return true;
        Audience = grid.FinishedAt is null || grid.WithdrawnAt is not null ? null : grid.Audience;
        Readers = await WithInvitedAsync(grid, childId);
        return true;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(Audience? audience)
    {
        if (!IsYoung) return await grids.LockOwnAsync(Id) ? RedirectToPage("Show", new { id = Id }) : NotFound();
        if (audience is not { } chosen || !Enum.IsDefined(chosen))
        {
            ModelState.AddModelError(nameof(Audience), "Choisis qui va lire.");
            return FormGuard.SameForm();
        }
        return await grids.FinishAsync(Id, chosen) ? RedirectToPage("Show", new { id = Id }) : NotFound();
    }

    /// <summary>The choices of « Ma parole », and beside each the people whom the young person invited to answer: they see it too.</summary>
    private async Task<ReadersNotice> WithInvitedAsync(AutonomyGrid grid, Guid childId)
    {
        var notice = await readers.ChoicesAsync(Purpose.Own, childId, "Pour préparer la suite avec toi.", answerInDays: 0);
        RelationKind[] kinds = [.. new[] { RelationKind.Mentor, RelationKind.FosterCarer }.Where(grid.Asks)];
        var invited = kinds.Length == 0 ? [] : (await Autonomy.Around(childId, kinds).Take(10).ToListAsync()).Select(member => $"{member.Name} ({member.Kind.ShortWord()})").ToList();
        return notice with
        {
            AnswerBy = null,
            Choices = [.. notice.Choices.Select(choice => choice.Value == nameof(Accounts.Audience.OnlyMe)
                ? choice with { Note = "Personne d’autre ne voit tes réponses." } : choice with { Names = [.. choice.Names.Concat(invited).Distinct()] })],
        };
    }
}
