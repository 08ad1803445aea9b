using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Members;

/// <summary>« Rejoindre le comité »: a code, given by the facilitator.</summary>
[Authorize(RolePolicies.Young), OfModule(CommitteeAccess.Module), Throttled(Throttle.Codes)]
public sealed class JoinModel(JoinCommittee join, CommitteeAccess committee) : PreparedPage
{
    [Display(Name = "Le code du comité")]
    public string? Code { get; private set; }

    public bool IsMember { get; private set; }

    public ReadersNotice Readers { get; } = ReadersNotice.Fixed("Pour entrer au comité.", "Les animateurs voient ton nom d’ici. Pas ton vrai nom.", "Tu peux sortir quand tu veux. Tu n’as pas à dire pourquoi.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        IsMember = await committee.IsMemberAsync();
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync([Required(ErrorMessage = "Écris le code.")] string? code)
    {
        Code = code;
        try
        {
            await join.JoinAsync(code);
            return LocalRedirect("/comite");
        }
        catch (BrokenRuleException refusal)
        {
            ModelState.AddModelError(nameof(Code), refusal.Message);
            return FormGuard.SameForm();
        }
    }
}
