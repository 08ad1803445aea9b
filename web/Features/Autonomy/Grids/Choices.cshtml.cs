namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« Ne plus montrer » a finished grid, or erase one that is not: asked on a page of its own, so that nobody does it by mistake.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class ChoicesModel(AutonomyAccess autonomy, AnswerGrid grids, EraseGrid erase, AuditLog audit) : GridPage(autonomy, audit)
{
    public bool IsFinished => Subject.Grid.FinishedAt is not null;
    public bool IsShown => IsFinished && Subject.Grid is { WithdrawnAt: null, Audience: not Accounts.Audience.OnlyMe };

    protected override Task<bool> PrepareAsync(AutonomyAccess.Seat seat) => Task.FromResult(seat.IsYoung);

    public void OnGet() { }

    public async Task<IActionResult> OnPostWithdrawAsync() => await grids.WithdrawAsync(Id) ? RedirectToPage("Show", new { id = Id }) : NotFound();

    public async Task<IActionResult> OnPostEraseAsync() => await erase.EraseAsync(Id) ? RedirectToPage("Index") : NotFound();
}
