using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>« Mes réponses », by domain, in words; for a reader of the team, the young person's.</summary>
[Authorize(RolePolicies.Together), OfModule(AutonomyFeature.Module)]
public sealed class AnswersModel(AutonomyAccess autonomy, GridLists lists, ReferentialLibrary library, AuditLog audit) : GridPage(autonomy, audit)
{
    private protected override AuditAction Look => AutonomyAudit.Read;
    public Side Side { get; private set; } = null!;
    public string FirstName { get; private set; } = "";
    public IReadOnlyList<ReferentialDomain> Domains => library.Current.Domains;

    /// <summary>The answers shown are those of an adult.</summary>
    public bool IsAdultSide => Side.Kind != Accounts.RelationKind.Self;

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.IsYoung) FirstName = await lists.FirstNameAsync(seat.Grid);
        if (seat.Answers)
        {
            Side = await lists.OwnSideAsync(seat);
            return seat.IsYoung || Side.AuthorId is null || Side.AuthorId == Autonomy.UserId || (Side.LockedAt is not null && seat.Kind == Accounts.RelationKind.CaseWorker);
        }
        if (await lists.OtherSidesAsync(seat) is not [var shown, ..]) return false;
        Side = shown;
        return true;
    }
}
