namespace ChildProtection.Features.Accounts.Profile;

/// <summary>« Mes adultes »: who is around me here, since when, and what they may see.</summary>
[Authorize(RolePolicies.Young)]
public sealed class MyAdultsModel(Circles circles, TimeProvider clock) : PageModel
{
    public IReadOnlyList<Member> Adults { get; private set; } = [];

    /// <summary>When the measure ends, or ended.</summary>
    public DateTimeOffset? CareEndsAt { get; private set; }
    public bool IsOver => CareEndsAt <= clock.GetUtcNow();
    public bool HasNoCaseWorker => Adults.All(adult => adult.Kind != RelationKind.CaseWorker);

    public async Task OnGetAsync() => (Adults, CareEndsAt) = (await circles.AroundMeAsync(), await circles.MyCareEndsAtAsync());
}
