namespace ChildProtection.Features.Accounts.Recovery;

/// <summary>« Ce n’était pas toi ? »: what to do, and one button that closes everything.</summary>
[Authorize(RolePolicies.Young)]
public sealed class NotMeModel(RegainAccess regain, CurrentUser user) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await regain.CloseAllAsync(user.Id);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/connexion/ferme");
    }
}

/// <summary>After everything was closed: where to go now. For anybody, since nobody is signed in any more.</summary>
[AllowAnonymous]
public sealed class ClosedModel : PageModel;
