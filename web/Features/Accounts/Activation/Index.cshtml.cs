using ChildProtection.Platform.Throttling;

namespace ChildProtection.Features.Accounts.Activation;

/// <summary>The invitation's code. The QR carries it after the #, which no server and no log ever sees.</summary>
[AllowAnonymous, Throttled(Throttle.Codes)]
public sealed class IndexModel(ActivateAccount activate, ActivationSteps steps, CurrentUser user) : PageModel
{
    [BindProperty, Display(Name = "Le code de l’invitation")]
    [Required(ErrorMessage = "Il manque le code de l’invitation.")]
    [StringLength(60, ErrorMessage = "C’est trop long. Le code a 24 lettres et chiffres.")]
    public string Code { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        var invitation = await activate.FindAsync(Code)
            ?? throw new BrokenRuleException("Ce code ne va pas. Il a peut-être déjà servi, ou il est trop vieux. La personne qui l’a donné peut en faire un nouveau.");
        // Somebody who already has a space takes the new link into it: a second child, a second young person to accompany.
        if (user.IsSignedIn && await activate.JoinAsync(invitation, user.Id)) return LocalRedirect(Entrance.HomeOf(user.Role));
        await steps.KeepAsync(new ActivationState(invitation.Id, invitation.RenewsId ?? SecretCode.NewId()));
        return RedirectToPage(invitation.Role == Role.YoungPerson ? "Name" : "Adult");
    }
}
