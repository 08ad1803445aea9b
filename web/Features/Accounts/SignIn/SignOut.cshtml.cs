using Microsoft.AspNetCore.Authentication;

namespace ChildProtection.Features.Accounts.SignIn;

/// <summary>Ends the session on the server and clears what the device kept.</summary>
[AllowAnonymous]
public sealed class SignOutModel(CurrentUser user, AuditLog audit) : PageModel
{
    public bool IsStillIn => user.IsSignedIn;

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(StartSession.Scheme);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        // Written down after, unlike any other act: whoever wants out gets out, even if the log is broken.
        if (user.IsSignedIn) await audit.WriteAsync(IdentityAudit.SignedOut, user.Id);
        return RedirectToPage();
    }
}
