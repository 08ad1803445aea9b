using ChildProtection.Platform.Throttling;
using ChildProtection.Platform.Ui;

namespace ChildProtection.Features.Committee.Members;

/// <summary>« Rejoindre »: a code, given by the facilitator of a body.</summary>
[Authorize(CommitteeAccess.Joins), OfModule(CommitteeAccess.Module), Throttled(Throttle.Codes)]
public sealed class JoinModel(JoinCommittee join, CommitteeAccess committee, CurrentUser user) : PreparedPage
{
    [Display(Name = "Le code")]
    public string? Code { get; private set; }

    public bool IsMember { get; private set; }

    public bool IsYoung => Role.IsYoung(user.Role);

    public ReadersNotice Readers => IsYoung
        ? ReadersNotice.Fixed("Pour entrer dans une instance.", "Les membres et les animateurs voient ton nom d’ici. Pas ton vrai nom.", "Tu peux sortir quand tu veux. Tu n’as pas à dire pourquoi.")
        : ReadersNotice.Fixed("Pour entrer dans un groupe de parents.", "Les membres et les animateurs voient votre nom.", "Vous pouvez sortir quand vous voulez. Vous n’avez pas à dire pourquoi.");

    protected override async Task<IActionResult?> PrepareAsync()
    {
        IsMember = (await committee.MineAsync()).Count > 0;
        return null;
    }

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        Code = code;
        if (string.IsNullOrWhiteSpace(code))
        {
            ModelState.AddModelError(nameof(Code), IsYoung ? "Écris le code." : "Écrivez le code.");
            return FormGuard.SameForm();
        }
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
