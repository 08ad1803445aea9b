using ChildProtection.Features.Autonomy.Statements;

namespace ChildProtection.Features.Autonomy.Grids;

/// <summary>Two sheets of paper for the « projet pour l’autonomie »: what I can do and what matters; what we decided and my steps.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class PrintModel(AutonomyAccess autonomy, GridLists lists, AgreeTogether agree, StepLists steps, ReferentialLibrary library, AuditLog audit) : GridPage(autonomy, audit)
{
    /// <summary>What fits on the first sheet for one domain.</summary>
    private const int MostOfDomain = 3;

    public Side Side { get; private set; } = null!;
    public IReadOnlyList<AgreeTogether.Shown> Agreements { get; private set; } = [];
    public IReadOnlyList<StepLists.Shown> Steps { get; private set; } = [];
    public IReadOnlyList<ReferentialDomain> Domains => library.Current.Domains;

    /// <summary>What the young person does alone, and with help, in this domain, in words.</summary>
    public string Said(ReferentialDomain domain, AnswerKind kind) => Quantities.Words(domain.Statements.Count(one => Side.Of(one)?.Kind == kind), domain.Statements.Count);

    public IReadOnlyList<GridStatement> Important(ReferentialDomain domain) => [.. domain.Statements.Where(one => Side.Of(one)?.IsImportant == true).Take(MostOfDomain)];

    protected override async Task<bool> PrepareAsync(AutonomyAccess.Seat seat)
    {
        if (!seat.IsYoung) return false;
        Side = await lists.OwnSideAsync(seat);
        Agreements = [.. (await agree.AllAsync(seat)).Where(one => one.IsAgreed)];
        Steps = await steps.OpenAsync();
        return true;
    }
}
