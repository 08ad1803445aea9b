using Microsoft.AspNetCore.Authentication;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>Ends the session on the server and clears what the device kept.</summary>
[AllowAnonymous]
public sealed class SignOutModel(CurrentUser user) : PageModel
{
    public bool IsStillIn => user.IsSignedIn;

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(StartSession.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToPage();
    }
}
