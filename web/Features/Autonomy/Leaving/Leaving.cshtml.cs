using ChildProtection.Features.Accounts;
using ChildProtection.Features.Surveys;

namespace ChildProtection.Features.Autonomy.Leaving;

/// <summary>« Ma situation à la sortie »: the survey when one is open, and whether to be asked again six months after. Nobody else has a page about it.</summary>
[Authorize(RolePolicies.Young), OfModule(AutonomyFeature.Module)]
public sealed class LeavingModel(FollowUp followUp, AutonomyAccess autonomy) : PreparedPage
{
    private Child? self;

    public Survey? Survey { get; private set; }
    public LeavingFollowUp? Mine { get; private set; }

    /// <summary>Of an age at which one is asked, or asked already.</summary>
    public bool IsForMe { get; private set; }

    /// <inheritdoc cref="FollowUp.Ages"/>
    public (int From, int To) Ages => followUp.Ages;

    /// <summary>The end of the measure is near, or past.</summary>
    public bool IsLeaving { get; private set; }

    /// <summary>Being asked again can still be chosen.</summary>
    public bool MayChoose { get; private set; }
    public FollowUpState State => followUp.StateOf(self, Mine, Survey);

    protected override async Task<IActionResult?> PrepareAsync()
    {
        self = await autonomy.SelfAsync();
        if (self is null) return null;
        (IsLeaving, MayChoose) = (followUp.IsLeaving(self), followUp.MayChoose(self));
        Mine = await followUp.MineAsync();
        Survey = await followUp.SurveyAsync();
        IsForMe = followUp.IsForThem(self) || Survey is not null || Mine is { WithdrawnAt: null };
        return null;
    }

    public void OnGet() { }

    /// <summary>« Oui, redemandez-moi ».</summary>
    public async Task<IActionResult> OnPostAsync() => await followUp.ChooseAsync(wants: true) ? RedirectToPage() : NotFound();

    /// <summary>« Ne plus me demander ».</summary>
    public async Task<IActionResult> OnPostStopAsync() => await followUp.ChooseAsync(wants: false) ? RedirectToPage() : NotFound();
}
