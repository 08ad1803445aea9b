using ChildProtection.Features.Committee.Bodies.Rules;
using ChildProtection.Features.Committee.Members;

namespace ChildProtection.Features.Committee.Bodies;

/// <summary>A body, for its members and whoever runs it: what was decided about it, its rules, its groups, one’s mandate, the way out.</summary>
[Authorize(CommitteeAccess.Around), OfModule(CommitteeAccess.Module)]
public sealed class ShowModel(BodyDesk desk, RulesDesk rules, JoinCommittee join) : BodyPage(desk)
{
    public IReadOnlyList<string> Facilitators { get; private set; } = [];

    /// <summary>The rules in force; null when none are written.</summary>
    public RulesDesk.InForce? Rules { get; private set; }

    public async Task OnGetAsync() => (Facilitators, Rules) = (await Desk.FacilitatorsAsync(Body.Id), await rules.InForceAsync(Subject));

    /// <summary>« Sortir »: at once, without a reason.</summary>
    public async Task<IActionResult> OnPostLeaveAsync()
    {
        if (Subject.Runs) return NotFound();
        await join.LeaveAsync(Body.Id);
        return LocalRedirect("/comite");
    }
}
